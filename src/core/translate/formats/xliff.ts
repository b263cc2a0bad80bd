/** XLIFF 1.2 and 2: each segment has its source and gets its target, with the inline codes of the source. */
import { parseLanguage, type LanguageTag } from "../../languages.ts";
import { hasIcuChoice } from "../protect/icuNodes.ts";
import type { DocumentFormat, SkippedPart, Span, TextEdit } from "./documentFormat.ts";
import { icuFaults } from "./icuFaults.ts";
import { ascendingLines, invalidDocument } from "./textPosition.ts";
import { readInline, type InlineCodec, type InlineText } from "./xmlInline.ts";
import { childElements, plainContent, readXml, withAttribute, withoutAttribute, type XmlElement } from "./xmlText.ts";

export const xliff: DocumentFormat = {
  id: "xliff",
  extract(text, { target }) {
    const root = readXml(text);
    if (root.name !== "xliff")
      throw invalidDocument(text, root.start, "no XLIFF: the outermost element is another one");
    const reader = new XliffReader(text, target, (root.attributes.version ?? "1.2").startsWith("1"));
    reader.read(root);
    const { spans, edits, skipped } = reader;
    return { spans, edits, skipped: [...skipped, ...icuFaults(text, spans)] };
  },
};

const CODEC: InlineCodec = {
  decode: (text) => text,
  encode: (text) => text,
  isOpaque: ({ name, attributes }) =>
    // Of a code's content only <sub> could be translated; it is rare, and named to nobody.
    ["ph", "it", "x"].includes(name) ||
    (name === "mrk" && (attributes.translate === "no" || attributes.mtype === "protected")),
  halfOf({ name, attributes }) {
    const pair = attributes.rid ?? attributes.startRef ?? attributes.id ?? "";
    if (["bpt", "bx", "sc", "sm"].includes(name)) return { kind: "open", pair };
    if (["ept", "ex", "ec", "em"].includes(name)) return { kind: "close", pair };
    return undefined;
  },
};

/** States of a target whose text nobody has translated yet. */
const UNTRANSLATED_STATE = /^(?:new|initial|needs-)/u;

interface Segment {
  /** What holds source and target. */
  readonly holder: XmlElement;
  readonly source: XmlElement;
  readonly key: string;
  readonly note: string;
  /** Whether targets that are there already are in the language that is wanted. */
  readonly isTarget: boolean;
}

class XliffReader {
  readonly spans: Span[] = [];
  readonly edits: TextEdit[] = [];
  readonly skipped: SkippedPart[] = [];
  private readonly text: string;
  private readonly lineOf: (offset: number) => number;
  private readonly target: LanguageTag;
  private readonly isVersion1: boolean;
  private fileName = "";

  constructor(text: string, target: LanguageTag, isVersion1: boolean) {
    this.text = text;
    this.lineOf = ascendingLines(text);
    this.target = target;
    this.isVersion1 = isVersion1;
  }

  read(root: XmlElement): void {
    const files = childElements(root, "file");
    const trgLang = root.attributes.trgLang;
    if (!this.isVersion1) this.nameTarget(root, "trgLang", trgLang);
    for (const file of files) {
      const { original = "", id = original } = file.attributes;
      this.fileName = files.length > 1 ? `${this.isVersion1 ? original : id}#` : "";
      const language = this.isVersion1 ? file.attributes["target-language"] : trgLang;
      if (this.isVersion1) this.nameTarget(file, "target-language", language);
      this.readUnits(file, language === undefined || parseLanguage(language) === this.target);
    }
  }

  private nameTarget({ start, contentStart }: XmlElement, attribute: string, language: string | undefined): void {
    if (language !== undefined && parseLanguage(language) === this.target) return;
    const tag = withAttribute(this.text.slice(start, contentStart), attribute, this.target);
    this.edits.push({ start, end: contentStart, text: tag });
  }

  /** What is not to be translated is passed over with everything in it. */
  private readUnits(element: XmlElement, isTarget: boolean): void {
    if (element.attributes.translate === "no") return;
    if (element.name === "trans-unit") this.addUnit12(element, isTarget);
    else if (element.name === "unit") this.addUnit2(element, isTarget);
    else {
      for (const child of childElements(element, "file", "body", "group", "trans-unit", "unit"))
        this.readUnits(child, isTarget);
    }
  }

  private addUnit12(unit: XmlElement, isTarget: boolean): void {
    const [source] = [...childElements(unit, "seg-source"), ...childElements(unit, "source")];
    if (source === undefined) return;
    const { id = "", resname = id } = unit.attributes;
    const note = childElements(unit, "note").map((each) => plainContent(this.text, each).trim());
    this.addSegment({ holder: unit, source, key: this.fileName + resname, note: note.join("\n"), isTarget });
  }

