/** What is wrong with the signs and numbers of a translation. */
import type { Finding } from "../../../shared/translation.ts";
import type { MessageSyntax } from "../formats/documentFormat.ts";
import { missingNumbers } from "./numbers.ts";
import { findThings } from "./patterns.ts";
import type { ItemKind } from "./protectedItems.ts";
import { difference } from "./repairParts.ts";
import { countSigns, wordsOf, type Sign, type TextPart } from "./signs.ts";

export interface FindingOptions {
  readonly syntax: MessageSyntax;
  /** Signs that were taken out of the translation because they had no partner. */
  readonly dropped: readonly Sign[];
  /** The translation's conversions, where their order gives the program's arguments to the wrong ones. */
  readonly wrongOrder?: string | undefined;
  /** The translation is a person's. */
  readonly isForPeople?: boolean;
}

/** A person may name a file more or less often, leave an emoji out or write an entity as its character: only these have to be as in the source. */
const KEPT_BY_PEOPLE: ReadonlySet<ItemKind> = new Set(["placeholder", "tag", "url", "email", "code", "mark"]);
/** What a translation must not have more often than the source, or at all: a program or a reader would act on it. */
const NEVER_MORE: ReadonlySet<ItemKind> = new Set(["placeholder", "tag", "url", "email", "mark"]);

/** In the order of FINDING_CODES. */
export function protectionFindings(
  source: readonly TextPart[],
  translation: readonly TextPart[],
  { syntax, dropped, wrongOrder, isForPeople = false }: FindingOptions,
): Finding[] {
  const wanted = countSigns(source);
  const there = countSigns(translation);
  const missing: Finding[] = [];
  const extra: Finding[] = [];
  const markup = new Set(dropped);
  for (const [sign, times] of difference(wanted, there)) {
    const isKept = KEPT_BY_PEOPLE.has(sign.kind) || (sign.kind === "path" && !there.has(sign));
    if (isForPeople && !isKept) continue;
    if (sign.role === "opaque") missing.push({ code: "placeholderMissing", details: { what: sign.text, times } });
    else markup.add(sign);
  }
  for (const [sign, times] of difference(there, wanted)) {
    const isMark = sign.token !== sign.text;
    if (!isMark && !NEVER_MORE.has(sign.kind)) continue;
    if (sign.role === "opaque") extra.push({ code: "placeholderExtra", details: { what: sign.text, times } });
    else markup.add(sign);
  }
  for (const what of missingNumbers(wordsOf(source), wordsOf(translation))) {
    missing.push({ code: "placeholderMissing", details: { what, times: 1 } });
  }
  for (const [what, times] of foreignThings(source, translation, syntax)) {
    extra.push({ code: "placeholderExtra", details: { what, times } });
  }
  if (wrongOrder !== undefined) extra.push({ code: "placeholderExtra", details: { what: wrongOrder, times: 1 } });
  if (markup.size === 0) return [...missing, ...extra];
  const what = [...markup].map(({ text }) => text).join(" ");
  return [...missing, ...extra, { code: "markup", details: { what } }];
}

/** Placeholders, tags and addresses among the words, more often than among the source's. */
function foreignThings(
  source: readonly TextPart[],
  translation: readonly TextPart[],
  syntax: MessageSyntax,
): Map<string, number> {
  const foreign = countThings(wordsOf(translation), syntax);
  if (foreign.size === 0) return foreign;
  for (const [what, times] of countThings(wordsOf(source), syntax)) {
    const more = (foreign.get(what) ?? 0) - times;
    if (more > 0) foreign.set(what, more);
    else foreign.delete(what);
  }
  return foreign;
}

/** One of these is in each of them: most texts have none, and need no scan. */
const SIGN_OF_THINGS = /[%{<@$:]|www\./u;

function countThings(words: string, syntax: MessageSyntax): Map<string, number> {
  const counts = new Map<string, number>();
  if (!SIGN_OF_THINGS.test(words)) return counts;
  for (const { start, end, kind } of findThings(words, syntax)) {
    if (!NEVER_MORE.has(kind)) continue;
    const thing = words.slice(start, end);
    counts.set(thing, (counts.get(thing) ?? 0) + 1);
  }
  return counts;
}
