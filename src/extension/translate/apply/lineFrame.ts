/** What stands around words on their lines, and whether a copy of them on a line of its own needs it too. */

/** Signs that begin a comment that goes to the end of its line, and those that need a closing sign. */
const COMMENT_OPENER = /(?:\/\/[/!]?|#+|--|;+|%+|\/\*+|<!--)\s*$/u;
const COMMENT_CLOSER = /^\s*(?:\*\/|-->)/u;
const TAG = /<[^<>]*>/gu;
const LIST_NUMBER = /^\s*\d+[.)]\s+/u;

export interface LineFrame {
  readonly head: string;
  readonly tail: string;
}

/**
 * The beginning and end of a line for a copy of the words between `head` and `tail`. Signs, tags and list numbers are
 * copied with them. Of code before a comment only the indentation stays and what makes a comment of the rest; of other words only the indentation.
 */
export function frameOfCopy(head: string, tail: string): LineFrame {
  if (isStructure(head)) return { head, tail: isStructure(tail) ? tail : "" };
  const indentation = /^\s*/u.exec(head)?.[0] ?? "";
  const opener = COMMENT_OPENER.exec(head)?.[0] ?? "";
  const closer = opener === "" ? "" : (COMMENT_CLOSER.exec(tail)?.[0] ?? "");
  return { head: indentation + opener, tail: closer };
}

const COMMENT_LINE = /(?:\/\/[/!]?|#+|--|;+|%+)[ \t]*/u;

/** What a further line of the comment at `offset` begins with: the indentation, and the sign of comments that end with their line. */
export function lineBeginning(text: string, offset: number): string {
  const head = text.slice(lineStart(text, offset), offset);
  const indentation = /^\s*/u.exec(head)?.[0] ?? "";
  const star = /^\s*(\*+[ \t]+)/u.exec(head)?.[1] ?? "";
  return indentation + (star === "" ? (COMMENT_LINE.exec(head)?.[0] ?? "") : star);
}

/** True for what frames words without being words: white space, signs, tags, a list's number. */
function isStructure(text: string): boolean {
  return !/[\p{L}\p{N}]/u.test(text.replace(LIST_NUMBER, "").replace(TAG, ""));
}

/** Offset of the beginning of the line that holds `offset`. */
export function lineStart(text: string, offset: number): number {
  return offset === 0 ? 0 : text.lastIndexOf("\n", offset - 1) + 1;
}

/** Offset of the end of the line that holds `offset`, before its line break. */
export function lineEnd(text: string, offset: number): number {
  const feed = text.indexOf("\n", offset);
  if (feed === -1) return text.length;
  return text[feed - 1] === "\r" && feed > offset ? feed - 1 : feed;
}
