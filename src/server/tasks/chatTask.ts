import { chooseSampling, LONGEST_OUTPUT_TOKENS } from "../../core/chat/samplingPresets.ts";
import { AppError } from "../../shared/appError.ts";
import { CancelledError } from "../../shared/cancelSignal.ts";
import { MAX_TEXT_CHARACTERS } from "../../shared/limits.ts";
import type { ChatParams, ChatResult } from "../../shared/protocol.ts";
import { modelNeed, requireText, type Task } from "./taskContext.ts";

/** One answer to a conversation, streamed. */
export const runChat: Task<ChatParams, ChatResult> = async (context, params, watch) => {
  const { messages, thinking } = params;
  requireText(messages.map(({ content }) => content).join(""), MAX_TEXT_CHARACTERS);
  const sampling = chooseSampling({
    thinking,
    ...(params.temperature === undefined ? {} : { temperature: params.temperature }),
    ...(params.seed === undefined ? {} : { seed: params.seed }),
  });
  const maxTokens = params.maxTokens ?? LONGEST_OUTPUT_TOKENS[thinking ? "thinking" : "answer"];
  if (maxTokens < 1) {
    throw new AppError("config.invalid", "maxTokens is less than 1", {
      details: { setting: "maxTokens", reason: "at least 1" },
    });
  }
  return context.models.generate(await modelNeed(context, params), watch, async ({ model, signal }) => {
    const prompt = await model.renderPrompt(messages, { thinking });
    watch.report({ kind: "started", promptTokens: prompt.tokens.length });
    const answer = model.generate(prompt, { sampling, maxTokens, signal });
    let step = await answer.next();
    while (step.done !== true) {
      watch.report({ kind: "delta", ...step.value });
      step = await answer.next();
    }
    // Who cancelled knows what it has seen; an unloaded model must not look like a short answer.
    if (signal.aborted) throw new CancelledError();
    return { ...step.value, model: model.info };
  });
};
