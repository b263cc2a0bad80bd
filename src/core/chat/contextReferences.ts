/** `#selection`, `#problems`, `#folder`, `#folder:src`, `#file:src/main.ts` and `#file:"my notes.md"` in a message. */
import type { Attachment } from "../../shared/attachment.ts";

export const REFERENCE_KINDS = ["selection", "problems", "folder", "file"] as const;

export type ReferenceKind = (typeof REFERENCE_KINDS)[number];

export interface ContextReference {
  readonly kind: ReferenceKind;
  /** Relative to the workspace. Of a folder it may be left out: the whole workspace. */
  readonly path?: string;
}

/** Those that open in one language close in another. */
const QUOTATION_MARKS = String.raw`\p{Initial_Punctuation}\p{Final_Punctuation}"'`;
/** What ends a sentence or a part of it, in any script, and closing brackets. */
const CLOSING = String.raw`[\p{Terminal_Punctuation}\p{Close_Punctuation}${QUOTATION_MARKS}…]`;
const CLOSING_MARK = new RegExp(`${CLOSING}$`, "u");
/** What may stand before it in its word. Not more: in a row of brackets each would be looked at for all of them. */
const OPENING = String.raw`[\p{Open_Punctuation}${QUOTATION_MARKS}]{0,8}`;
const QUOTED_PATH = String.raw`"(?<quoted>[^"\r\n]+)"`;
/** Marks behind a path are a part of it until the workspace says otherwise: `spellingsOf`. Behind a quoted one they are the sentence's. */
const REFERENCE = new RegExp(
  String.raw`(?<=(?:^|\s)${OPENING})#(?<kind>selection|problems|folder|file)(?::${QUOTED_PATH}${CLOSING}*|:(?<path>\S+)|(?<marks>${CLOSING}*))(?=\s|$)`,
  "gu",
);
/** What stands between spaces, but for those in quoted paths. */
const WORD = new RegExp(String.raw`${OPENING}#(?:folder|file):${QUOTED_PATH}\S*|\S+`, "gu");

/** What encloses words, by its beginning. Single quotation marks of ASCII are left out: most of them are apostrophes. */
const ENCLOSING = new Map(
  Array.from(
    '() [] {} （） ［］ ｛｝ 「」 『』 【】 〈〉 《》 〔〕 “” ‘’ «» ‹› ""'.split(" "),
    ([start = "", end = ""]) => [start, end],
  ),
);

/** In the order in which they stand, each once. */
export function contextReferences(text: string): readonly ContextReference[] {
  const found = new Map<string, ContextReference>();
  for (const { groups: { kind, quoted, path: unquoted, marks } = {} } of text.matchAll(REFERENCE)) {
    const path = quoted ?? (unquoted === undefined ? undefined : decoded(unquoted));
    if ((kind === "file") !== (path !== undefined) && kind !== "folder") continue;
    // Behind the colon a name is about to be typed.
    if (kind === "folder" && marks?.startsWith(":") === true) continue;
    const reference = { kind: kind as ReferenceKind, ...(path === undefined ? {} : { path }) };
    found.set(formatContextReference(reference), reference);
  }
  return [...found.values()];
}

/**
 * What a reference may stand for, the likeliest first: the path as it is written, then without the marks of the sentence around it, one
 * after the other. A file's name may end with any of them.
 */
export function spellingsOf(reference: ContextReference): readonly ContextReference[] {
  const spellings = [reference];
  let { path = "" } = reference;
  while (path.length > 1 && CLOSING_MARK.test(path)) {
    path = path.replace(CLOSING_MARK, "");
    if (path !== "") spellings.push({ ...reference, path });
  }
  return spellings;
}

/**
 * What is left of a text without the references that it begins and ends with, in a sentence too: those stand for what goes along.
 * One with words on both sides is a part of their sentence, and so is one in the same brackets or quotation marks as words.
 * @param attachments a reference that none of these stands for is text; left out: none is
 */
export function withoutReferences(text: string, attachments?: readonly Pick<Attachment, "kind" | "path">[]): string {
  const isAttached = (word: string) =>
    contextReferences(word).some(
      (reference) =>
        attachments === undefined ||
        spellingsOf(reference).some((spelling) => attachments.some((attachment) => standsFor(attachment, spelling))),
    );
  const trimmed = text.trim();
  const words = [...trimmed.matchAll(WORD)];
  const placeOf = (word: number) => words[word]?.index ?? trimmed.length;
  const depths = enclosureDepths(trimmed);
  let [first, last] = [0, words.length];
  let [start, end] = [0, trimmed.length];
  while (first < last && isAttached(words[first]?.[0] ?? "")) {
    first += 1;
    if (depths[placeOf(first)] === 0) start = placeOf(first);
  }
  while (first < last && isAttached(words[last - 1]?.[0] ?? "")) {
    last -= 1;
    if (depths[placeOf(last)] === 0) end = placeOf(last);
  }
  return trimmed.slice(start, end).trimEnd();
}

/** How many brackets and quotation marks are open before each index, and at the end. One whose other one is missing encloses nothing. */
function enclosureDepths(text: string): readonly number[] {
  const steps = new Array<number>(text.length + 1).fill(0);
  const open = new Map<string, number[]>();
  for (let index = 0; index < text.length; index += 1) {
    const mark = text.charAt(index);
    const start = open.get(mark)?.pop();
    const end = ENCLOSING.get(mark);
    if (start !== undefined) {
      steps[start + 1] = 1;
      steps[index + 1] = -1;
    } else if (end !== undefined) {
      const starts = open.get(end) ?? [];
      starts.push(index);
      open.set(end, starts);
    }
  }
  let depth = 0;
  return steps.map((step) => (depth += step));
}

function standsFor(attachment: Pick<Attachment, "kind" | "path">, { kind, path }: ContextReference): boolean {
  return attachment.kind === kind && (path === undefined || attachment.path === path);
}

/** As it is typed: a path with spaces stands in quotation marks; what cannot stand there is written as in addresses. */
export function formatContextReference({ kind, path }: ContextReference): string {
  if (path === undefined) return `#${kind}`;
  if (/["\r\n]/u.test(path)) return `#${kind}:${path.replaceAll(/["\s%]/gu, encodeURIComponent)}`;
  return `#${kind}:${/[\s%]/u.test(path) ? `"${path}"` : path}`;
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path; // a file with a percent sign in its name
  }
}
