/**
 * Finds the comments of a program. It knows no grammar: only what strings are, because a comment's signs are text in them, and of
 * JavaScript elements and regular expressions. What it is in stands on a stack of its own, so that depth costs nothing.
 */
import type { TextSpan } from "../../../../shared/translation.ts";
import { escapePattern } from "../../../text/escapePattern.ts";
import type { BlockForm, LiteralForm } from "./codeSyntax.ts";
import { triggersOf, type Trigger, type Triggers } from "./triggers.ts";
import { isValuePosition } from "./valuePosition.ts";

export interface Comment extends TextSpan {
  readonly kind: "line" | "block" | "docstring";
  /** What stands between the signs of the comment. */
  readonly bodyStart: number;
  readonly bodyEnd: number;
}

/** A string, or the text of a JavaScript element. */
export interface ProgramText {
  readonly kind: "string" | "element";
  readonly bodyStart: number;
  readonly bodyEnd: number;
  /** Code in it. */
  readonly codes: readonly TextSpan[];
  /** The quotation marks that end it; empty for an element's. */
  readonly closing: string;
  readonly form: Pick<LiteralForm, "skip" | "isMultiline">;
}

/** The texts that are no comments, in the order of their ends. */
export function textsIn(text: string, languageId: string): readonly ProgramText[] {
  const triggers = triggersOf(languageId);
  if (triggers === undefined) return [];
  const lexer = new CommentLexer(text, triggers);
  lexer.read();
  return lexer.texts;
}

/** @returns in order; empty for a language that is not known. A comment without its end is none. */
export function commentsIn(text: string, languageId: string): readonly Comment[] {
  const triggers = triggersOf(languageId);
  return triggers === undefined ? [] : new CommentLexer(text, triggers).read();
}

interface CodeFrame {
  readonly kind: "code";
  /** Brackets that are open in it. */
  depth: number;
}

interface LiteralFrame {
  readonly kind: "literal";
  readonly form: LiteralForm;
  readonly stop: RegExp;
  readonly start: number;
  readonly bodyStart: number;
  readonly codes: { readonly start: number; end: number }[];
}

/** What the lexer is in. "tag" and "children" are those of a JSX element. */
type Frame =
  CodeFrame | LiteralFrame | { readonly kind: "tag"; readonly isClosing: boolean } | { readonly kind: "children" };

/** No regular expression is longer; what looks like one is looked at no further. */
const MAX_REGULAR_EXPRESSION = 1000;
const REGULAR_EXPRESSION = /\/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^\\/[\n])+\//uy;

