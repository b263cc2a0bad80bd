/** Which heading of a translation is which of its source, told by their addresses. */
import type { Span } from "../formats/documentFormat.ts";
import type { DocumentOutline, OutlineHeading } from "../formats/documentOutline.ts";

/** By address in one document: the address of the same heading in the other. */
export type AddressPairs = ReadonlyMap<string, string>;

/** Undefined when the documents have not the same headings: others in number or level. */
export function pairByOrder(from: DocumentOutline, to: DocumentOutline): AddressPairs | undefined {
  const isSame =
    from.headings.length === to.headings.length &&
    from.headings.every(({ level }, index) => level === to.headings[index]?.level);
  return isSame ? pairsOf(from, to, (index) => to.headings[index]) : undefined;
}

export interface OutlinedSpans {
  readonly outline: DocumentOutline;
  readonly spans: readonly Span[];
}

/** @param counterpartOf the span of `to` that belongs to one of `from` */
export function pairByText(
  from: OutlinedSpans,
  to: OutlinedSpans,
  counterpartOf: (span: Span) => Span | undefined,
): AddressPairs {
  const headingOf = new Map(spansOfHeadings(to).flatMap((span, index) => (span ? [[span, index] as const] : [])));
  const spans = spansOfHeadings(from);
  return pairsOf(from.outline, to.outline, (index) => {
    const span = spans[index];
    const counterpart = span && counterpartOf(span);
    return counterpart && to.outline.headings[headingOf.get(counterpart) ?? -1];
  });
}

function pairsOf(
  { headings, ids }: DocumentOutline,
  to: DocumentOutline,
  headingAt: (index: number) => OutlineHeading | undefined,
): AddressPairs {
  return new Map(
    headings.flatMap(({ address }, index) => {
      const other = headingAt(index)?.address;
      return other === undefined || ids.has(address) || to.ids.has(other) ? [] : [[address, other] as const];
    }),
  );
}

/** The first text of each heading. */
function spansOfHeadings({ outline, spans }: OutlinedSpans): (Span | undefined)[] {
  let next = 0;
  return outline.headings.map(({ start, end }) => {
    while ((spans[next]?.start ?? Infinity) < start) next += 1;
    const span = spans[next];
    return span !== undefined && span.end <= end ? span : undefined;
  });
}
