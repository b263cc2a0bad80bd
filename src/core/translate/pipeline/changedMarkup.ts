/** Whether a translation that was read again is still marked up as its source is. */
import type { Finding } from "../../../shared/translation.ts";
import type { Span } from "../formats/documentFormat.ts";
import { withAsteriskEmphasis } from "../formats/emphasisForms.ts";
import type { ReadSpan } from "./readAgain.ts";

/**
 * A finding for emphasis, links, code and tags that the translation lost or gained between the model and the document: signs that
 * were all there and yet mean nothing where they stand.
 */
export function changedMarkup({ span, expected }: Pick<ReadSpan, "span" | "expected">): Finding | undefined {
  if (span.marks.length === 0 && expected.marks.length === 0) return undefined;
  const counts = new Map<string, number>();
  for (const sign of markupOf(expected)) counts.set(sign, (counts.get(sign) ?? 0) + 1);
  for (const sign of markupOf(span)) counts.set(sign, (counts.get(sign) ?? 0) - 1);
  const changed = [...counts].filter(([, count]) => count !== 0).map(([sign]) => sign);
  return changed.length === 0 ? undefined : { code: "markup", details: { what: changed.join(" ") } };
}

/** What a format writes, or leaves out, where a text needs it: escapes, entities, line breaks. */
const WRITTEN_AS_NEEDED = /^(?:\\[^]|&#?\w+;|\s*)$/u;

/** A sign for each opaque mark and each pair. */
function markupOf(span: Span): string[] {
  const { source, marks } = withAsteriskEmphasis(span);
  const opens = new Map<number, string>();
  const signs: string[] = [];
  for (const { kind, pair, start, end } of marks) {
    const sign = source.slice(start, end).replace(/\s+/gu, " ");
    if (kind === "open" && pair !== undefined) opens.set(pair, sign);
    else if (kind === "close" && pair !== undefined) signs.push(`${opens.get(pair) ?? ""} ${sign}`);
    else if (!WRITTEN_AS_NEEDED.test(sign)) signs.push(sign);
  }
  return signs;
}
