/**
 * The texts that a model's tokenizer turns into one token by matching, such as `<|im_end|>` or `<think>`: a chat
 * template builds a conversation from them. The table is made from the model's own vocabulary, whichever that is.
 */

/** One token that is matched as text. `id` is its number in the model's vocabulary. */
export interface Marker {
  readonly text: string;
  readonly id: number;
}

export interface MarkerMatch extends Marker {
  readonly start: number;
  /** Index after the match. */
  readonly end: number;
}

export class MarkerTable {
  private readonly ids = new Map<string, number>();
  /** Lengths of the markers by their first UTF-16 unit, longest first: few lookups at few places of a text. */
  private readonly lengthsByFirstUnit = new Map<number, number[]>();

  /**
   * White space and single characters are left out. Some vocabularies list runs of line breaks or spaces as
   * user-defined tokens: they are ordinary text, carry no command, and the reference matches them in user text as well.
   */
  constructor(markers: Iterable<Marker>) {
    const lengths = new Map<number, Set<number>>();
    for (const { text, id } of markers) {
      if (/^[\s\u2581]*$/u.test(text) || [...text].length === 1) continue;
      this.ids.set(text, id);
      const first = text.charCodeAt(0);
      const known = lengths.get(first) ?? new Set<number>();
      lengths.set(first, known.add(text.length));
    }
    for (const [first, known] of lengths) {
      this.lengthsByFirstUnit.set(
        first,
        [...known].sort((a, b) => b - a),
      );
    }
  }

  idOf(text: string): number | undefined {
    return this.ids.get(text);
  }

  /** The first marker at or after `from`; the longest where several begin at the same place. */
  next(text: string, from: number): MarkerMatch | undefined {
    for (let start = from; start < text.length; start += 1) {
      const lengths = this.lengthsByFirstUnit.get(text.charCodeAt(start));
      if (lengths === undefined) continue;
      for (const length of lengths) {
        const candidate = text.slice(start, start + length);
        const id = this.ids.get(candidate);
        if (id !== undefined) return { text: candidate, id, start, end: start + length };
      }
    }
    return undefined;
  }
}
