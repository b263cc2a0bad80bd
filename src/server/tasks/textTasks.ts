/** Translating and summarizing: core's pipelines, on a model whose turn has come. */
import type { EngineModel } from "../../core/engine.ts";
import { SUMMARIZE_LIMIT_CHARACTERS, summarizeText } from "../../core/summarize/summarizeText.ts";
import type { TextTaskOptions } from "../../core/textTask.ts";
import { TRANSLATE_LIMIT_CHARACTERS, translateText } from "../../core/translate/translateText.ts";
import type { SummarizeParams, SummarizeResult, TranslateParams, TranslateResult } from "../../shared/protocol.ts";
import type { ModelUse, TaskWatch } from "../modelHost.ts";
import { modelNeed, requireLanguage, requireText, type Task } from "./taskContext.ts";

export const runTranslate: Task<TranslateParams, TranslateResult> = async (context, params, watch) => {
  const { text } = params;
  const target = requireLanguage("target", params.target);
  const source = params.source === undefined ? undefined : requireLanguage("source", params.source);
  requireText(text, TRANSLATE_LIMIT_CHARACTERS);
  return context.models.generate(await modelNeed(context, params), watch, async (use) => {
    const outcome = await translateText(tellingStart(use.model, watch), { text, target, source }, options(use, watch));
    return { text: outcome.text, stats: outcome.stats, model: use.model.info };
  });
};

export const runSummarize: Task<SummarizeParams, SummarizeResult> = async (context, params, watch) => {
  const { text } = params;
  const target = requireLanguage("target", params.target);
  requireText(text, SUMMARIZE_LIMIT_CHARACTERS);
  return context.models.generate(await modelNeed(context, params), watch, async (use) => {
    const outcome = await summarizeText(tellingStart(use.model, watch), { text, target }, options(use, watch));
    return { text: outcome.text, parts: outcome.parts, stats: outcome.stats, model: use.model.info };
  });
};

function options({ signal }: ModelUse, { report }: TaskWatch): TextTaskOptions {
  return {
    signal,
    onDelta: (text) => report({ kind: "delta", channel: "text", text }),
    onPart: (index, count) => report({ kind: "part", index, count }),
  };
}

/** The same model, which reports the size of the first prompt that it is given. */
function tellingStart(model: EngineModel, { report }: TaskWatch): EngineModel {
  let started = false;
  return {
    info: model.info,
    renderPrompt: (messages, how) => model.renderPrompt(messages, how),
    countTokens: (text) => model.countTokens(text),
    generate: (prompt, how) => {
      if (!started) report({ kind: "started", promptTokens: prompt.tokens.length });
      started = true;
      return model.generate(prompt, how);
    },
    dispose: () => model.dispose(),
  };
}
