/**
 * Brings a translator's catalogue up to date with the one that it is made from, as gettext's msgmerge does: header, translations,
 * comments and order stay the translator's; references, notes and flags become the programmers' new ones.
 */
import { applyEdits } from "./applyEdits.ts";
import type { ExtractOptions, TextEdit } from "./documentFormat.ts";
import { extractIfReadable } from "./extractIfReadable.ts";
import { po, roleOf } from "./po.ts";
import { mergedComments } from "./poComments.ts";
import { messageKey, readPoEntries, type PoEntry } from "./poEntries.ts";
import { fieldOf, readPoHeader, withFields } from "./poHeader.ts";
import { obsoleteEdits, withRevived } from "./poObsolete.ts";

export interface CatalogueUpdate {
  /** The translator's catalogue with all messages of the other one; new ones wait for their translation. */
  readonly text: string;
  /** The translator's catalogue with the same messages in use as `text`, as far as it has them; obsolete ones are comments. */
  readonly earlier: string;
}

/** Those that msgmerge takes from the template. */
const TEMPLATE_FIELDS = ["POT-Creation-Date", "Report-Msgid-Bugs-To"];

/**
 * @param written the translator's catalogue
 * @param template a .pot, or a catalogue of the source language
 * @returns undefined where `written` is no catalogue of the target language with a header: nothing of it can be built upon
 * @throws AppError document.invalid when the template cannot be read
 */
export function updateCatalogue(
  written: string,
  template: string,
  options: ExtractOptions,
): CatalogueUpdate | undefined {
  const source = sourceOf(template, options);
  if ("unreadable" in extractIfReadable(po, written, options)) return undefined;
  const lineBreak = /\r\n|\n|\r/u.exec(written)?.[0] ?? "\n";
  const header = readPoHeader(written, readPoEntries(written), options.target, lineBreak);
  if (header.entry === undefined || roleOf(header.language, options) !== "target") return undefined;

  const revived = withRevived(written, source.messages, lineBreak);
  const earlier = applyEdits(revived, obsoleteEdits(revived, source.messages, lineBreak)).text;
  return { earlier, text: new CatalogueMerge(earlier, source, lineBreak).result() };
}

/** What a catalogue is made from. */
interface CatalogueSource {
  readonly text: string;
  /** Without the header. */
  readonly messages: ReadonlyMap<string, PoEntry>;
  /** The header's fields, decoded. */
  readonly fields: string;
  /** Whose the msgstr are: "none" waits for a translation, "template" has some to begin with, "texts" are what is translated. */
  readonly translations: "none" | "template" | "texts";
}

function sourceOf(text: string, options: ExtractOptions): CatalogueSource {
  const entries = readPoEntries(text);
  const { entry: header, language } = readPoHeader(text, entries, options.target, "\n");
  const messages = new Map(entries.flatMap((entry) => (entry === header ? [] : [[messageKey(entry), entry]])));
  const role = roleOf(language, options);
  const hasTexts = [...messages.values()].some(
    ({ id, translations: [first] }) => first.value !== "" && first.value !== id.value,
  );
  const translations = role === "target" ? "template" : role === "source" && hasTexts ? "texts" : "none";
  return { text, messages, fields: header?.translations[0].value ?? "", translations };
}

/** Writes the messages of the source into a catalogue that has none but those and its header. */
class CatalogueMerge {
  private readonly text: string;
  private readonly source: CatalogueSource;
  private readonly lineBreak: string;
  private readonly edits: TextEdit[] = [];

  constructor(text: string, source: CatalogueSource, lineBreak: string) {
    this.text = text;
    this.source = source;
    this.lineBreak = lineBreak;
  }

  result(): string {
    const entries = readPoEntries(this.text);
    const known = new Map<string, PoEntry>();
    let anchor = 0;
    for (const entry of entries) {
      const message = this.source.messages.get(messageKey(entry));
      if (message === undefined) {
        this.updateHeader(entry);
        anchor = entry.end;
      } else {
        known.set(messageKey(entry), entry);
        this.updateMessage(entry, message);
      }
    }
    const added = new Map<number, string>();
    for (const [key, message] of this.source.messages) {
      anchor = known.get(key)?.end ?? anchor;
      if (!known.has(key)) added.set(anchor, (added.get(anchor) ?? "") + this.lineBreak + this.newMessage(message));
    }
    for (const [at, messages] of added) {
      const endsOpen = !/[\r\n]$/u.test(this.text.slice(0, at));
      this.edits.push({ start: at, end: at, text: endsOpen ? this.lineBreak + messages : messages });
    }
    return applyEdits(this.text, this.edits).text;
  }

  private updateHeader({ translations: [header] }: PoEntry): void {
    const { fields, translations } = this.source;
    const names = translations === "texts" ? [...TEMPLATE_FIELDS, "Language"] : TEMPLATE_FIELDS;
    const wanted = new Map(
      names.flatMap((name) => {
        const value = fieldOf(fields, name);
        return value === "" || value === fieldOf(header.value, name) ? [] : [[name, value]];
      }),
    );
    if (wanted.size === 0) return;
    const { start, end } = header;
    const text = withFields(this.text.slice(start, end), header.value, wanted, this.lineBreak);
    this.edits.push({ start, end, text });
  }

  private updateMessage(entry: PoEntry, message: PoEntry): void {
    const { start, stringsStart, end, idPlural } = entry;
    const comments = mergedComments(this.text, entry, this.source.text, message, this.lineBreak);
    if (comments !== undefined) this.edits.push({ start, end: stringsStart, text: comments });
    if ((idPlural === undefined) !== (message.idPlural === undefined)) {
      // One text cannot become several: what a person wrote has no place any more.
      this.edits.push({ start: stringsStart, end, text: this.strings(message) });
      return;
    }
    if (idPlural !== undefined && message.idPlural !== undefined && idPlural.value !== message.idPlural.value) {
      const { start: from, end: to } = message.idPlural;
      this.edits.push({ start: idPlural.start, end: idPlural.end, text: this.adopted(from, to) });
    }
    if (this.source.translations !== "texts") return;
    const place = translationsOf(entry);
    const texts = translationsOf(message);
    this.edits.push({ ...place, text: this.adopted(texts.start, texts.end) });
  }

  private newMessage(message: PoEntry): string {
    return this.adopted(message.start, message.stringsStart) + this.strings(message);
  }

  /** The lines from the msgid on, with a line break at the end. */
  private strings(message: PoEntry): string {
    const { start, end } = translationsOf(message);
    const translations = this.source.translations === "none" ? '""' : this.adopted(start, end);
    return this.adopted(message.stringsStart, start) + translations + this.lineBreak;
  }

  /** A part of the source, with this catalogue's line breaks. */
  private adopted(start: number, end: number): string {
    return this.source.text.slice(start, end).replace(/\r\n|\n|\r/gu, this.lineBreak);
  }
}

/** From the first one's opening quotation mark to the last one's closing one. */
function translationsOf({ translations }: PoEntry): { readonly start: number; readonly end: number } {
  const [first] = translations;
  return { start: first.start, end: (translations.at(-1) ?? first).end };
}
