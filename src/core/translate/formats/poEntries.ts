/** Reads a gettext catalogue (.po, .pot) with the offset of everything that a translation changes. */
import type { TextSpan } from "../../../shared/translation.ts";
import { unescapePo } from "./poLiteral.ts";
import { invalidDocument } from "./textPosition.ts";

/** One or more literals that gettext joins: from the first one's opening quote to the last one's closing one. */
export interface PoString extends TextSpan {
  readonly value: string;
}

export interface PoTranslation extends PoString {
  /** n of `msgstr[n]`; undefined for a plain `msgstr`. */
  readonly form: number | undefined;
}

/** A span of whole lines: from its first comment to the end of its last string's line. */
export interface PoEntry extends TextSpan {
  /** Of the first string, from 1. */
  readonly line: number;
  /** Where the line of the first string begins; what stands before are comments. */
  readonly stringsStart: number;
  readonly context: PoString | undefined;
  readonly id: PoString;
  readonly idPlural: PoString | undefined;
  /** At least one. */
  readonly translations: readonly [PoTranslation, ...PoTranslation[]];
  readonly flags: readonly string[];
  /** The texts of the `#.` lines. */
  readonly notes: readonly string[];
  /** Whole lines with their line breaks: `#, fuzzy`, and the `#|` lines with what the msgid was before. */
  readonly fuzzyLines: readonly TextSpan[];
}

/** gettext's own separator of context and msgid. */
const CONTEXT_END = "\u0004";

/** What gettext looks a message up by: two of a catalogue never have the same. */
export function messageKey({ context, id }: Pick<PoEntry, "context" | "id">): string {
  return context === undefined ? id.value : context.value + CONTEXT_END + id.value;
}

/** What has been read of the entry that is not complete yet. */
interface Draft {
  start: number | undefined;
  end: number;
  line: number;
  stringsStart: number;
  context: MutableString | undefined;
  id: MutableString | undefined;
  idPlural: MutableString | undefined;
  readonly translations: (MutableString & { readonly form: number | undefined })[];
  readonly flags: string[];
  readonly notes: string[];
  readonly fuzzyLines: TextSpan[];
}

interface MutableString {
  value: string;
  readonly start: number;
  end: number;
}

const LINE = /([^\r\n]*)(?:\r\n|\n|\r|$)/gy;
const KEYWORD = /[^\S\r\n]*(msgctxt|msgid_plural|msgid|msgstr(?:\[(\d+)\])?|domain)(?=[\s"])/y;
const LITERAL = /[^\S\r\n]*"([^"\\\r\n]*(?:\\.[^"\\\r\n]*)*)"[^\S\r\n]*/y;

/** @throws AppError document.invalid with the place of the first thing that gettext would not read either */
export function readPoEntries(text: string): PoEntry[] {
  const entries: PoEntry[] = [];
  let draft = emptyDraft();
  let open: MutableString | undefined;
  let lineNumber = 0;
  const finish = (at: number) => {
    if (isBegun(draft)) entries.push(entryOf(draft, text, at));
    draft = emptyDraft();
    open = undefined;
  };
  LINE.lastIndex = text.startsWith("\ufeff") ? 1 : 0;
  while (LINE.lastIndex < text.length) {
    lineNumber += 1;
    const start = LINE.lastIndex;
    const line = LINE.exec(text)?.[1] ?? "";
    const end = LINE.lastIndex;
    const content = line.trimStart();
    if (content === "") continue;
    if (content.startsWith("#")) {
      if (draft.translations.length > 0 || content.startsWith("#~")) finish(start);
      addComment(draft, content, { start, end });
      continue;
    }
    KEYWORD.lastIndex = start;
    const [, keyword, form] = KEYWORD.exec(text) ?? [];
    if (keyword === undefined) {
      if (open === undefined || !content.startsWith('"')) throw invalidDocument(text, start, "no keyword of gettext");
      readLiterals(text, start, start + line.length, open);
      draft.end = end;
      continue;
    }
    const begun: MutableString = { value: "", start: text.indexOf('"', KEYWORD.lastIndex), end: -1 };
    readLiterals(text, KEYWORD.lastIndex, start + line.length, begun);
    const opensEntry = keyword === "msgctxt" || keyword === "domain" || (keyword === "msgid" && draft.id !== undefined);
    if (opensEntry && isBegun(draft)) {
      if (draft.translations.length === 0)
        throw invalidDocument(text, start, `${keyword} before the msgstr of another entry`);
      finish(start);
    }
    open = begun;
    if (keyword === "domain") continue;
    if (!isBegun(draft)) Object.assign(draft, { line: lineNumber, stringsStart: start });
    draft.start ??= start;
    draft.end = end;
    if (!place(draft, keyword, form, begun)) throw invalidDocument(text, start, `${keyword} where it cannot stand`);
  }
  finish(text.length);
  return entries;
}

/** Adds all literals between two offsets, which must be nothing but literals, to a string. */
function readLiterals(text: string, start: number, end: number, string: MutableString): void {
  let at = start;
  do {
    LITERAL.lastIndex = at;
    const match = LITERAL.exec(text);
    const content = match?.[1];
    if (content === undefined) throw invalidDocument(text, at, "a string without its closing quotation mark");
    at = LITERAL.lastIndex;
    string.value += unescapePo(content);
    string.end = text.lastIndexOf('"', at - 1) + 1;
  } while (at < end);
}

/** @returns false where the entry has such a string already, or lacks what must stand before it */
function place(draft: Draft, keyword: string, form: string | undefined, string: MutableString): boolean {
  switch (keyword) {
    case "msgctxt":
      draft.context = string;
      return draft.id === undefined;
    case "msgid":
      draft.id = string;
      return true;
    case "msgid_plural": {
      const fits = draft.id !== undefined && draft.idPlural === undefined && draft.translations.length === 0;
      draft.idPlural = string;
      return fits;
    }
    default: {
      const isPlural = draft.idPlural !== undefined;
      const next = isPlural ? draft.translations.length : undefined;
      const number = form === undefined ? undefined : Number(form);
      draft.translations.push(Object.assign(string, { form: number }));
      return draft.id !== undefined && number === next && (isPlural || draft.translations.length === 1);
    }
  }
}

function addComment(draft: Draft, content: string, line: TextSpan): void {
  if (content.startsWith("#~")) return;
  draft.start ??= line.start;
  const text = content.slice(2).trim();
  if (content.startsWith("#.")) draft.notes.push(text);
  if (content.startsWith("#|")) draft.fuzzyLines.push(line);
  if (!content.startsWith("#,")) return;
  const flags = text.split(",").map((flag) => flag.trim());
  draft.flags.push(...flags);
  if (flags.includes("fuzzy")) draft.fuzzyLines.push(line);
}

function isBegun({ context, id, translations }: Draft): boolean {
  return context !== undefined || id !== undefined || translations.length > 0;
}

function entryOf({ id, translations, ...rest }: Draft, text: string, at: number): PoEntry {
  const { start = rest.stringsStart } = rest;
  const [first, ...others] = translations;
  if (id === undefined) throw invalidDocument(text, at, "an entry without msgid");
  if (first === undefined) throw invalidDocument(text, at, "an entry without msgstr");
  return { ...rest, id, translations: [first, ...others], start };
}

function emptyDraft(): Draft {
  return {
    start: undefined,
    end: 0,
    line: 0,
    stringsStart: 0,
    context: undefined,
    id: undefined,
    idPlural: undefined,
    translations: [],
    flags: [],
    notes: [],
    fuzzyLines: [],
  };
}
