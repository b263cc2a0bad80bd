import { FinishedSummaries } from "../../core/summarize/finishedSummaries.ts";
import { FinishedSegments } from "../../core/translate/update/finishedSegments.ts";
import type { TranslateParams } from "../../shared/protocol.ts";

/** Answers whose tasks are remembered. Nobody goes on with older ones. */
const REMEMBERED_ANSWERS = 20;

/** All that decides what becomes of a text, but for the model. */
type TranslationRequest = Pick<TranslateParams, "text" | "target" | "format" | "dialect" | "register" | "glossary">;

/** Of one answer. */
export class InterruptedTask {
  /** Each with a hash of all that was asked for it: what is asked otherwise finds none. */
  readonly summaries = new FinishedSummaries();
  /** As far as it is known. */
  readonly modelName: string | undefined;
  /** By what was asked. */
  private readonly translations = new Map<string, FinishedSegments>();

  constructor(modelName: string | undefined) {
    this.modelName = modelName;
  }

  /** What a request for the same had finished: with another glossary or register nothing. */
  segmentsOf(request: TranslationRequest): FinishedSegments {
    const { text, target, format, dialect, register, glossary } = request;
    const key = JSON.stringify([text, target, format, dialect, register, glossary]);
    const segments = this.translations.get(key) ?? new FinishedSegments(text);
    this.translations.set(key, segments);
    return segments;
  }
}

/**
 * What translations and summaries in answers have finished, so that one which was stopped or failed goes on with the rest, in
 * its own answer or in another try. It is this window's memory alone: in another one the work is done anew from its beginning.
 */
export class InterruptedTasks {
  /** By answer, the oldest first. */
  private readonly tasks = new Map<string, InterruptedTask>();

  /** @param modelName which model goes on: what another one made is dropped */
  of(answerId: string, modelName: string | undefined): InterruptedTask {
    const known = this.tasks.get(answerId);
    const task = known?.modelName === modelName ? known : undefined;
    return this.keep(answerId, task ?? new InterruptedTask(modelName));
  }

  /** Another try takes the place of an answer that failed. */
  handOver(failedId: string, answerId: string): void {
    const task = this.tasks.get(failedId);
    this.tasks.delete(failedId);
    if (task !== undefined) this.keep(answerId, task);
  }

  /** It is whole. */
  forget(answerId: string): void {
    this.tasks.delete(answerId);
  }

  private keep(answerId: string, task: InterruptedTask): InterruptedTask {
    this.tasks.set(answerId, task);
    const [oldest] = this.tasks.keys();
    if (this.tasks.size > REMEMBERED_ANSWERS && oldest !== undefined) this.tasks.delete(oldest);
    return task;
  }
}
