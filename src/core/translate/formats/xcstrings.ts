/**
 * Apple's string catalogues: JSON that holds all languages. The source is the source language's localization, or the key itself where
 * there is none; the target's is filled, or written in where it is missing.
 */
import { parseTree, type Node } from "jsonc-parser";
import { parseLanguage, type LanguageTag } from "../../languages.ts";
import { dataKey } from "./dataPath.ts";
import type { DocumentFormat, Span } from "./documentFormat.ts";
import { hasWordsBesidePlaceholders } from "./humanText.ts";
import { jsonStringContent, jsonStyleOf } from "./jsonEscapes.ts";
import { jsonLayoutOf, memberOf, membersOf, type JsonLayout } from "./jsonLayout.ts";
import { readJsonStrings } from "./jsonStrings.ts";
import { ascendingLines, invalidDocument } from "./textPosition.ts";
import { pluralCategories, pluralCategoryOf } from "./pluralKeys.ts";
import { newLocalization, newVariation, type Insertion, type Leaf } from "./xcstringsInsertion.ts";

export const xcstrings: DocumentFormat = {
  id: "xcstrings",
  extract(text, { target }) {
    const style = jsonStyleOf(text);
    const { skipped } = readJsonStrings(text);
    const root = parseTree(text.replace(/^\ufeff/u, " "), [], { allowTrailingComma: true });
    const strings = memberOf(root, "strings");
    const sourceLanguage: unknown = memberOf(root, "sourceLanguage")?.value;
    if (strings?.type !== "object" || typeof sourceLanguage !== "string") {
      throw invalidDocument(text, 0, "a string catalogue has `sourceLanguage` and `strings`");
    }
    const catalogue = { text, layout: jsonLayoutOf(text, style), sourceLanguage, target };
    const parts = membersOf(strings).map(([key, entry]) => ({ entry, ...entrySpans(key, entry, catalogue) }));
    const lineOf = ascendingLines(text);
    const left = parts.flatMap(({ entry, skipped: reason }) =>
      reason === undefined ? [] : [{ line: lineOf(entry.offset), reason }],
    );
    return {
      spans: parts.flatMap(({ spans }) => spans),
      edits: parts.flatMap(({ edits }) => edits),
      skipped: [...skipped, ...left],
    };
  },
};

interface Catalogue {
  readonly text: string;
  readonly layout: JsonLayout;
  readonly sourceLanguage: string;
  readonly target: LanguageTag;
}

function entrySpans(key: string, entry: Node, { text, layout, sourceLanguage, target }: Catalogue): Insertion {
  const nothing: Insertion = { spans: [], edits: [] };
  if (memberOf(entry, "shouldTranslate")?.value === false) return nothing;
  if (memberOf(entry, "extractionState")?.value === "stale" || parseLanguage(sourceLanguage) === target) return nothing;
  const localizations = memberOf(entry, "localizations");
  const written = leavesOf(memberOf(localizations, sourceLanguage));
  const sources = (written.length > 0 ? written : [{ path: [], value: key }]).filter(({ value }) =>
    hasWordsBesidePlaceholders(value),
  );
  if (sources.length === 0) return nothing;
  const note: unknown = memberOf(entry, "comment")?.value;
  const spanOf = ({ path, value }: Leaf) => spanFields(key, path, value, typeof note === "string" ? note : undefined);

  const name = languageKey(localizations, target);
  const present = leavesOf(memberOf(localizations, name));
  if (present.length === 0) {
    return newLocalization(text, entry, name, wantedLeaves(sources, target), layout, spanOf);
  }
  const spans = present.flatMap(({ path, value, unit }) => {
    const source = sourceFor(path, sources);
    return unit === undefined
      ? []
      : [{ ...spanOf({ path, value: source }), current: value, ...unitPlace(text, unit, layout) }];
  });
  const missing = wantedLeaves(present, target).filter(({ unit }) => unit === undefined);
  const added = missing.map(({ path }) =>
    newVariation(text, memberOf(localizations, name), path, layout, spanOf({ path, value: sourceFor(path, sources) })),
  );
  return { spans: [...spans, ...added].sort((a, b) => a.start - b.start), edits: [] };
}

