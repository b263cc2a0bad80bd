/** Translating: core's pipeline, whose every generation waits for its turn on the model. */
import { setImmediate as nextTurn } from "node:timers/promises";
import { FORMAT_IDS } from "../../core/translate/formats/documentFormat.ts";
import {
  requireDocument,
  translateDocument,
  type TranslationRequest,
} from "../../core/translate/pipeline/translateDocument.ts";
import type { TranslateParams, TranslateResult } from "../../shared/protocol.ts";
import type { GlossaryTerm, Register, TextSpan } from "../../shared/translation.ts";
import { translateInThread } from "../documents/translateInThread.ts";
import type { EncodedResult } from "../encodedResult.ts";
import { invalidParam, modelNeed, priorityOf, requireLanguage, type Task } from "./taskContext.ts";

/**
 * From this length on, in UTF-16 units, a document gets a thread of its own: reading it would keep everybody else waiting for longer
 * than the thread takes to start.
 */
const LARGE_DOCUMENT_CHARACTERS = 200_000;

export const runTranslate: Task<TranslateParams, TranslateResult | EncodedResult> = async (context, params, watch) => {
  const request = translationRequest(params);
  return context.models.generate(await modelNeed(context, params), priorityOf(params.urgency), watch, async (use) => {
    const { model, signal } = use;
    const options = { signal, onProgress: watch.report };
    if (isLarge(request)) {
      const onQueued = (ahead: number): void => watch.report({ kind: "queued", ahead });
      return translateInThread(model, request, { ...options, onQueued });
    }
    const outcome = await translateDocument(model, request, { ...options, nextTurn: () => nextTurn() });
    return { ...outcome, model: model.info };
  });
};

/**
 * Before a model is loaded for it, which can take a minute.
 * @throws AppError config.invalid, input.empty, input.tooLarge
 */
function translationRequest(params: TranslateParams): TranslationRequest {
  const {
    text,
    dialect,
    ranges,
    register = "neutral",
    glossary = [],
    previous,
    finished,
    format = "plaintext",
  } = params;
  const target = requireLanguage("target", params.target);
  const source = params.source === undefined ? undefined : requireLanguage("source", params.source);
  requireDocument(text);
  if (!FORMAT_IDS.some((id) => id === format)) {
    throw invalidParam("format", `${format} is none of ${FORMAT_IDS.join(", ")}`);
  }
  requireRegister(register);
  if (ranges !== undefined) requireRanges(ranges, text.length);
  requireGlossary(glossary);
  return { text, target, source, format, dialect, ranges, register, glossary, previous, finished };
}

function isLarge({ text, previous }: TranslationRequest): boolean {
  return text.length + (previous?.text.length ?? 0) >= LARGE_DOCUMENT_CHARACTERS;
}

const REGISTERS: readonly Register[] = ["neutral", "formal", "casual"];

function requireRegister(register: Register): void {
  if (!REGISTERS.includes(register)) throw invalidParam("register", `${register} is none of ${REGISTERS.join(", ")}`);
}

function requireRanges(ranges: readonly TextSpan[], length: number): void {
  let at = 0;
  for (const { start, end } of ranges) {
    const isPlace = Number.isInteger(start) && Number.isInteger(end) && start <= end && end <= length;
    if (!isPlace || start < at) throw invalidParam("ranges", `${start} to ${end} is out of order or not in the text`);
    at = end;
  }
}

function requireGlossary(glossary: readonly GlossaryTerm[]): void {
  for (const { source, target } of glossary) {
    if (typeof source !== "string" || typeof target !== "string" || source.trim() === "") {
      throw invalidParam("glossary", "each term needs a source and a target");
    }
  }
}
