/**
 * gettext catalogues. Beside its texts a catalogue of another language needs its own header and number of plural forms; entries
 * marked as fuzzy count as untranslated, and lose the mark with their translation.
 */
import { parseLanguage, type LanguageTag } from "../../languages.ts";
import type {
  DocumentFormat,
  Extraction,
  ExtractOptions,
  MessageSyntax,
  SkippedPart,
  Span,
  TextEdit,
} from "./documentFormat.ts";
import { messageKey, readPoEntries, type PoEntry, type PoTranslation } from "./poEntries.ts";
import { readPoHeader, withoutFuzzy, type PoHeader } from "./poHeader.ts";
import { poLiteral } from "./poLiteral.ts";

export const po: DocumentFormat = {
  id: "po",
  extract(text, options) {
    const lineBreak = /\r\n|\n|\r/u.exec(text)?.[0] ?? "\n";
    const entries = readPoEntries(text);
    const header = readPoHeader(text, entries, options.target, lineBreak);
    const catalogue: Catalogue = { text, lineBreak, header, role: roleOf(header.language, options) };
    const spans: Span[] = [];
    const edits: TextEdit[] = [...header.edits];
    for (const entry of entries) {
      if (entry === header.entry) continue;
      spans.push(...spansOf(catalogue, entry));
      edits.push(...surplusForms(catalogue, entry));
    }
    return { spans, edits, skipped: duplicates(entries) } satisfies Extraction;
  },
};

interface Catalogue {
  readonly text: string;
  readonly lineBreak: string;
  readonly header: PoHeader;
  readonly role: CatalogueRole;
}

/**
 * Whose language the msgstr of a catalogue are in. "target": they are translations, as in a template, where there are none yet.
 * "source": they are what is translated, and a msgid may be no more than a name. "other": they are neither.
 */
export type CatalogueRole = "target" | "source" | "other";

/** @param written what the header says, often a locale; empty where it says nothing */
export function roleOf(written: string, { target, source = "en" }: ExtractOptions): CatalogueRole {
  const language: LanguageTag | undefined = parseLanguage(written);
  if (written === "" || language === target) return "target";
  return language === source ? "source" : "other";
}

function spansOf(catalogue: Catalogue, entry: PoEntry): Span[] {
  const { pluralForms } = catalogue.header;
  const [translation] = entry.translations;
  if (entry.id.value === "") return [];
  if (entry.idPlural === undefined) return [spanOf(catalogue, entry, translation, entry.id.value)];
  const { value: plural } = entry.idPlural;
  return pluralForms.categories.map((category, form) => {
    const source = form === 0 && pluralForms.firstIsOne ? entry.id.value : plural;
    const span = spanOf(catalogue, entry, entry.translations[form] ?? form, source);
    return {
      ...span,
      key: `${span.key ?? ""}[${form}]`,
      ...(category === undefined ? {} : { pluralCategory: category }),
    };
  });
}

/** @param translation the number of the plural form where the entry has none yet */
function spanOf(catalogue: Catalogue, entry: PoEntry, translation: PoTranslation | number, id: string): Span {
  const { text, lineBreak, role } = catalogue;
  const isMissing = typeof translation === "number";
  const end = isMissing ? lastOf(entry).end : translation.end;
  const literals = isMissing ? end : translation.start;
  // The lines of the mark stand before the msgid: they belong to the place of the entry's first text.
  const start =
    !isMissing && translation === entry.translations[0] ? (entry.fuzzyLines[0]?.start ?? literals) : literals;
  const written = isMissing || entry.flags.includes("fuzzy") || role === "other" ? "" : translation.value;
  const source = role === "source" && written !== "" ? written : id;
  const opening = isMissing ? `${lineBreak}msgstr[${translation}] ` : withoutFuzzyLines(text, start, literals, entry);
  const notes = [...(entry.context === undefined ? [] : [entry.context.value]), ...entry.notes];
  return {
    start,
    end,
    source,
    current: written,
    encode: (decoded) => (decoded === written ? text.slice(start, end) : opening + poLiteral(decoded, lineBreak)),
    syntax: syntaxOf(entry.flags),
    marks: [],
    mnemonicSign: "_",
    key: messageKey(entry),
    ...(notes.length === 0 ? {} : { note: notes.join("\n") }),
  };
}

function withoutFuzzyLines(text: string, start: number, end: number, { fuzzyLines }: PoEntry): string {
  let opening = "";
  let at = start;
  for (const line of fuzzyLines) {
    if (line.start < start || line.end > end) continue;
    opening += text.slice(at, line.start) + withoutFuzzy(text.slice(line.start, line.end));
    at = line.end;
  }
  return opening + text.slice(at, end);
}

/** Plural forms that the target has no numbers for. */
function surplusForms({ header }: Catalogue, { idPlural, translations }: PoEntry): TextEdit[] {
  const wanted = header.pluralForms.categories.length;
  const kept = translations[wanted - 1];
  const last = translations.at(-1);
  if (idPlural === undefined || kept === undefined || last === undefined || translations.length <= wanted) return [];
  return [{ start: kept.end, end: last.end, text: "" }];
}

function lastOf({ translations }: PoEntry): PoTranslation {
  return translations.at(-1) ?? translations[0];
}

/** A catalogue's flags are its programmers' promise of how a message is used. */
function syntaxOf(flags: readonly string[]): MessageSyntax {
  const formats = flags.filter((flag) => /^(?!no-|possible-).*(?<!-brace|csharp|java)-format$/u.test(flag));
  if (formats.length === 0) return "text";
  return formats.some((flag) => /^(?:python|lua|go)-/u.test(flag)) ? "orderedPrintf" : "printf";
}

function duplicates(entries: readonly PoEntry[]): SkippedPart[] {
  const seen = new Set<string>();
  return entries.flatMap((entry) => {
    const key = messageKey(entry);
    const { line, id } = entry;
    if (seen.has(key)) return [{ line, reason: `the msgid "${id.value}" occurs twice; both are translated` }];
    seen.add(key);
    return [];
  });
}
