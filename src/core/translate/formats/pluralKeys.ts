/** Keys that name CLDR plural categories: i18next's `items_one`, `items_ordinal_two`, and objects of categories alone (Rails). */
import type { LanguageTag } from "../../languages.ts";

const PLURAL_CATEGORIES: readonly Intl.LDMLPluralRule[] = ["zero", "one", "two", "few", "many", "other"];

export interface PluralKey {
  /** What all keys of one message begin with, separator included; empty where the key is the category. */
  readonly stem: string;
  readonly category: Intl.LDMLPluralRule;
  readonly type: "cardinal" | "ordinal";
}

/** The key of one plural form among its siblings, undefined when it is none: one without "other" beside it is a word like any other. */
export function pluralKeyOf(key: string, siblings: ReadonlySet<string>): PluralKey | undefined {
  const category = pluralCategoryOf(key);
  if (category !== undefined) {
    const areForms = siblings.has("other") && [...siblings].every((sibling) => pluralCategoryOf(sibling) !== undefined);
    return areForms ? { stem: "", category, type: "cardinal" } : undefined;
  }
  const separator = key.lastIndexOf("_");
  const suffix = pluralCategoryOf(key.slice(separator + 1));
  const stem = key.slice(0, separator + 1);
  if (separator < 1 || suffix === undefined || !siblings.has(`${stem}other`)) return undefined;
  return { stem, category: suffix, type: stem.endsWith("_ordinal_") ? "ordinal" : "cardinal" };
}

export function pluralCategoryOf(name: string): Intl.LDMLPluralRule | undefined {
  return PLURAL_CATEGORIES.find((category) => category === name);
}

/** The categories that whole and fractional numbers have in a language, in CLDR's order; "other" is always the last. */
export function pluralCategories(
  language: LanguageTag,
  type: PluralKey["type"] = "cardinal",
): readonly Intl.LDMLPluralRule[] {
  const { pluralCategories: known } = new Intl.PluralRules(language, { type }).resolvedOptions();
  return PLURAL_CATEGORIES.filter((category) => known.includes(category));
}

/** The forms that the target has and the document has not, with the keys that they get. */
export function missingPluralForms(
  { stem, type }: PluralKey,
  target: LanguageTag,
  siblings: ReadonlySet<string>,
): readonly { readonly key: string; readonly category: Intl.LDMLPluralRule }[] {
  return pluralCategories(target, type)
    .map((category) => ({ key: stem + category, category }))
    .filter(({ key }) => !siblings.has(key));
}
