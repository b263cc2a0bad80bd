/** YAML: the string values that are for people, each in the style that its author chose. Anchors, tags and comments stay. */
import { isMap, isScalar, parseAllDocuments, type Document, type YAMLError } from "yaml";
import { parseLanguage, type LanguageTag } from "../../languages.ts";
import { localeForm } from "../update/localeForms.ts";
import { dataKey, uniqueKey } from "./dataPath.ts";
import type { DocumentFormat, Extraction, ExtractOptions, Span, TextEdit } from "./documentFormat.ts";
import { isForPeople, natureOf } from "./humanText.ts";
import { icuFaults } from "./icuFaults.ts";
import { missingPluralForms, pluralKeyOf } from "./pluralKeys.ts";
import { ascendingLines, columnAt, invalidDocument } from "./textPosition.ts";
import { writeYamlScalar, yamlStyleOf, type YamlScalar, type YamlStyle } from "./yamlScalars.ts";
import { collectYamlStrings, type YamlContents, type YamlString } from "./yamlStrings.ts";

export const yaml: DocumentFormat = {
  id: "yaml",
  extract(text, options) {
    const documents = readDocuments(text);
    const style = yamlStyleOf(text);
    const seen = new Map<string, number>();
    const parts = documents.map((document, index) =>
      extractDocument(text, document, { ...options, style, prefix: documents.length > 1 ? [index] : [], seen }),
    );
    const spans = parts.flatMap((part) => part.spans);
    const lineOf = ascendingLines(text);
    const leftAlone = parts.flatMap((part) => part.leftAlone).sort((a, b) => a.offset - b.offset);
    return {
      spans,
      edits: parts.flatMap(({ edits }) => edits),
      skipped: [
        ...leftAlone.map(({ offset, reason }) => ({ line: lineOf(offset), reason })),
        ...icuFaults(text, spans),
      ],
    };
  },
};

type YamlDocument = Document.Parsed;

type YamlRoot = YamlDocument["contents"];

interface DocumentOptions extends ExtractOptions {
  readonly style: YamlStyle;
  /** The document's number where there are several. */
  readonly prefix: readonly number[];
  readonly seen: Map<string, number>;
}

function readDocuments(text: string): readonly YamlDocument[] {
  let documents: readonly YamlDocument[];
  try {
    // The library compares each key with all others of its map: thousands of them would take minutes.
    documents = parseAllDocuments(text, { keepSourceTokens: true, prettyErrors: false, uniqueKeys: false });
  } catch (error) {
    // The library's reader calls itself for each level.
    if (error instanceof RangeError) throw invalidDocument(text, 0, REASONS.RESOURCE_EXHAUSTION);
    throw error;
  }
  for (const { errors } of documents) {
    const [error] = errors;
    if (error !== undefined) throw invalidDocument(text, error.pos[0], REASONS[error.code]);
  }
  return documents;
}

/** Its line is counted with those of all others. */
interface LeftAlone {
  readonly offset: number;
  readonly reason: string;
}

interface DocumentExtraction extends Omit<Extraction, "skipped"> {
  readonly leftAlone: readonly LeftAlone[];
}

function extractDocument(text: string, document: YamlDocument, options: DocumentOptions): DocumentExtraction {
  const contents: YamlContents = { strings: [], repeatedKeys: [], otherScalars: 0, objectsInLists: 0 };
  collectYamlStrings(text, document.contents, contents);
  const repeated = contents.repeatedKeys.map((offset): LeftAlone => ({
    offset,
    reason: "a key occurs twice; both are translated",
  }));
  const locale = localeKey(text, document.contents, options);
  if (locale !== undefined) {
    const strings = contents.strings.filter(({ path }) => path[0] === locale.key);
    const inLocale = strings.map((string) => ({ ...string, path: string.path.slice(1) }));
    const spans = inLocale.filter(({ path, value }) => isForPeople(path, value, "messages"));
    return {
      spans: spans.flatMap((string) => spansOf(text, string, options)),
      edits: locale.edits,
      leftAlone: [...repeated, ...locale.leftAlone],
    };
  }
  const nature = natureOf({
    ...contents,
    strings: contents.strings.length,
    rootKeys: rootKeysOf(document.contents),
  });
  const strings = contents.strings.filter(({ path, value }) => isForPeople(path, value, nature));
  return { spans: strings.flatMap((string) => spansOf(text, string, options)), edits: [], leftAlone: repeated };
}

function rootKeysOf(root: YamlRoot): ReadonlyMap<string, string | undefined> {
  if (!isMap(root)) return new Map();
  return new Map(
    root.items.map(({ key, value }) => [
      isScalar(key) ? String(key.value) : "",
      isScalar(value) && typeof value.value === "string" ? value.value : undefined,
    ]),
  );
}

