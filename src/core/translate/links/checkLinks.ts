/** Compares the links to headings in a translation with those of its source. */
import { applyEdits } from "../formats/applyEdits.ts";
import type { DocumentFormat, Extraction, Span, TextEdit } from "../formats/documentFormat.ts";
import type { DocumentOutline, FragmentLink } from "../formats/documentOutline.ts";
import { pairByOrder, pairByText, type AddressPairs } from "./pairAddresses.ts";
import { mayHaveFragmentLinks, targetOf } from "./redirectLinks.ts";
import { addressesIn } from "./strayLinks.ts";

export interface LinkCheck {
  /** The source's text with its links as the translation has to have them. */
  readonly source: string;
  /** Links of the translation that lead nowhere, as those of the source do not. */
  readonly dead: readonly FragmentLink[];
}

interface Version extends Extraction {
  readonly text: string;
}

/** @param matched for each span of the source that of the translation: asked for where the headings are not the same ones */
export function checkLinks(
  source: Version,
  translation: Version,
  format: DocumentFormat,
  matched: () => readonly (Span | undefined)[],
): LinkCheck {
  const asIs: LinkCheck = { source: source.text, dead: [] };
  if (format.outline === undefined || source.text === translation.text) return asIs;
  if (!mayHaveFragmentLinks(source.text) && !mayHaveFragmentLinks(translation.text)) return asIs;
  const original = { ...source, outline: format.outline(source.text) };
  const translated = { ...translation, outline: format.outline(translation.text) };
  const ordered = pairByOrder(original.outline, translated.outline);
  const pairs = ordered ?? pairByText(original, translated, entryOf(source.spans, matched()));
  const dead = deadLinks(original.outline, translated.outline);
  return { source: withWantedLinks(original, translated, pairs, dead), dead };
}

function entryOf(spans: readonly Span[], entries: readonly (Span | undefined)[]): (span: Span) => Span | undefined {
  const entryOfSpan = new Map(spans.map((span, index) => [span, entries[index]]));
  return (span) => entryOfSpan.get(span);
}

function deadLinks(source: DocumentOutline, { links, ...translation }: DocumentOutline): FragmentLink[] {
  const goals = addressesIn(translation);
  const sourceGoals = addressesIn(source);
  const isSameRow = source.links.length === links.length;
  return links.filter((link, index) => {
    if (leadsTo(goals, link)) return false;
    const original = isSameRow ? source.links[index] : undefined;
    return leadsTo(sourceGoals, link) || (original !== undefined && leadsTo(sourceGoals, original));
  });
}

function leadsTo(goals: ReadonlySet<string>, { address }: FragmentLink): boolean {
  return goals.has(address) || goals.has(address.toLowerCase());
}

interface OutlinedText {
  readonly text: string;
  readonly outline: DocumentOutline;
}

/** Written as the translation writes them. What is said of a dead link is not said again as a difference. */
function withWantedLinks(
  source: OutlinedText,
  translation: OutlinedText,
  pairs: AddressPairs,
  dead: readonly FragmentLink[],
): string {
  const written = new Map(
    translation.outline.links.map(({ address, start, end }) => [address, translation.text.slice(start, end)]),
  );
  const told = new Set(dead.map(({ address }) => address));
  const edits = source.outline.links.flatMap((link): TextEdit[] => {
    const { start, end, address } = link;
    const target = targetOf(link, pairs);
    const wanted = target === undefined ? undefined : (written.get(target) ?? (told.has(address) ? undefined : target));
    return wanted === undefined ? [] : [{ start, end, text: wanted }];
  });
  return applyEdits(source.text, edits).text;
}
