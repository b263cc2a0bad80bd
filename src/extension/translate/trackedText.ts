import type { TextSpan } from "../../shared/translation.ts";
import { shiftSpan, type TextChange } from "./spans.ts";
import { differenceOf } from "./translatedText.ts";

/** A text as it was when it was asked about, and where its places are while somebody goes on writing in it. Pure. */
export class TrackedText {
  private readonly source: string;
  private readonly changes: TextChange[] = [];

  /**
   * @param source all places that are asked for are places in it
   * @param now what it reads at the beginning: between a failed try and the next one, nobody listens
   */
  constructor(source: string, now: string) {
    this.source = source;
    if (now === source) return;
    const { start, end, text } = differenceOf(source, now);
    this.changes.push({ rangeOffset: start, rangeLength: end - start, text });
  }

  note(changes: readonly TextChange[]): void {
    this.changes.push(...changes);
  }

  /** Where a place is now. An edit inside it stretches it. */
  current(place: TextSpan): TextSpan {
    return this.changes.reduce<TextSpan>(shiftSpan, { start: place.start, end: place.end });
  }

  /**
   * True while each place still holds the text that it had.
   * @param now what the whole text reads
   */
  isUnchanged(places: readonly TextSpan[], now: string): boolean {
    return places.every((place) => {
      const { start, end } = this.current(place);
      return now.slice(start, end) === this.source.slice(place.start, place.end);
    });
  }
}
