/** Messages that a program has no more are kept as `#~` comments of its catalogues: a translation may be wanted again. */
import { AppError } from "../../../shared/appError.ts";
import type { TextEdit } from "./documentFormat.ts";
import { commentLines, isFuzzy } from "./poComments.ts";
import { messageKey, readPoEntries, type PoEntry } from "./poEntries.ts";

/** Lines of obsolete messages that follow one another. */
const OBSOLETE_LINES = /(?:^[^\S\r\n]*#~[^\r\n]*(?:\r\n|\n|\r|$(?![^])))+/gmu;

/**
 * The catalogue with those of its obsolete messages back in use that are wanted again. gettext reads no catalogue that has a
 * message both in use and obsolete.
 */
export function withRevived(text: string, wanted: ReadonlyMap<string, unknown>, lineBreak: string): string {
  const inUse = new Set(readPoEntries(text).map(messageKey));
  return text.replace(OBSOLETE_LINES, (lines) => {
    const plain = lines.replace(/^[^\S\r\n]*#~(\|?) ?/gmu, (_, bar: string) => (bar === "" ? "" : "#| "));
    const entries = readObsolete(plain);
    const isWanted = (entry: PoEntry): boolean => wanted.has(messageKey(entry)) && !inUse.has(messageKey(entry));
    if (!entries.some(isWanted)) return lines;
    const parts = entries.map((entry) => {
      const part = plain.slice(entry.start, entry.end);
      return isWanted(entry) ? part : commentedOut(part.split(/\r\n|\n|\r/u), lineBreak);
    });
    return parts.join(lineBreak);
  });
}

/** Makes comments of the messages that nobody wants any more; without a translation there is nothing to keep. */
export function obsoleteEdits(text: string, wanted: ReadonlyMap<string, unknown>, lineBreak: string): TextEdit[] {
  return readPoEntries(text).flatMap((entry) => {
    const { start, stringsStart, end, translations } = entry;
    if (wanted.has(messageKey(entry)) || isHeader(entry)) return [];
    if (translations.every(({ value }) => value.trim() === "")) return [{ start, end: endOfGap(text, end), text: "" }];
    const comments = commentLines(text, entry);
    const lines = [
      ...comments.filter((line) => line !== "" && !/^#[.:,|]/u.test(line)),
      ...(isFuzzy(entry) ? ["#, fuzzy"] : []),
    ];
    const strings = text.slice(stringsStart, end).split(/\r\n|\n|\r/u);
    const previous = comments.filter((line) => line.startsWith("#|"));
    const kept = lines.map((line) => line + lineBreak).join("") + commentedOut([...previous, ...strings], lineBreak);
    return [{ start, end, text: kept }];
  });
}

/** What cannot be read as messages is a comment like others. */
function readObsolete(plain: string): PoEntry[] {
  try {
    return readPoEntries(plain);
  } catch (error) {
    if (AppError.is(error, "document.invalid")) return [];
    throw error;
  }
}

function commentedOut(lines: readonly string[], lineBreak: string): string {
  return lines
    .filter((line) => line.trim() !== "")
    .map((line) => (line.startsWith("#|") ? `#~${line.slice(1)}` : `#~ ${line.trimStart()}`) + lineBreak)
    .join("");
}

function isHeader({ context, id }: PoEntry): boolean {
  return context === undefined && id.value === "";
}

const BLANK_LINES = /(?:[^\S\r\n]*(?:\r\n|\n|\r))*/uy;

/** Behind the blank lines that follow. */
function endOfGap(text: string, end: number): number {
  BLANK_LINES.lastIndex = end;
  return end + (BLANK_LINES.exec(text)?.[0].length ?? 0);
}
