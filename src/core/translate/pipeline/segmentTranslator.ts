/** Translates one place of a document: its units, their pieces, and equal units once for all places. */
import type { CancelSignal } from "../../../shared/cancelSignal.ts";
import type { Finding } from "../../../shared/translation.ts";
import type { LanguageTag } from "../../languages.ts";
import { type Job, sideBySide } from "../../sideBySide.ts";
import type { Span } from "../formats/documentFormat.ts";
import { withNumberedArguments } from "../protect/printfOrder.ts";
import { checkProtected } from "../protect/protectText.ts";
import { unitsOf, type SourceUnit } from "../protect/units.ts";
import type { UnitPart } from "./cutUnit.ts";
import { findingsOfPiece } from "./findingsOfPiece.ts";
import type { PieceAsker, PieceContext } from "./pieceAsker.ts";
import type { PieceResult, PieceTranslator } from "./pieceTranslator.ts";

export interface SegmentTranslatorOptions {
  readonly asker: PieceAsker;
  readonly pieces: PieceTranslator;
  readonly target: LanguageTag;
  /** Pieces of one segment that are worked on side by side. */
  readonly width: number;
  /** All that will be translated. */
  readonly spans: readonly Span[];
}

export class SegmentTranslator {
  private readonly options: SegmentTranslatorOptions;
  private readonly known = new Map<string, Promise<PieceResult>>();
  /** Texts that come again. Only their translations are remembered: of a large document those are few. */
  private readonly repeated: ReadonlySet<string>;

  constructor(options: SegmentTranslatorOptions) {
    this.options = options;
    this.repeated = repeatedSources(options.spans);
  }

  /**
   * The decoded translation of the span.
   * @param onText all that there is of it by now
   */
  async translate(span: Span, signal: CancelSignal, onText: PieceContext["onText"]): Promise<PieceResult> {
    const { units, assemble } = unitsOf(span, this.options.target);
    const written = units.map(() => "");
    const jobs = units.map((unit, index) => (stop: CancelSignal) => {
      const context: PieceContext = {
        note: span.note,
        signal: stop,
        onText: (read) =>
          onText(() => {
            written[index] = read();
            return assemble(written);
          }),
      };
      return this.repeated.has(span.source) ? this.translateOnce(unit, context) : this.translateUnit(unit, context);
    });
    const results = await this.runAll(jobs, signal);
    return asMessage(span, { ...merged(results), text: assemble(results.map(({ text }) => text)) });
  }

  /** Most segments are one piece: that needs nobody who keeps several together. */
  private async runAll(jobs: readonly Job<PieceResult>[], signal: CancelSignal): Promise<PieceResult[]> {
    const [only] = jobs;
    if (only !== undefined && jobs.length === 1) return [await only(signal)];
    return sideBySide(jobs, { width: this.options.width, signal });
  }

  /** A unit that stands in the document again is not generated again. */
  private async translateOnce(unit: SourceUnit, context: PieceContext): Promise<PieceResult> {
    const key = keyOf(unit, context.note);
    const known = this.known.get(key);
    if (known !== undefined) return { ...(await known), generations: 0 };
    const result = this.translateUnit(unit, context);
    this.known.set(key, result);
    return result;
  }

  private async translateUnit(unit: SourceUnit, context: PieceContext): Promise<PieceResult> {
    const parts = await this.options.asker.cut(unit, context.signal);
    const written = new PartsText(parts);
    const isAlone = parts.filter((part) => typeof part !== "string").length === 1;
    const jobs = parts.flatMap((part, index): Job<PieceResult>[] =>
      typeof part === "string"
        ? []
        : [
            async (signal) => {
              const onText: PieceContext["onText"] = (read) => context.onText(() => written.growing(index, read()));
              const result = await this.options.pieces.translate(part, { ...context, signal, onText });
              written.finish(index, result.text);
              return isAlone ? result : { ...result, findings: findingsOfPiece(result.findings, part.text) };
            },
          ],
    );
    const results = await this.runAll(jobs, context.signal);
    return { ...merged(results), text: written.text };
  }
}

/** As the program can format it. A message that it could not format is worse than one in another language: its source stays. */
function asMessage(span: Span, result: PieceResult): PieceResult {
  const { source: text, marks, syntax } = span;
  if (syntax === "printf") return { ...result, text: withNumberedArguments(text, result.text) };
  if (syntax !== "icu" && syntax !== "messageFormat") return result;
  const icu = checkProtected({ text, marks, syntax }, result.text);
  return icu.length === 0
    ? result
    : { ...result, findings: distinct([...icu, ...result.findings]), isTranslated: false };
}

/** The texts of a unit's parts while they come, side by side. */
class PartsText {
  private readonly texts: string[];
  private readonly open: Set<number>;

  constructor(parts: readonly UnitPart[]) {
    this.texts = parts.map((part) => (typeof part === "string" ? part : ""));
    this.open = new Set(parts.flatMap((part, index) => (typeof part === "string" ? [] : [index])));
  }

  finish(index: number, text: string): void {
    this.texts[index] = text;
    this.open.delete(index);
  }

  /** What can be read by now: up to the first part that is not done, and what there is of that one. */
  growing(index: number, text: string): string {
    this.texts[index] = text;
    const [firstOpen = index] = this.open;
    return this.texts.slice(0, firstOpen + 1).join("");
  }

  get text(): string {
    return this.texts.join("");
  }
}

function merged(results: readonly PieceResult[]): Omit<PieceResult, "text"> {
  return {
    findings: distinct(results.flatMap(({ findings }) => findings)),
    generations: results.reduce((sum, { generations }) => sum + generations, 0),
    isTranslated: results.length === 0 || results.some(({ isTranslated }) => isTranslated),
  };
}

/** The same fault in two pieces is told once. */
function distinct(findings: readonly Finding[]): Finding[] {
  return [...new Map(findings.map((finding) => [JSON.stringify(finding), finding])).values()];
}

function repeatedSources(spans: readonly Span[]): Set<string> {
  const seen = new Set<string>();
  const repeated = new Set<string>();
  for (const { source } of spans) (seen.has(source) ? repeated : seen).add(source);
  return repeated;
}

/** Two units with the same one get the same prompts. */
function keyOf({ text, syntax, marks, pluralCategory }: SourceUnit, note: string | undefined): string {
  const places = marks.map(({ kind, start, end }) => `${kind} ${String(start)} ${String(end)}`);
  return [syntax, pluralCategory ?? "", note ?? "", ...places, text].join("\u0000");
}
