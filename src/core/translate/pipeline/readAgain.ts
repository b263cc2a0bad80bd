/** Reads a translated document again with its own format, and finds the translations that it cannot be read with. */
import { applyEdits, type EditedText } from "../formats/applyEdits.ts";
import type { Extraction, Span, TextEdit } from "../formats/documentFormat.ts";

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

/**
 * Places without a name are as many as before. Those with one keep their order and get no new ones between them, but one may be
 * missing: whether a value is for people is told by its form, too, and a translation has another.
 */
function isReadable({ text }: EditedText, { extract, expected }: ReadAgainOptions): boolean {
  try {
    const { spans } = extract(text);
    const unnamed = (list: readonly Span[]): number => list.filter(({ key }) => key === undefined).length;
    if (unnamed(spans) !== unnamed(expected.spans)) return false;
    const left = expected.spans.flatMap(({ key }) => key ?? [])[Symbol.iterator]();
    return spans.every(({ key }) => key === undefined || hasNext(left, key));
  } catch {
    return false; // whatever a format's reader stumbles over, the document is not what it was
  }
}

/** Goes on to the next `wanted`. */
function hasNext(keys: Iterator<string>, wanted: string): boolean {
  for (let next = keys.next(); next.done !== true; next = keys.next()) if (next.value === wanted) return true;
  return false;
}
