import { chooseSampling, LONGEST_OUTPUT_TOKENS } from "../../core/chat/samplingPresets.ts";
import type { EngineModel, RenderedPrompt } from "../../core/engine.ts";
import { commonPrefixLength } from "../../core/instructionTokens.ts";
import { chatSystemPrompt } from "../../core/prompts.ts";
import { CancelledError } from "../../shared/cancelSignal.ts";
import { MAX_TEXT_CHARACTERS } from "../../shared/limits.ts";
import type { ChatParams, ChatResult } from "../../shared/protocol.ts";
import { invalidParam, modelNeed, priorityOf, requireText, type Task } from "./taskContext.ts";

/** One answer to a conversation, streamed. */
export const runChat: Task<ChatParams, ChatResult> = async (context, params, watch) => {
  const { messages, answerSoFar, thinkingBudget = 0 } = params;
  // An answer that was begun with thoughts goes on as it began, whatever the switch says by now.
  const thinking = params.thinking || (answerSoFar?.thinking ?? "") !== "";
  requireText(messages.map(({ content }) => content).join(""), MAX_TEXT_CHARACTERS);
  const sampling = chooseSampling({
    thinking,
    ...(params.temperature === undefined ? {} : { temperature: params.temperature }),
    ...(params.seed === undefined ? {} : { seed: params.seed }),
  });
  const maxTokens = params.maxTokens ?? LONGEST_OUTPUT_TOKENS[thinking ? "thinking" : "answer"];
  if (maxTokens < 1) throw invalidParam("maxTokens", "at least 1");
  if (!Number.isInteger(thinkingBudget) || thinkingBudget < 0) throw invalidParam("thinkingBudget", "at least 0");
  const priority = params.urgency === undefined ? "chat" : priorityOf(params.urgency);
  return context.models.generate(await modelNeed(context, params), priority, watch, async ({ model, signal }) => {
    const [prompt, instructions] = await Promise.all([
      model.renderPrompt(messages, { thinking, answerSoFar }),
      renderInstructions(model, messages, thinking),
    ]);
    const instructionTokens = commonPrefixLength(instructions?.tokens ?? [], prompt.tokens);
    const answer = model.generate(prompt, {
      sampling,
      maxTokens,
      signal,
      instructionTokens,
      thinkingBudget: await thoughtTokensLeft(model, thinkingBudget, answerSoFar),
    });
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
  [first]: ChatParams["messages"],
  thinking: boolean,
): Promise<RenderedPrompt | undefined> {
  const own = chatSystemPrompt();
  if (first?.role !== own.role || first.content !== own.content) return undefined;
  return model.renderPrompt([own, { role: "user", content: "" }], { thinking });
}

/** Of an answer that goes on, what was thought before counts. One token at least: the model must be there to be interrupted. */
async function thoughtTokensLeft(
  model: EngineModel,
  budget: number,
  answerSoFar: ChatParams["answerSoFar"],
): Promise<number | undefined> {
  if (budget === 0) return undefined;
  return Math.max(1, budget - (await model.countTokens(answerSoFar?.thinking ?? "")));
}
