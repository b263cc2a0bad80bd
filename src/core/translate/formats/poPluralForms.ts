/** gettext's plural forms of the product's languages. */
import type { LanguageTag } from "../../languages.ts";

export interface PoPluralForms {
  /** The value of the header's `Plural-Forms`. */
  readonly header: string;
  /** What each `msgstr[n]` is for; undefined where a catalogue's own formula does not say it. */
  readonly categories: readonly (Intl.LDMLPluralRule | undefined)[];
  /** Whether `msgstr[0]` is for the number one and no other, as the msgid is: only then is it the text to translate. */
  readonly firstIsOne: boolean;
}

const ONE_FORM: PoPluralForms = { header: "nplurals=1; plural=0;", categories: ["other"], firstIsOne: false };

/** CLDR's rules for whole numbers. Languages that are not named have one form. */
const FORMS: Readonly<Partial<Record<LanguageTag, PoPluralForms>>> = {
  en: { header: "nplurals=2; plural=(n != 1);", categories: ["one", "other"], firstIsOne: true },
  ta: { header: "nplurals=2; plural=(n != 1);", categories: ["one", "other"], firstIsOne: true },
  // Filipino's "one" is every number that does not end in 4, 6 or 9.
  fil: {
    header: "nplurals=2; plural=(n % 10 == 4 || n % 10 == 6 || n % 10 == 9);",
    categories: ["one", "other"],
    firstIsOne: false,
  },
};

export function poPluralForms(language: LanguageTag): PoPluralForms {
  return FORMS[language] ?? ONE_FORM;
}

/** The forms that a catalogue declares for itself; undefined when its header has none that can be read. */
export function declaredPluralForms(header: string): PoPluralForms | undefined {
  const [, count, formula] = /^\s*nplurals\s*=\s*(\d)\s*;\s*plural\s*=\s*([^;]+)/u.exec(header) ?? [];
  if (count === undefined || formula === undefined || count === "0") return undefined;
  const isOneOrNot = count === "2" && /^\(?\s*n\s*!=\s*1\s*\)?\s*$/u.test(formula);
  if (isOneOrNot) return { header, categories: ["one", "other"], firstIsOne: true };
  const categories = count === "1" ? (["other"] as const) : Array.from({ length: Number(count) }, () => undefined);
  return { header, categories, firstIsOne: false };
}
