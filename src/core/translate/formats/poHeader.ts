/** What a catalogue says about itself, and what it has to say for another language. */
import { parseLanguage, type LanguageTag } from "../../languages.ts";
import type { TextEdit } from "./documentFormat.ts";
import type { PoEntry } from "./poEntries.ts";
import { declaredPluralForms, poPluralForms, type PoPluralForms } from "./poPluralForms.ts";

export interface PoHeader {
  /** The entry itself: the one with an empty msgid. */
  readonly entry: PoEntry | undefined;
  /** As it is written, often a locale; empty where nothing is said. */
  readonly language: string;
  /** Those that the catalogue has when it is in the target language. */
  readonly pluralForms: PoPluralForms;
  /** Makes it a catalogue of the target language. */
  readonly edits: readonly TextEdit[];
}

/** gettext's names are locales of the C library. */
const LOCALES: Readonly<Partial<Record<LanguageTag, string>>> = { "zh-Hans": "zh_CN" };

export function readPoHeader(
  text: string,
  entries: readonly PoEntry[],
  target: LanguageTag,
  lineBreak: string,
): PoHeader {
  const entry = entries.find(({ id, context }) => id.value === "" && context === undefined);
  const header = entry?.translations[0];
  const fields = header?.value ?? "";
  const language = fieldOf(fields, "Language");
  const isTarget = parseLanguage(language) === target;
  const declared = isTarget ? declaredPluralForms(fieldOf(fields, "Plural-Forms")) : undefined;
  const pluralForms = declared ?? poPluralForms(target);
  const wanted = new Map<string, string>();
  if (!isTarget) wanted.set("Language", LOCALES[target] ?? target);
  if (!isUtf8(fieldOf(fields, "Content-Type"))) wanted.set("Content-Type", "text/plain; charset=UTF-8");
  if (declared === undefined && fieldOf(fields, "Plural-Forms") !== pluralForms.header) {
    wanted.set("Plural-Forms", pluralForms.header);
  }
  if (entry === undefined || header === undefined) {
    return { entry, language, pluralForms, edits: entries.length === 0 ? [] : [newHeader(text, wanted, lineBreak)] };
  }
  const edits: TextEdit[] = [];
  const { start, end } = header;
  const replacement = withFields(text.slice(start, end), fields, wanted, lineBreak);
  if (wanted.size > 0) edits.push({ start, end, text: replacement });
  // xgettext marks the header of a template so; whoever fills it in takes the mark away.
  if (!isTarget)
    for (const line of entry.fuzzyLines) edits.push({ ...line, text: withoutFuzzy(text.slice(line.start, line.end)) });
  return { entry, language, pluralForms, edits };
}

/** @param line a whole comment line: `#, fuzzy, c-format` loses the flag, `#, fuzzy` and `#| msgid` go altogether */
export function withoutFuzzy(line: string): string {
  const [, opening, flags, ending] = /^(\s*#,)([^\r\n]*)([\r\n]*)$/u.exec(line) ?? [];
  if (opening === undefined || flags === undefined || ending === undefined) return "";
  const others = flags.split(",").filter((flag) => flag.trim() !== "fuzzy" && flag.trim() !== "");
  return others.length === 0 ? "" : opening + others.join(",") + ending;
}

/** Empty where the header has no such field. */
export function fieldOf(fields: string, name: string): string {
  const line = fields.split("\n").find((field) => field.toLowerCase().startsWith(`${name.toLowerCase()}:`));
  return line?.slice(name.length + 1).trim() ?? "";
}

/** An unnamed one is taken as it was read, and xgettext writes "CHARSET" where nobody has said it yet. */
function isUtf8(contentType: string): boolean {
  return /charset\s*=\s*utf-?8/iu.test(contentType);
}

/** @param literals the header as it is written; a field may run over several literals */
export function withFields(
  literals: string,
  fields: string,
  wanted: ReadonlyMap<string, string>,
  lineBreak: string,
): string {
  let result = literals;
  let missing = "";
  for (const [name, value] of wanted) {
    const field = new RegExp(`((?:^|"|\\\\n)${name}:)(?:[^"\\\\]|"\\s*")*(\\\\n)`, "iu");
    if (field.test(result))
      result = result.replace(field, (_, opening: string, ending: string) => `${opening} ${value}${ending}`);
    else missing += `${lineBreak}"${name}: ${value}\\n"`;
  }
  const endsOpen = missing !== "" && fields !== "" && !fields.endsWith("\n");
  return (endsOpen ? `${result.slice(0, -1)}\\n"` : result) + missing;
}

function newHeader(text: string, wanted: ReadonlyMap<string, string>, lineBreak: string): TextEdit {
  const start = text.startsWith("\ufeff") ? 1 : 0;
  const lines = ['msgid ""', 'msgstr ""', ...Array.from(wanted, ([name, value]) => `"${name}: ${value}\\n"`), "", ""];
  return { start, end: start, text: lines.join(lineBreak) };
}
