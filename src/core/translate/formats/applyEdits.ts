import type { TextSpan } from "../../../shared/translation.ts";
import type { TextEdit } from "./documentFormat.ts";

export interface EditedText {
  readonly text: string;
  /** Where each edit's text lies in it, in the order in which the edits were given. */
  readonly places: readonly TextSpan[];
}

/** The text with all edits made at once. Edits do not overlap; of two at one place the shorter comes first. */
export function applyEdits(text: string, edits: readonly TextEdit[]): EditedText {
  const order = edits.map((_, index) => index);
  order.sort((one, other) => {
    const [a, b] = [edits[one], edits[other]];
    return a === undefined || b === undefined ? 0 : a.start - b.start || a.end - b.end;
  });
  const places: TextSpan[] = new Array<TextSpan>(edits.length);
  const parts: string[] = [];
  let at = 0;
  let length = 0;
  for (const index of order) {
    const edit = edits[index];
    if (edit === undefined) continue;
    parts.push(text.slice(at, edit.start), edit.text);
    const start = length + edit.start - at;
    length = start + edit.text.length;
    places[index] = { start, end: length };
    at = edit.end;
  }
  parts.push(text.slice(at));
  return { text: parts.join(""), places };
}