const TAG = /(?<close>\/?>)|(?<code>\{)|"[^"]*"?|'[^']*'?|\/\*[^]*?(?:\*\/|$(?![^]))|\/\/[^\n]*/gu;
const CHILDREN = /(?<code>\{)|<(?<closing>\/)?/gu;

class CommentLexer {
  private readonly text: string;
  private readonly triggers: Triggers;
  private readonly comments: Comment[] = [];
  readonly texts: ProgramText[] = [];
  private readonly stops = new Map<string, RegExp>();
  private readonly frames: Frame[] = [{ kind: "code", depth: 0 }];
  private at = 0;

  constructor(text: string, triggers: Triggers) {
    this.text = text;
    this.triggers = triggers;
  }

  read(): readonly Comment[] {
    const { startsIn } = this.triggers.syntax;
    if (startsIn !== undefined) this.openLiteral(startsIn, [], 0);
    while (this.at < this.text.length) {
      const frame = this.frames.at(-1);
      if (frame === undefined) break;
      if (frame.kind === "code") this.readCode(frame);
      else if (frame.kind === "literal") this.readLiteral(frame);
      else if (frame.kind === "tag") this.readTag(frame.isClosing);
      else this.readChildren();
    }
    return this.comments;
  }

  private readCode(frame: CodeFrame): void {
    const match = this.search(this.triggers.pattern);
    if (match === undefined) return;
    const { index, 0: found } = match;
    const trigger = this.triggers.byGroup.find(({ group }) => match[group] !== undefined)?.trigger;
    switch (trigger?.kind) {
      case "line":
        this.addLine(index);
        break;
      case "block":
        this.addBlock(index, trigger.form);
        break;
      case "literal":
        this.beginLiteral(index, trigger);
        break;
      case "bracket":
        this.countBracket(frame, found);
        break;
      case "element":
        if (isValuePosition(this.text, index, this.comments) && !this.isTypeParameter(index)) this.openTag(index);
        break;
      case undefined:
    }
  }

  /** Moves behind the next match, or to the end where there is none. */
  private search(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.at;
    const match = pattern.exec(this.text);
    this.at = match === null ? this.text.length : match.index + Math.max(1, match[0].length);
    return match ?? undefined;
  }

  private addLine(start: number): void {
    const { lineEnd } = this.triggers.syntax;
    const bodyStart = this.at;
    const pattern = lineEnd === undefined ? LINE_END : this.patternOf(`${lineEnd}|\\n`);
    pattern.lastIndex = bodyStart;
    const end = pattern.exec(this.text)?.index ?? this.text.length;
    this.at = end;
    // The first line may name the program's interpreter.
    if (start === 0 && this.text.startsWith("#!")) return;
    this.comments.push({ kind: "line", start, end, bodyStart, bodyEnd: end });
  }

  private addBlock(start: number, { open, close, nests = false }: BlockForm): void {
    const bodyStart = this.at;
    const pattern = this.patternOf(nests ? `(?<open>${open})|${close}` : close);
    let depth = 1;
    while (depth > 0) {
      const match = this.search(pattern);
      // Without its end it is a mistake of the program, or of this lexer.
      if (match === undefined) return;
      depth += match.groups?.open === undefined ? -1 : 1;
      if (depth === 0) this.comments.push({ kind: "block", start, end: this.at, bodyStart, bodyEnd: match.index });
    }
  }

  private beginLiteral(start: number, { form, open }: Extract<Trigger, { kind: "literal" }>): void {
    if (form.isValueOnly === true && !this.isRegularExpression(start, form.isMultiline === true)) return;
    if (form.close === undefined) return;
    open.lastIndex = start;
    this.openLiteral(form, open.exec(this.text)?.slice(1) ?? [], start);
  }

  private isRegularExpression(start: number, isMultiline: boolean): boolean {
    REGULAR_EXPRESSION.lastIndex = 0;
    const isWhole = isMultiline || REGULAR_EXPRESSION.test(this.text.slice(start, start + MAX_REGULAR_EXPRESSION));
    return isWhole && isValuePosition(this.text, start, this.comments);
  }

  private openLiteral(form: LiteralForm, groups: readonly (string | undefined)[], start: number): void {
    const { close = "", skip, interpolation, isMultiline = false } = form;
    const filled = (source: string) =>
      source.replace(/\$([1-3])/gu, (_, digit) => escapePattern(groups[Number(digit) - 1] ?? ""));
    const sources = [
      ...(skip === undefined ? [] : [filled(skip)]),
      `(?<close>${filled(close)})`,
      ...(interpolation === undefined ? [] : [`(?<code>${interpolation})`]),
      ...(isMultiline ? [] : ["(?<line>\\n)"]),
    ];
    this.frames.push({
      kind: "literal",
      form,
      stop: this.patternOf(sources.join("|")),
      start,
      bodyStart: this.at,
      codes: [],
    });
  }

  private readLiteral(frame: LiteralFrame): void {
    const match = this.search(frame.stop);
    const { close, code, line } = match?.groups ?? {};
    if (code !== undefined) {
      frame.codes.push({ start: this.at - code.length, end: this.text.length });
      this.frames.push({ kind: "code", depth: 0 });
    }
    if (match === undefined || (close === undefined && line === undefined)) return;
    this.frames.pop();
    // An empty end (of a block of YAML) and a line's belong to the code after it.
    if (match[0] === "" || line !== undefined) this.at = match.index;
    if (close !== undefined && this.isDocstring(frame)) {
      this.comments.push({
        kind: "docstring",
        start: frame.start,
        end: this.at,
        bodyStart: frame.bodyStart,
        bodyEnd: match.index,
      });
    } else if (close !== undefined && QUOTES.test(close)) {
      const { form, bodyStart, codes } = frame;
      this.texts.push({ kind: "string", bodyStart, bodyEnd: match.index, codes, closing: close, form });
    }
  }

  /** A string that is a statement of its own does nothing but document. */
  private isDocstring({ form, start }: LiteralFrame): boolean {
    if (form.isDocstring !== "asStatement") return form.isDocstring === "always";
    const code = this.frames.at(-1);
    if (
      code?.kind !== "code" ||
      code.depth > 0 ||
      /[bf]/iu.test(PREFIX.exec(this.text.slice(start, start + 3))?.[0] ?? "")
    )
      return false;
    const indent = indentBefore(this.text, start);
    if (indent === undefined || this.text.startsWith("\\\n", start - indent.length - 2)) return false;
    LINE_REST.lastIndex = this.at;
    return LINE_REST.test(this.text);
  }

  private countBracket(frame: CodeFrame, bracket: string): void {
    if ("([{".includes(bracket)) frame.depth += 1;
    else if (frame.depth > 0) frame.depth -= 1;
    else if (this.frames.length > 1) {
      this.frames.pop();
      const around = this.frames.at(-1);
      const last = around?.kind === "literal" ? around.codes.at(-1) : undefined;
      if (last !== undefined) last.end = this.at;
    }
  }

  /** `<T,>(x: T) => x` and `<T extends object>(x: T) => x` in TypeScript with elements. */
  private isTypeParameter(index: number): boolean {
    return /^<\w+\s*(?:,|=|\s+extends\s)/u.test(this.text.slice(index, index + 100));
  }

  private openTag(index: number): void {
    this.at = index + 1;
    this.frames.push({ kind: "tag", isClosing: false });
  }

  private readTag(isClosing: boolean): void {
    const match = this.search(TAG);
    if (match === undefined) return;
    const { index, 0: found } = match;
    const { close, code } = match.groups ?? {};
    if (code !== undefined) this.frames.push({ kind: "code", depth: 0 });
    else if (/^\/\*[^]*\*\/$/u.test(found)) {
      this.comments.push({ kind: "block", start: index, end: this.at, bodyStart: index + 2, bodyEnd: this.at - 2 });
    } else if (found.startsWith("//")) {
      this.comments.push({ kind: "line", start: index, end: this.at, bodyStart: index + 2, bodyEnd: this.at });
    } else if (close !== undefined) {
      this.frames.pop();
      if (isClosing) this.frames.pop();
      else if (close === ">") this.frames.push({ kind: "children" });
    }
  }

  private readChildren(): void {
    const bodyStart = this.at;
    const match = this.search(CHILDREN);
    if (match === undefined) return;
    const form = { isMultiline: true };
    this.texts.push({ kind: "element", bodyStart, bodyEnd: match.index, codes: [], closing: "", form });
    const { code, closing } = match.groups ?? {};
    if (code !== undefined) this.frames.push({ kind: "code", depth: 0 });
    else this.frames.push({ kind: "tag", isClosing: closing !== undefined });
  }

  private patternOf(source: string): RegExp {
    const known = this.stops.get(source);
    if (known !== undefined) return known;
    const pattern = new RegExp(source, "gmu");
    this.stops.set(source, pattern);
    return pattern;
  }
}

const LINE_END = /\n/gu;
const QUOTES = /^["'`]+$/u;
const LINE_REST = /[^\S\n]*(?:[#;]|\n|$)/uy;
const PREFIX = /^[a-z]*/iu;

/** The white space before a place when nothing else stands before it on its line. Reads no further than that: lines can be long. */
export function indentBefore(text: string, at: number): string | undefined {
  let start = at;
  while (text[start - 1] === " " || text[start - 1] === "\t") start -= 1;
  return start === 0 || text[start - 1] === "\n" ? text.slice(start, at) : undefined;
}
