import { FinishedSegments } from "../../core/translate/update/finishedSegments.ts";

/** Answers whose translations are remembered. Nobody goes on with older ones. */
const REMEMBERED_ANSWERS = 20;

/**
 * What translations in answers have finished, so that one which was stopped or failed goes on with the rest. It is this window's
 * memory alone: in another one such an answer is translated anew from its beginning.
 */
export class InterruptedTranslations {
  /** Of each answer, the oldest first, by the places of its sources. */
  private readonly byAnswer = new Map<string, Map<number, FinishedSegments>>();

  /** @param place of the source among those that the answer translates */
  segmentsOf(answerId: string, place: number, source: string): FinishedSegments {
    const places = this.byAnswer.get(answerId) ?? new Map<number, FinishedSegments>();
    const segments = places.get(place) ?? new FinishedSegments(source);
    places.set(place, segments);
    this.byAnswer.set(answerId, places);
    const [oldest] = this.byAnswer.keys();
    if (this.byAnswer.size > REMEMBERED_ANSWERS && oldest !== undefined) this.byAnswer.delete(oldest);
    return segments;
  }

  /** The answer is whole. */
  forget(answerId: string): void {
    this.byAnswer.delete(answerId);
  }
}
