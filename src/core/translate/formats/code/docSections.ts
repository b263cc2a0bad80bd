/** Parts of documentation below a heading that tools read: Google's `Args:`, NumPy's underlined ones, Swift's `- Parameters:`. */

export interface DocSection {
  readonly title: string;
  /** Of the heading, in columns. */
  readonly indent: number;
  /** NumPy's: what it is about stands in lines of their own, as far left as the heading. */
  readonly isUnderlined: boolean;
}

/** A line of a comment with what decides about its place. */
export interface PlacedWords {
  readonly words: string;
  readonly indent: number;
}

const TITLE =
  /^(?:-\s+)?(?:args|arguments|parameters|params|other parameters|keyword args|keyword arguments|returns?|yields?|receives|raises|throws|exceptions|attributes|properties|examples?|notes?|see also|references|warns|warnings?|todo|methods|usage|panics|errors|safety|since)\s*:?$/iu;
/** rustdoc's linter looks for them. */
const RUST_TITLE = /^#{1,6}\s+(?:safety|errors|panics|examples?)$/iu;
const UNDERLINE = /^(?:={3,}|-{3,}|~{3,}|\*{3,}|#{3,})$/u;
const WITH_NAMES = /^(?:(?:other )?parameters|returns|yields|receives|raises|warns|attributes|methods|see also)$/u;
/** `x, y : int, optional`, `numpy.sum : words`, or a name alone. */
const NUMPY_NAME = /^[\w*.,:`'[\] ]+\s:(?:\s|$)|^\*{0,2}[\w.]+$/u;

export function isRustTitle(words: string): boolean {
  return RUST_TITLE.test(words);
}

/** @param next the words of the next line, if it is not blank */
export function sectionAt({ words, indent }: PlacedWords, next: string | undefined): DocSection | undefined {
  if (!TITLE.test(words)) return undefined;
  const title = words.replace(/^-\s+|\s*:$/gu, "").toLowerCase();
  return { title, indent, isUnderlined: isUnderline(next) };
}

export function isUnderline(words: string | undefined): boolean {
  return words !== undefined && UNDERLINE.test(words);
}

/** Whether a section is over where a line is no deeper than its heading. NumPy's go on to the next heading. */
export function isBehind({ indent, isUnderlined }: DocSection, line: PlacedWords): boolean {
  return !isUnderlined && line.indent <= indent;
}

/**
 * How much of a line below an underlined heading is names and types.
 * @param next the next line that is not blank
 * @returns undefined for prose
 */
export function numpyNames(
  section: DocSection,
  { words, indent }: PlacedWords,
  next: PlacedWords | undefined,
): number | undefined {
  if (!section.isUnderlined || indent > section.indent || !WITH_NAMES.test(section.title)) return undefined;
  if (section.title === "see also") return /^[\w.:`, ]+\s:\s+|^[\w.:`]+(?:,\s*[\w.:`]+)*,?$/u.exec(words)?.[0].length;
  return NUMPY_NAME.test(words) || (next !== undefined && next.indent > indent) ? words.length : undefined;
}
