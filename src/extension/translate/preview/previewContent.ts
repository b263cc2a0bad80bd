/**
 * The right side of a preview: the source with its segments replaced as they come, and what somebody writes into it meanwhile.
 * What a person has edited is that person's: only segments that still read as they were written are written again. Pure.
 */
import { applyEdits } from "../../../core/translate/formats/applyEdits.ts";
import type { TextSpan } from "../../../shared/translation.ts";
import { shiftSpan, type TextChange } from "../spans.ts";

/** A segment's text so far; its place is one of the source. */
export interface PreviewSegment extends TextSpan {
  readonly index: number;
  readonly text: string;
  readonly state: "writing" | "done";
}

export interface PreviewReplacement extends TextSpan {
  readonly index: number;
  readonly text: string;
}

/** What was written at one time: the whole text, and where each segment of it lies. */
interface Snapshot {
  readonly text: string;
  readonly places: ReadonlyMap<number, TextSpan>;
}

export class PreviewContent {
  private readonly source: string;
  private readonly wanted = new Map<number, PreviewSegment>();
  /** What the document shows. */
  private seen: Snapshot;
  /** What was given to the document last; it may not have it yet. */
  private latest: Snapshot;
  /** Everything that happened to the document after `seen`, since somebody edited it. Undefined: nobody has. */
  private changes: TextChange[] | undefined;
  /** What each segment reads where it was written after somebody's first edit. */
  private readonly written = new Map<number, string>();

  constructor(source: string) {
    this.source = source;
    this.seen = { text: source, places: new Map() };
    this.latest = this.seen;
  }

  /** True from somebody's first edit on: from then on `replacements` are made instead of new texts. */
  get isEdited(): boolean {
    return this.changes !== undefined;
  }

  /** What was given to the document last, without a person's edits. */
  get text(): string {
    return this.latest.text;
  }

  set(segment: PreviewSegment): void {
    if (segment.text !== "") this.wanted.set(segment.index, segment);
  }

  /** Nothing more comes: what the model was in the middle of reads as in the source again. */
  takeBackUnfinished(): void {
    for (const [index, segment] of this.wanted) {
      const { state, start, end } = segment;
      if (state === "writing") this.wanted.set(index, { ...segment, text: this.source.slice(start, end) });
    }
  }

  /** The whole text with all that there is. Only while nobody has edited it. */
  compose(): string {
    const segments = this.inOrder();
    const { text, places } = applyEdits(this.source, segments);
    const named = segments.map(({ index }, order) => [index, places[order] ?? { start: 0, end: 0 }] as const);
    this.latest = { text, places: new Map(named) };
    return this.latest.text;
  }

  /**
   * Hears of each change of the document, and what it reads now.
   * @returns true when somebody has edited it
   */
  noteChange(changes: readonly TextChange[], text: string): boolean {
    if (this.changes === undefined) {
      if (text === this.latest.text) {
        this.seen = this.latest;
        return false;
      }
      if (text === this.seen.text) return false;
      this.changes = [];
    }
    this.changes.push(...changes);
    return true;
  }

  /** What is still to be written into an edited document. `text` is what it reads now. */
  replacements(text: string): PreviewReplacement[] {
    return this.inOrder().flatMap((segment) => {
      const place = this.untouchedPlace(segment, text);
      if (place === undefined || text.slice(place.start, place.end) === segment.text) return [];
      return [{ ...place, index: segment.index, text: segment.text }];
    });
  }

  noteWritten(replacements: readonly PreviewReplacement[]): void {
    for (const { index, text } of replacements) this.written.set(index, text);
  }

  /** Where each segment lies that nobody has edited. */
  untouched(text: string): ReadonlyMap<number, TextSpan> {
    const places = new Map<number, TextSpan>();
    for (const segment of this.wanted.values()) {
      const place = this.untouchedPlace(segment, text);
      if (place !== undefined) places.set(segment.index, place);
    }
    return places;
  }

  private untouchedPlace(segment: PreviewSegment, text: string): TextSpan | undefined {
    const before = this.changes === undefined ? this.latest : this.seen;
    const shown = before.places.get(segment.index) ?? this.placeOfSource(segment, before);
    const place = (this.changes ?? []).reduce<TextSpan>(shiftSpan, shown);
    const expected = this.written.get(segment.index) ?? before.text.slice(shown.start, shown.end);
    return text.slice(place.start, place.end) === expected ? { start: place.start, end: place.end } : undefined;
  }

  /** Of a segment that had not begun: behind the growth of those before it. */
  private placeOfSource({ start, end }: TextSpan, { places }: Snapshot): TextSpan {
    let growth = 0;
    for (const [index, place] of places) {
      const other = this.wanted.get(index);
      if (other !== undefined && other.end <= start) growth += place.end - place.start - (other.end - other.start);
    }
    return { start: start + growth, end: end + growth };
  }

  private inOrder(): PreviewSegment[] {
    return [...this.wanted.values()].sort((a, b) => a.start - b.start || a.end - b.end);
  }
}
