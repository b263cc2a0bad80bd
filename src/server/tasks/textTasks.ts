/** Translating and summarizing: core's pipelines, whose every generation waits for its turn on the model. */
import { setImmediate as nextTurn } from "node:timers/promises";
import type { Priority } from "../../core/engine.ts";
import { SUMMARIZE_LIMIT_CHARACTERS, summarizeText } from "../../core/summarize/summarizeText.ts";
import type { TextTaskOptions } from "../../core/textTask.ts";
import { TRANSLATE_LIMIT_CHARACTERS, translateText } from "../../core/translate/translateText.ts";
import type {
  SummarizeParams,
  SummarizeResult,
  TranslateParams,
  TranslateResult,
  Urgency,
} from "../../shared/protocol.ts";
import type { ModelUse } from "../modelHost.ts";
import type { TaskWatch } from "../taskWatch.ts";
import { modelNeed, requireLanguage, requireText, type Task } from "./taskContext.ts";

export const runTranslate: Task<TranslateParams, TranslateResult> = async (context, params, watch) => {
  const { text, urgency } = params;
  const target = requireLanguage("target", params.target);
  const source = params.source === undefined ? undefined : requireLanguage("source", params.source);
  requireText(text, TRANSLATE_LIMIT_CHARACTERS);
  return context.models.generate(await modelNeed(context, params), priorityOf(urgency), watch, async (use) => {
    const outcome = await translateText(use.model, { text, target, source }, options(use, watch));
    return { text: outcome.text, segments: [], notes: [], records: {}, stats: outcome.stats, model: use.model.info };
  });
};

export const runSummarize: Task<SummarizeParams, SummarizeResult> = async (context, params, watch) => {
  const { text, urgency } = params;
  const target = requireLanguage("target", params.target);
  requireText(text, SUMMARIZE_LIMIT_CHARACTERS);
  return context.models.generate(await modelNeed(context, params), priorityOf(urgency), watch, async (use) => {
    const outcome = await summarizeText(use.model, { text, target }, options(use, watch));
    return { text: outcome.text, parts: outcome.parts, stats: outcome.stats, model: use.model.info };
  });
};

function priorityOf(urgency: Urgency = "background"): Priority {
  return urgency === "interactive" ? "hover" : "batch";
}

function options({ signal }: ModelUse, { report }: TaskWatch): TextTaskOptions {
  return {
    signal,
    onDelta: (text) => report({ kind: "delta", channel: "text", text }),
    onPart: (index, count) => report({ kind: "part", index, count }),
    nextTurn: () => nextTurn(),
  };
}
