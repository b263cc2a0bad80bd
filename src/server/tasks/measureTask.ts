/**
 * Counting what a chat would take, in the tokens of the model that would answer it. Asked at each rest of somebody's typing,
 * so what has been counted once is remembered: of a conversation that did not change only the draft is counted anew.
 */
import { createHash } from "node:crypto";
import { answerReserve } from "../../core/chat/contextBudget.ts";
import type { EngineModel } from "../../core/engine.ts";
import { commonPrefixLength } from "../../core/instructionTokens.ts";
import { AppError } from "../../shared/appError.ts";
import { CancelledError, throwIfCancelled } from "../../shared/cancelSignal.ts";
import { MAX_TEXT_CHARACTERS } from "../../shared/limits.ts";
import type { MeasureParams, MeasureResult } from "../../shared/protocol.ts";
import { modelPath, requireLength, type Task } from "./taskContext.ts";

/** Remembered for each model. A window shows a few conversations, a question carries a few files. */
const REMEMBERED_COUNTS = 512;

/** Null when the model is not in memory. It is not loaded for this, and looking at it does not keep it there. */
export const runMeasure: Task<MeasureParams, MeasureResult | null> = async (context, params, { signal }) => {
  const { messages, texts } = params;
  // Each by itself: the texts are parts of the messages, mostly, and what a chat may carry can be measured.
  requireLength(
    messages.map(({ content }) => content),
    MAX_TEXT_CHARACTERS,
  );
  requireLength(texts, MAX_TEXT_CHARACTERS);
  const path = await modelPath(context, params.model).catch(noModel);
  const model = path === undefined ? undefined : context.models.inMemory(path);
  if (model === undefined) return null;
  try {
    return await measure(model, params, signal);
  } catch (error) {
    // A model that leaves while it counts fails in many ways.
    if (!CancelledError.is(error) && context.models.inMemory(model.info.path) !== model) return null;
    throw error;
  }
};

function noModel(error: unknown): undefined {
  if (AppError.is(error, "model.none") || AppError.is(error, "model.notFound")) return undefined;
  throw error;
}

async function measure(
  model: EngineModel,
  { messages, thinking, thinkingBudget, texts }: MeasureParams,
  signal: AbortSignal,
): Promise<MeasureResult> {
  const counts = countsOf(model);
  const { contextTokens } = model.info;
  const prompt = await counts.prompt({ messages, thinking });
  const textTokens: number[] = [];
  for (const text of texts) {
    throwIfCancelled(signal); // the tokenizer holds up everybody's answers while it works on a long text
    textTokens.push(await counts.text(text));
  }
  return {
    contextTokens,
    ...prompt,
    textTokens,
    answerTokens: answerReserve({ contextTokens, thinking, thinkingBudget }),
  };
}

type PromptCount = Pick<MeasureResult, "promptTokens" | "systemTokens">;
type Prompt = Pick<MeasureParams, "messages" | "thinking">;

const countsByModel = new WeakMap<EngineModel, TokenCounts>();

function countsOf(model: EngineModel): TokenCounts {
  const known = countsByModel.get(model) ?? new TokenCounts(model);
  countsByModel.set(model, known);
  return known;
}

/** What one model has counted. It remembers numbers and checksums, none of the texts. */
class TokenCounts {
  private readonly model: EngineModel;
  private readonly texts = new Map<string, number>();
  private readonly prompts = new Map<string, PromptCount>();

  constructor(model: EngineModel) {
    this.model = model;
  }

  text(text: string): Promise<number> {
    return remembered(this.texts, text, () => this.model.countTokens(text));
  }

  prompt(prompt: Prompt): Promise<PromptCount> {
    return remembered(this.prompts, JSON.stringify([prompt.thinking, prompt.messages]), () => this.count(prompt));
  }

  /** The system's part is what the prompt has in common with that of an empty question behind the same instructions. */
  private async count({ messages, thinking }: Prompt): Promise<PromptCount> {
    const system = messages.filter(({ role }) => role === "system");
    const { tokens } = await this.model.renderPrompt(messages, { thinking });
    const bare = await this.model.renderPrompt([...system, { role: "user", content: "" }], { thinking });
    return { promptTokens: tokens.length, systemTokens: commonPrefixLength(bare.tokens, tokens) };
  }
}

async function remembered<T>(counts: Map<string, T>, of: string, count: () => Promise<T>): Promise<T> {
  const key = createHash("sha256").update(of).digest("base64");
  const value = counts.get(key) ?? (await count());
  counts.delete(key);
  counts.set(key, value);
  const [oldest] = counts.keys();
  if (counts.size > REMEMBERED_COUNTS && oldest !== undefined) counts.delete(oldest);
  return value;
}
