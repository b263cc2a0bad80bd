/** Links of a translation whose heading somebody has renamed since: they lead nowhere, but their paragraph's source says where they did. */
import type { Span, TextEdit } from "../formats/documentFormat.ts";
import type { DocumentOutline, FragmentLink } from "../formats/documentOutline.ts";
import type { AddressPairs, OutlinedSpans } from "./pairAddresses.ts";
import { redirection, targetOf } from "./redirectLinks.ts";

/**
 * Edits that lead them to the addresses of the source, where only one of its paragraph's links is without a counterpart.
 * @param pairs addresses of the translation and those of the source
 * @param sourceOf the span of the source that belongs to one of the translation
 */
export function strayRedirections(
  source: OutlinedSpans,
  translation: OutlinedSpans & { readonly text: string },
  pairs: AddressPairs,
  sourceOf: ReadonlyMap<Span, Span>,
): TextEdit[] {
  const goals = addressesIn(translation.outline);
  const isStray = (link: FragmentLink) => targetOf(link, pairs) === undefined && !goals.has(link.address);
  if (!translation.outline.links.some(isStray)) return [];
  const sourceLinks = linksBySpan(source);
  const headings = addressesIn({ ...source.outline, ids: new Set() });
  return [...linksBySpan(translation)].flatMap(([span, links]): TextEdit[] => {
    const stray = links.filter(isStray);
    const there = links.map((link) => targetOf(link, pairs) ?? link.address);
    const original = sourceOf.get(span);
    const wanted = (original === undefined ? [] : (sourceLinks.get(original) ?? []))
      .map(({ address }) => address)
      .filter((address) => headings.has(address) && !there.includes(address));
    const [address] = wanted;
    const isOne = new Set(wanted).size === 1 && new Set(stray.map((link) => link.address)).size === 1;
    return isOne && address !== undefined ? stray.map((link) => redirection(translation.text, link, address)) : [];
  });
}

export function addressesIn({ headings, ids }: Pick<DocumentOutline, "headings" | "ids">): ReadonlySet<string> {
  return new Set([...headings.map(({ address }) => address), ...ids]);
}

function linksBySpan({ outline, spans }: OutlinedSpans): ReadonlyMap<Span, readonly FragmentLink[]> {
  const found = new Map<Span, FragmentLink[]>();
  let next = 0;
  for (const link of outline.links) {
    while ((spans[next]?.end ?? Infinity) < link.end) next += 1;
    const span = spans[next];
    if (span === undefined || span.start > link.start) continue;
    const links = found.get(span);
    if (links === undefined) found.set(span, [link]);
    else links.push(link);
  }
  return found;
}
