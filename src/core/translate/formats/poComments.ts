/** Which comments of a message are whose: a translator's stay, a program's are renewed. */
import type { PoEntry } from "./poEntries.ts";

/**
 * The comment lines of a translator's entry with the notes, references and flags of the message that it is made from.
 * @returns undefined where they say so already, however they are laid out
 */
export function mergedComments(
  text: string,
  entry: PoEntry,
  sourceText: string,
  message: PoEntry,
  lineBreak: string,
): string | undefined {
  const own = commentLines(text, entry);
  const renewed = commentLines(sourceText, message);
  const flags = [
    ...new Set([...(isFuzzy(entry) ? ["fuzzy"] : []), ...message.flags.filter((flag) => flag !== "fuzzy")]),
  ];
  const isSame =
    entry.notes.join("\n") === message.notes.join("\n") &&
    referencesOf(own).join(" ") === referencesOf(renewed).join(" ") &&
    entry.flags.toSorted().join() === flags.toSorted().join();
  if (isSame) return undefined;
  const lines = [
    ...own.filter((line) => !/^#[.:,|]/u.test(line)),
    ...renewed.filter((line) => line.startsWith("#.")),
    ...renewed.filter((line) => line.startsWith("#:")),
    ...(flags.length === 0 ? [] : [`#, ${flags.join(", ")}`]),
    ...own.filter((line) => line.startsWith("#|")),
  ];
  return lines.map((line) => line + lineBreak).join("");
}

export function isFuzzy({ flags }: PoEntry): boolean {
  return flags.includes("fuzzy");
}

/** Without their line breaks. */
export function commentLines(text: string, { start, stringsStart }: PoEntry): string[] {
  return text
    .slice(start, stringsStart)
    .split(/\r\n|\n|\r/u)
    .slice(0, -1)
    .map((line) => line.trimStart());
}

/** The files and lines that use a message. */
function referencesOf(comments: readonly string[]): string[] {
  return comments.filter((line) => line.startsWith("#:")).flatMap((line) => line.slice(2).trim().split(/\s+/u));
}