function spanFields(key: string, path: readonly string[], source: string, note: string | undefined) {
  const category = path.at(-2) === "plural" ? pluralCategoryOf(path.at(-1) ?? "") : undefined;
  return {
    source,
    syntax: "printf" as const,
    marks: [],
    key: dataKey([key, ...path.filter((part) => part !== "variations")]),
    ...(category === undefined ? {} : { pluralCategory: category }),
    ...(note === undefined || note === "" ? {} : { note }),
  };
}

/** From the state's text to the end of the value's: what is translated anew is no longer "new" or to be reviewed. */
function unitPlace(text: string, unit: Node, { style }: JsonLayout): Pick<Span, "start" | "end" | "encode"> {
  const value = memberOf(unit, "value");
  const state = memberOf(unit, "state");
  if (value === undefined) throw invalidDocument(text, unit.offset, "a `stringUnit` without a `value`");
  const valueStart = value.offset + 1;
  const end = value.offset + value.length - 1;
  const start = state !== undefined && state.offset < value.offset ? state.offset + 1 : valueStart;
  const written: unknown = value.value;
  const between =
    start === valueStart || state === undefined ? undefined : text.slice(start + state.length - 2, valueStart);
  return {
    start,
    end,
    encode(translation) {
      if (translation === written) return text.slice(start, end);
      return (between === undefined ? "" : `translated${between}`) + jsonStringContent(translation, style);
    },
  };
}

function leavesOf(localization: Node | undefined, path: readonly string[] = []): readonly Leaf[] {
  const unit = memberOf(localization, "stringUnit");
  const value: unknown = memberOf(unit, "value")?.value;
  const own = unit !== undefined && typeof value === "string" ? [{ path, value, unit }] : [];
  const variations = membersOf(memberOf(localization, "variations")).flatMap(([kind, cases]) =>
    membersOf(cases).flatMap(([name, variation]) => leavesOf(variation, [...path, "variations", kind, name])),
  );
  const substitutions = membersOf(memberOf(localization, "substitutions")).flatMap(([name, substitution]) =>
    leavesOf(substitution, [...path, "substitutions", name]),
  );
  return [...own, ...variations, ...substitutions];
}

/** The leaves with the plural categories of the target in the place of those that are there. */
function wantedLeaves(leaves: readonly Leaf[], target: LanguageTag): readonly Leaf[] {
  const wanted = new Map<string, Leaf>();
  for (const leaf of leaves) {
    const forms = leaf.path.at(-2) === "plural" ? pluralCategories(target).toReversed() : [leaf.path.at(-1) ?? ""];
    for (const form of forms) {
      const path = [...leaf.path.slice(0, -1), ...(leaf.path.length === 0 ? [] : [form])];
      const same = leaves.find((other) => other.path.join("\0") === path.join("\0"));
      wanted.set(path.join("\0"), same ?? { path, value: sourceFor(path, leaves) });
    }
  }
  return [...wanted.values()];
}

/** The text of the same variation, else that of the most general one beside it, else the first. */
function sourceFor(path: readonly string[], sources: readonly Leaf[]): string {
  const at = (wanted: readonly string[]) => sources.find((leaf) => leaf.path.join("\0") === wanted.join("\0"));
  const general = ["other", "mac", "iphone"]
    .map((name) => at([...path.slice(0, -1), name]))
    .find((leaf) => leaf !== undefined);
  return (at(path) ?? general ?? sources[0])?.value ?? "";
}

/** The name that the entry has for the target already, whichever of its tags that is; else Apple's, which is BCP 47. */
function languageKey(localizations: Node | undefined, target: LanguageTag): string {
  const names = membersOf(localizations).map(([name]) => name);
  return names.find((name) => name === target) ?? names.find((name) => parseLanguage(name) === target) ?? target;
}
