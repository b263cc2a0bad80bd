/** Summarizing: core's pipeline, whose every generation waits for its turn on the model. */
import {
  SUMMARIZE_LIMIT_CHARACTERS,
  summarizeText,
  type SummarizeOptions,
} from "../../core/summarize/summarizeText.ts";
import type { SummarizeParams, SummarizeResult } from "../../shared/protocol.ts";
import type { ModelUse } from "../modelHost.ts";
import type { TaskWatch } from "../taskWatch.ts";
import { modelNeed, priorityOf, requireLanguage, requireText, type Task } from "./taskContext.ts";

export const runSummarize: Task<SummarizeParams, SummarizeResult> = async (context, params, watch) => {
  const { text, urgency, finished } = params;
  const target = requireLanguage("target", params.target);
  requireText(text, SUMMARIZE_LIMIT_CHARACTERS);
  return context.models.generate(await modelNeed(context, params), priorityOf(urgency), watch, async (use) => {
    const outcome = await summarizeText(use.model, { text, target, finished }, options(use, watch));
    return { text: outcome.text, parts: outcome.parts, stats: outcome.stats, model: use.model.info };
  });
};

function options({ signal }: ModelUse, { report }: TaskWatch): SummarizeOptions {
  return {
    signal,
    onDelta: (text) => report({ kind: "delta", channel: "text", text }),
    onPart: (index, count) => report({ kind: "part", index, count }),
    onSummary: (summary) => report({ kind: "summary", ...summary }),
  };
}
