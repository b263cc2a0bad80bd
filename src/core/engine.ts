/**
 * The Engine port: what a language model can do, as the rest of the product sees it. src/server/engine/llamaEngine.ts
 * implements it on llama.cpp; tests implement it in a few lines. Nothing here knows how tokens are made.
 */
import type { CancelSignal } from "../shared/cancelSignal.ts";
import type { ChatMessage } from "../shared/chatMessage.ts";
import type { MachineFacts } from "../shared/fitReport.ts";
import type { FinishReason, GenerationStats, LoadSettings, ModelInfo } from "../shared/protocol.ts";

export interface LoadOptions {
  /** Absolute path of a GGUF file. */
  readonly path: string;
  readonly settings: LoadSettings;
  readonly signal?: CancelSignal;
  /** Share of loading that is done, 0 to 1, never going backwards. */
  readonly onProgress?: (fraction: number) => void;
}

export interface MemoryUse {
  readonly ramBytes: number;
  readonly vramBytes: number;
}

/** Loads models. One per server process. */
export interface Engine {
  /**
   * Finds out whether a file could be loaded at all, from its header and its chat template, without its weights: so that a
   * mistyped path does not cost the model that is in memory.
   * @throws AppError model.* or template.invalid, as `loadModel` would
   */
  checkModel(path: string): Promise<void>;

  /**
   * Whether the memory that is free now holds this model, loaded as asked, beside those that are loaded or being loaded.
   * Errs on the side of no. Left out: never.
   * @param freed what others that are in memory would give back before
   */
  fitsBeside?(path: string, settings: LoadSettings, freed?: MemoryUse): Promise<boolean>;

  /**
   * What the machine has for a model that is loaded with these settings, as it is now. Left out: an engine that runs elsewhere.
   * @param modelsDir the folder that models are downloaded to
   */
  describeMachine?(settings: LoadSettings, modelsDir: string): Promise<MachineFacts>;

  /**
   * @throws AppError model.* when the file cannot be used, template.invalid when its template cannot be rendered
   * @throws CancelledError when the signal is aborted
   */
  loadModel(options: LoadOptions): Promise<EngineModel>;
  dispose(): Promise<void>;
}

/** A conversation rendered through the model's own chat template and tokenised segment by segment. */
export interface RenderedPrompt {
  /** What the template printed, for people to read. */
  readonly text: string;
  readonly tokens: readonly number[];
  /** True when the prompt's tail leaves the model inside a thought, so that its first words are thinking. */
  readonly startsInThinking: boolean;
  /** The prompt ends with the beginning of the answer: what comes belongs to this channel. Left out: the answer begins. */
  readonly goesOnIn?: GenerationDelta["channel"] | undefined;
}

/** What there is of an answer. Both texts are data: nothing in them becomes a control token. */
export interface AnswerSoFar {
  readonly text: string;
  readonly thinking: string;
}

export interface PromptOptions {
  readonly thinking: boolean;
  /** The beginning of the answer. The thoughts of a model that has none are left out. */
  readonly answerSoFar?: AnswerSoFar | undefined;
}

export interface Sampling {
  /** 0 is greedy. */
  readonly temperature: number;
  /** Always set: without it the whole vocabulary is sorted for each token. */
  readonly topK: number;
  readonly topP: number;
  readonly minP: number;
  /** Same seed and prompt, same answer. Left out: a new one each time. */
  readonly seed?: number;
}

/** What waits for whom: somebody who reads along, somebody who points at something, nobody in particular. */
export type Priority = "chat" | "hover" | "batch";

export interface GenerateOptions {
  readonly sampling: Sampling;
  /** The answer ends here at the latest, with finish reason "length". */
  readonly maxTokens: number;
  /**
   * After so many tokens of thought, at least one, the thought is ended and the model answers. The end's own tokens are part of
   * the thought and of what was generated. Left out: the model thinks as long as it likes.
   */
  readonly thinkingBudget?: number | undefined;
  readonly signal?: CancelSignal;
  /** "batch" when left out. */
  readonly priority?: Priority;
  /**
   * How many of the prompt's first tokens hold nothing that a user wrote: the instructions of a task. What the model made
   * of them may be kept on disk for later prompts that begin alike. 0 when left out: nothing is kept beyond memory.
   */
  readonly instructionTokens?: number;
}

/** A piece of the answer. Never ends inside a character, in any script. */
export interface GenerationDelta {
  readonly channel: "text" | "thinking";
  readonly text: string;
}

export interface GenerationResult {
  readonly text: string;
  readonly thinking: string;
  readonly finishReason: FinishReason;
  readonly stats: GenerationStats;
}

/** One loaded model. */
export interface EngineModel {
  readonly info: ModelInfo;

  /**
   * @throws AppError template.invalid when the template throws, loops or prints without end
   */
  renderPrompt(messages: readonly ChatMessage[], options: PromptOptions): Promise<RenderedPrompt>;

  /** Exact count in the model's own vocabulary, for text without any markers. Yields to the event loop on long texts. */
  countTokens(text: string): Promise<number>;

  /**
   * Streams the answer and returns it whole. Any number of calls may be open: `info.parallel` of them are worked on side
   * by side in shared batches. When more are open, those of higher priority are worked on, and a call of lower priority
   * that was begun already is set aside and goes on where it was. Cancelling ends the stream with finish reason "cancelled" and what was
   * written so far; it does not throw.
   * @throws AppError generation.contextOverflow when prompt and answer room exceed the context, generation.failed else
   */
  generate(prompt: RenderedPrompt, options: GenerateOptions): AsyncGenerator<GenerationDelta, GenerationResult>;

  /** Frees the memory. Idempotent; a running generation ends as cancelled first. */
  dispose(): Promise<void>;
}
