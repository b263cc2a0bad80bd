/** Reads a translated document again with its own format, and finds the translations that it cannot be read with. */
import { applyEdits, type EditedText } from "../formats/applyEdits.ts";
import type { Extraction, TextEdit } from "../formats/documentFormat.ts";

export interface ReadAgainOptions {
  readonly text: string;
  /** One for each segment; undefined where the document keeps what it has. */
  readonly edits: readonly (TextEdit | undefined)[];
  /** What is edited whatever becomes of the segments. */
  readonly fixedEdits: readonly TextEdit[];
  /** Throws when the text cannot be read. */
  readonly extract: (text: string) => Extraction;
  /** Of the source document. */
  readonly expected: Pick<Extraction, "spans">;
  /** Lets the program do something else between two readings. */
  readonly nextTurn: () => Promise<void>;
}

/** Readings in search of the guilty segments, and for large documents so many characters of them. */
const MOST_READINGS = 200;
const LEAST_READINGS = 8;
const MOST_CHARACTERS_READ = 64_000_000;

/**
 * The segments whose translations must go so that the document has all its places again; none, nearly always. Searched by
 * halves. When that takes too long, all that are still under suspicion go.
 */
export async function unreadableSegments(options: ReadAgainOptions): Promise<number[]> {
  const { text, edits, fixedEdits, nextTurn } = options;
  const all = edits.flatMap((edit, index) => (edit === undefined ? [] : [index]));
  const accepted = new Set<number>();
  const rejected: number[] = [];
  let readingsLeft = Math.max(LEAST_READINGS, Math.min(MOST_READINGS, MOST_CHARACTERS_READ / Math.max(1, text.length)));
  const isReadableWith = async (group: readonly number[]): Promise<boolean> => {
    readingsLeft -= 1;
    await nextTurn();
    const chosen = [...accepted, ...group].flatMap((index) => edits[index] ?? []);
    return isReadable(applyEdits(text, [...fixedEdits, ...chosen]), options);
  };
  const judge = async (group: readonly number[]): Promise<void> => {
    if (group.length === 0) return;
    if (readingsLeft > 0 && (await isReadableWith(group))) {
      for (const index of group) accepted.add(index);
    } else if (group.length === 1 || readingsLeft <= 0) {
      rejected.push(...group);
    } else {
      const middle = Math.ceil(group.length / 2);
      await judge(group.slice(0, middle));
      await judge(group.slice(middle));
    }
  };
  await judge(all);
  return rejected;
}

/** As many places as before, with the same names. */
function isReadable({ text }: EditedText, { extract, expected }: ReadAgainOptions): boolean {
  try {
    const { spans } = extract(text);
    return (
      spans.length === expected.spans.length && spans.every(({ key }, index) => key === expected.spans[index]?.key)
    );
  } catch {
    return false; // whatever a format's reader stumbles over, the document is not what it was
  }
}
