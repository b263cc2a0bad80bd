import { chooseSampling, LONGEST_OUTPUT_TOKENS } from "../../core/chat/samplingPresets.ts";
import type { EngineModel, RenderedPrompt } from "../../core/engine.ts";
import { commonPrefixLength } from "../../core/instructionTokens.ts";
import { chatSystemPrompt } from "../../core/prompts.ts";
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
  return context.models.generate(await modelNeed(context, params), "chat", watch, async ({ model, signal }) => {
    const [prompt, instructions] = await Promise.all([
      model.renderPrompt(messages, { thinking }),
      renderInstructions(model, params),
    ]);
    const instructionTokens = commonPrefixLength(instructions?.tokens ?? [], prompt.tokens);
    const answer = model.generate(prompt, { sampling, maxTokens, signal, instructionTokens });
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

/**
 * The product's own system message with nothing after it. A system message that is not word for word the product's may
 * hold somebody's own words: there are no instructions then.
 */
async function renderInstructions(
  model: EngineModel,
  { messages: [first], thinking }: ChatParams,
): Promise<RenderedPrompt | undefined> {
  const own = chatSystemPrompt();
  if (first?.role !== own.role || first.content !== own.content) return undefined;
  return model.renderPrompt([own, { role: "user", content: "" }], { thinking });
}