  private addUnit2(unit: XmlElement, isTarget: boolean): void {
    const [notes] = childElements(unit, "notes");
    const note =
      notes === undefined ? [] : childElements(notes, "note").map((each) => plainContent(this.text, each).trim());
    const segments = childElements(unit, "segment");
    segments.forEach((holder, index) => {
      const [source] = childElements(holder, "source");
      const name = segments.length > 1 ? `.${holder.attributes.id ?? index}` : "";
      const key = `${this.fileName}${unit.attributes.id ?? ""}${name}`;
      if (source !== undefined) this.addSegment({ holder, source, key, note: note.join("\n"), isTarget });
    });
  }

  private addSegment(segment: Segment): void {
    const { holder, source, key, note, isTarget } = segment;
    const inline = readInline(this.text, source.children, CODEC);
    if (inline === undefined) {
      this.skipped.push({ line: this.lineOf(source.start), reason: "a tag that is also part of the words" });
      return;
    }
    if (!/\p{Letter}/u.test(plainContent(this.text, source))) return;
    const [target] = childElements(holder, "target");
    const { start, end } = this.placeOf(segment, target);
    const currentText = target === undefined ? undefined : readInline(this.text, target.children, CODEC);
    const state = this.isVersion1 ? target?.attributes.state : holder.attributes.state;
    const isTranslated = isTarget && !(state !== undefined && UNTRANSLATED_STATE.test(state));
    const current = isTranslated ? (currentText?.source ?? "") : "";
    this.spans.push({
      start,
      end,
      source: inline.source,
      current,
      encode: (decoded) =>
        decoded === current ? this.text.slice(start, end) : this.written(segment, target, start, inline, decoded),
      // Angular's messages have choices between forms in them, and a reader of XLIFF knows nothing else of ICU.
      syntax: hasIcuChoice(inline.source) ? "icu" : "text",
      marks: inline.marks,
      key,
      ...(note === "" ? {} : { note }),
    });
  }

  /**
   * A target's place is the whole element, because its state changes with its text; in XLIFF 2 the segment has the state, and in
   * 1.2 the unit says whether somebody approved of it.
   */
  private placeOf({ holder, source }: Segment, target: XmlElement | undefined): { start: number; end: number } {
    const hasState = this.isVersion1 ? holder.attributes.approved === "yes" : holder.attributes.state === "initial";
    const end = target?.end ?? this.afterSource(holder, source);
    return { start: hasState ? holder.start : (target?.start ?? end), end };
  }

  /** In 1.2 the target follows <seg-source> where there is one; both follow <source>. */
  private afterSource(holder: XmlElement, source: XmlElement): number {
    return Math.max(source.end, ...childElements(holder, "source").map(({ end }) => end));
  }

  private written(
    { holder, source }: Segment,
    target: XmlElement | undefined,
    start: number,
    inline: InlineText,
    decoded: string,
  ): string {
    const content = inline.encode(decoded);
    const insertAt = target?.start ?? this.afterSource(holder, source);
    const before = this.text.slice(start, insertAt);
    const opening =
      start === holder.start ? this.holderTag(holder) + before.slice(holder.contentStart - start) : before;
    if (target !== undefined) {
      return `${opening}${this.targetTag(target)}${content}</${target.name}>`;
    }
    const state = this.isVersion1 ? ' state="translated"' : "";
    return `${opening}${this.separatorBefore(source)}<target${state}>${content}</target>`;
  }

  /** With the new text's state, and nobody's approval. */
  private holderTag({ start, contentStart }: XmlElement): string {
    const tag = this.text.slice(start, contentStart);
    return this.isVersion1 ? withoutAttribute(tag, "approved") : withAttribute(tag, "state", "translated");
  }

  private targetTag({ start, contentStart, attributes }: XmlElement): string {
    const tag = this.text.slice(start, contentStart).replace(/\s*\/>$/u, ">");
    const language = attributes["xml:lang"];
    const isNamed = language === undefined || parseLanguage(language) === this.target;
    const named = isNamed ? tag : withAttribute(tag, "xml:lang", this.target);
    return this.isVersion1 && attributes.state !== undefined ? withAttribute(named, "state", "translated") : named;
  }

  /** A target that is added stands on a line of its own where the source does, indented like it. */
  private separatorBefore({ start }: XmlElement): string {
    const before = /(?:\r\n|\n|\r)[^\S\r\n]*$/u.exec(this.text.slice(Math.max(0, start - 400), start));
    return before?.[0] ?? "";
  }
}
