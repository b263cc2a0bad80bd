/** The texts of links and pictures where a block has no other text: rows of badges, lists of contents, bars of links. */
import type { TextSpan } from "../../../../shared/translation.ts";
import { characterReference, textAlternatives } from "../html/htmlEncoding.ts";
import type { PlacedMark } from "../placedMarks.ts";
import { toOneLine } from "./blockGuard.ts";

interface Label {
  readonly open: PlacedMark;
  readonly close: PlacedMark;
}

/**
 * Where they are, each a text of its own: together they would be no sentence. A picture inside of a link counts when the link has
 * no other text. Undefined when there is text between them, or emphasis, or a label that names a definition.
 */
export function labelPlaces(text: string, marks: readonly PlacedMark[], place: TextSpan): TextSpan[] | undefined {
  const outer = labelsIn(text, marks, place);
  if (outer === undefined || outer.length === 0) return undefined;
  return outer.flatMap((label) => {
    const content = contentOf(text, label);
    const inner = labelsIn(text, marks, content) ?? [];
    return inner.length === 0 ? [content] : inner.map((picture) => contentOf(text, picture));
  });
}

/** Without white space at its ends. */
function contentOf(text: string, { open, close }: Label): TextSpan {
  const content = text.slice(open.end, close.start);
  const start = open.end + content.length - content.trimStart().length;
  return { start, end: Math.max(start, open.end + content.trimEnd().length) };
}

function labelsIn(text: string, marks: readonly PlacedMark[], { start, end }: TextSpan): Label[] | undefined {
  const labels: Label[] = [];
  let open: PlacedMark | undefined;
  let at = start;
  for (const mark of marks) {
    if (mark.start < start || mark.end > end) continue;
    if (open === undefined) {
      if (hasLetter(text.slice(at, mark.start))) return undefined;
      if (mark.kind === "open" && !/^!?\[$/u.test(text.slice(mark.start, mark.end))) return undefined;
      if (mark.kind === "open") open = mark;
      at = mark.end;
    } else if (mark.kind === "close" && mark.pair === open.pair) {
      if (mark.text !== undefined) return undefined;
      labels.push({ open, close: mark });
      open = undefined;
      at = mark.end;
    }
  }
  return open !== undefined || hasLetter(text.slice(at, end)) ? undefined : labels;
}

function hasLetter(text: string): boolean {
  return /\p{Letter}/u.test(text);
}

/** With a backslash in front, some readers take it for the beginning of a formula when its closing form follows, be it the label's own end. */
function opensFormula(sign: string, rest: string): boolean {
  return (sign === "[" && /\]|\\$/u.test(rest)) || (sign === "(" && rest.includes(")"));
}

/** On one line, with everything escaped that could end the label or reach beyond it. `markup` is what the source has of it. */
export function encodeLabel(text: string, markup: readonly string[]): string {
  const known = new Set(markup);
  const pattern = new RegExp([...textAlternatives(known), "\\\\[!-/:-@[-`{-~]", "[\\\\`[\\]<$]"].join("|"), "gu");
  // Behind an address a backslash would be a part of it.
  const hasAddress = /:\/\/|www\./iu.test(text);
  return toOneLine(text).replace(pattern, (found, at: number, whole: string) => {
    if (known.has(found)) return found;
    const sign = found.slice(-1);
    return hasAddress || opensFormula(sign, whole.slice(at)) ? characterReference(sign) : `\\${sign}`;
  });
}
