import { FinishedSummaries } from "../../core/summarize/finishedSummaries.ts";
import { FinishedSegments } from "../../core/translate/update/finishedSegments.ts";

/** Questions whose tasks are remembered. Nobody goes on with older ones. */
const REMEMBERED_QUESTIONS = 20;

/** Of one question. */
export class InterruptedTask {
  readonly summaries = new FinishedSummaries();
  /** By the places of its sources. */
  private readonly translations = new Map<number, FinishedSegments>();

  /** @param place of the source among those that are translated */
  segmentsOf(place: number, source: string): FinishedSegments {
    const segments = this.translations.get(place) ?? new FinishedSegments(source);
    this.translations.set(place, segments);
    return segments;
  }
}

/**
 * What translations and summaries in answers have finished, so that one which was stopped or failed goes on with the rest, in
 * its own answer or in another try. It is this window's memory alone: in another one the work is done anew from its beginning.
 */
export class InterruptedTasks {
  /** By question, the oldest first. */
  private readonly tasks = new Map<string, InterruptedTask>();

  of(questionId: string): InterruptedTask {
    const task = this.tasks.get(questionId) ?? new InterruptedTask();
    this.tasks.set(questionId, task);
    const [oldest] = this.tasks.keys();
    if (this.tasks.size > REMEMBERED_QUESTIONS && oldest !== undefined) this.tasks.delete(oldest);
    return task;
  }

  /** It has a whole answer. */
  forget(questionId: string): void {
    this.tasks.delete(questionId);
  }
}