/** The string's own span, behind those of plural forms that the target needs and the document has not. */
function spansOf(text: string, string: YamlString, { target, style, prefix, seen }: DocumentOptions): readonly Span[] {
  const { path, value, scalar, siblings, keyStart } = string;
  const source = scalar.block === undefined ? value : value.replace(/^\n+|\n+$/gu, "");
  const plural = pluralKeyOf(String(path.at(-1) ?? ""), siblings);
  const key = dataKey([...prefix, ...path]);
  const span: Span = {
    start: scalar.start,
    end: scalar.end,
    source,
    current: source,
    encode: scalarEncoder(text, source, scalar, style),
    syntax: value.includes("{") ? "icu" : "text",
    marks: [],
    ...(key === "" ? {} : { key: uniqueKey(key, seen) }),
    ...(plural === undefined ? {} : { pluralCategory: plural.category }),
  };
  if (plural?.category !== "other" || keyStart === -1) return [span];
  const separator = scalar.inFlow ? ", " : style.lineBreak + " ".repeat(columnAt(text, keyStart) - 1);
  const added = missingPluralForms(plural, target, siblings).map((form): Span => ({
    ...span,
    start: keyStart,
    end: keyStart,
    current: "",
    encode: (translation) =>
      translation === ""
        ? ""
        : `${form.key}: ${writeYamlScalar(translation, { ...scalar, style: "plain" }, style)}${separator}`,
    key: dataKey([...prefix, ...path.slice(0, -1), form.key]),
    pluralCategory: form.category,
  }));
  return [...added, span];
}

/** A function of its own, so that it keeps nothing else of the document in memory. */
function scalarEncoder(text: string, source: string, scalar: YamlScalar, style: YamlStyle): Span["encode"] {
  return (translation) =>
    translation === source ? text.slice(scalar.start, scalar.end) : writeYamlScalar(translation, scalar, style);
}

interface LocaleKey {
  readonly key: string;
  readonly edits: readonly TextEdit[];
  readonly leftAlone: readonly LeftAlone[];
}

/** The language that all of a document stands under, as Rails has it. Of several the source's is translated, or the first. */
function localeKey(text: string, root: YamlRoot, { target, source }: DocumentOptions): LocaleKey | undefined {
  if (!isMap(root) || root.items.length === 0) return undefined;
  const locales = root.items.flatMap(({ key, value }) =>
    isScalar(key) && typeof key.value === "string" && isLocale(key.value) && isMap(value)
      ? [{ name: key.value, start: key.range[0], end: key.range[1] }]
      : [],
  );
  if (locales.length < root.items.length) return undefined;
  const named = (tag: LanguageTag | undefined) =>
    locales.find(({ name }) => tag !== undefined && parseLanguage(name) === tag);
  // The target's, because that is what the source's has become when a translation is read again.
  const chosen = named(source) ?? named(target) ?? locales[0];
  if (chosen === undefined) return undefined;
  const written = text.slice(chosen.start, chosen.end);
  const edit = {
    start: chosen.start,
    end: chosen.end,
    text: written.replace(chosen.name, () => localeForm(target, "yaml", chosen.name)),
  };
  return {
    key: chosen.name,
    edits: named(target) === undefined ? [edit] : [],
    leftAlone: locales
      .filter((locale) => locale !== chosen)
      .map(({ name, start: offset }) => ({
        offset,
        reason: `"${name}" is another language; "${chosen.name}" is translated`,
      })),
  };
}

/** `en`, `pt-BR`, `zh_Hant`; no other word of two letters. */
function isLocale(name: string): boolean {
  if (!/^[a-z]{2,3}([-_]([A-Z][a-z]{3}|[A-Z]{2}))?$/u.test(name)) return false;
  return LANGUAGE_NAMES.of(name.replace("_", "-")) !== undefined;
}

const LANGUAGE_NAMES = new Intl.DisplayNames(["en"], { type: "language", fallback: "none" });

const REASONS: Readonly<Record<YAMLError["code"], string>> = {
  ALIAS_PROPS: "an alias has an anchor or a tag",
  BAD_ALIAS: "an alias without a name, or without its anchor",
  BAD_COLLECTION_TYPE: "a tag that does not fit what follows it",
  BAD_DIRECTIVE: "a directive that YAML does not know",
  BAD_DQ_ESCAPE: "a backslash before a character that needs none",
  BAD_INDENT: "indentation that does not fit, or a bracket that is not closed",
  BAD_PROP_ORDER: "an anchor or a tag in the wrong place",
  BAD_SCALAR_START: "text begins with a character that it may not begin with without quotes",
  BLOCK_AS_IMPLICIT_KEY: "a key of more than one line, or a colon in text without quotes",
  BLOCK_IN_FLOW: "indented lists and maps may not stand in brackets",
  DUPLICATE_KEY: "a key occurs twice",
  IMPOSSIBLE: "no YAML",
  KEY_OVER_1024_CHARS: "a key of more than 1024 characters",
  MISSING_CHAR: "a quote, bracket, comma or colon is missing",
  MULTILINE_IMPLICIT_KEY: "a key of more than one line",
  MULTIPLE_ANCHORS: "two anchors in one place",
  MULTIPLE_DOCS: "a second document",
  MULTIPLE_TAGS: "two tags in one place",
  NON_STRING_KEY: "a key that is no text",
  RESOURCE_EXHAUSTION: "too many levels inside of each other",
  TAB_AS_INDENT: "a tab as indentation",
  TAG_RESOLVE_FAILED: "a tag that does not fit its value",
  UNEXPECTED_TOKEN: "something stands where it may not",
};
