/** One question to the model about one piece of text: shielded, asked, restored and looked at. */
import { throwIfCancelled, type CancelSignal } from "../../../shared/cancelSignal.ts";
import type { Finding, FindingCode, GlossaryTerm, Register } from "../../../shared/translation.ts";
import { translationRoom } from "../../answerRoom.ts";
import type { EngineModel, Sampling } from "../../engine.ts";
import { StatsList } from "../../generationStats.ts";
import type { LanguageTag } from "../../languages.ts";
import { translatePrompt } from "../../prompts.ts";
import { Semaphore } from "../../semaphore.ts";
import { contextOverflow, promptTokens, runPrompt, tokensBeside } from "../../textTask.ts";
import { termsIn } from "../glossary/matchTerms.ts";
import { atomicSpans, protectText, type ProtectedText, type ProtectOptions } from "../protect/protectText.ts";
import type { SourceUnit } from "../protect/units.ts";
import { checkTranslation } from "../verify/checkTranslation.ts";
import { cutUnit, type UnitPart } from "./cutUnit.ts";
import { loopGuard } from "./loopGuard.ts";
import { writtenText } from "./writtenText.ts";

/** Short enough that a model keeps its attention on every sentence, long enough to see their connection. */
const PIECE_LIMIT_TOKENS = 600;
/** Below this nothing is cut any more. */
const LEAST_PIECE_TOKENS = 8;
/** No token is less than a byte, and no UTF-16 unit more than three of them: short texts need not be counted. */
const MOST_TOKENS_PER_CHARACTER = 3;
/** Remarks for translators are one or two sentences; a longer one would take the room of the translation. */
const NOTE_LIMIT_CHARACTERS = 400;

export interface TranslationSettings {
  readonly target: LanguageTag;
  /** What somebody said it is: for prompts and room. */
  readonly source: LanguageTag | undefined;
  /** What it is as far as is known for certain: for checks. */
  readonly checkedSource: LanguageTag | undefined;
  readonly register: Register;
  /** Terms for the target. */
  readonly glossary: readonly GlossaryTerm[];
  /** The document's text as model and checks get it; the document keeps its own. */
  readonly prepare: (text: string) => string;
}

/** What is known of a piece beside its text, and who follows it. */
export interface PieceContext {
  /** What its author wrote for translators. */
  readonly note: string | undefined;
  readonly signal: CancelSignal;
  /** There is more of the translation: `text` gives all of it, and may begin anew with another try. */
  readonly onText: (text: () => string) => void;
}

export interface Question {
  readonly mode: ProtectOptions["mode"];
  readonly sampling: Sampling;
  /** Of the try before; none at first. */
  readonly faults: readonly FindingCode[];
}

export interface Answer {
  readonly text: string;
  readonly findings: readonly Finding[];
}

export class PieceAsker {
  /** Of all generations so far. */
  readonly stats = new StatsList();
  private readonly model: EngineModel;
  private readonly settings: TranslationSettings;
  private readonly places: Semaphore;
  private readonly terms: Pick<ProtectOptions, "verbatimTerms">;
  private instructions: Promise<readonly number[]> | undefined;

  constructor(model: EngineModel, settings: TranslationSettings) {
    this.model = model;
    this.settings = settings;
    this.places = new Semaphore(model.info.parallel);
    const verbatimTerms = settings.glossary
      .filter(({ source, target }) => source === target)
      .map(({ source, caseSensitive }) => ({ text: source, caseSensitive }));
    this.terms = verbatimTerms.length === 0 ? {} : { verbatimTerms };
  }

  /**
   * @returns "unfinished" when the model wrote without end, or nothing; "nothing" when the piece has no language in it
   * @throws AppError generation.contextOverflow, and what the model throws
   * @throws CancelledError when the signal is aborted
   */
  async ask(piece: SourceUnit, question: Question, context: PieceContext): Promise<Answer | "unfinished" | "nothing"> {
    const shielded = protectText(piece, { mode: question.mode, ...this.terms });
    if (shielded.text === "") return "nothing";
    const answer = await this.places.run(() => this.generate(piece, shielded, question, context));
    if (answer === undefined) return "unfinished";
    const { text, findings } = shielded.restore(answer);
    const translation = withLinesOf(piece.text, text);
    const checked = this.check(piece, translation).filter((finding) => !isToldBy(findings, finding));
    return { text: translation, findings: [...findings, ...checked] };
  }

  /** The unit in pieces that fit the context together with their translations. */
  async cut(unit: SourceUnit, signal: CancelSignal): Promise<UnitPart[]> {
    return this.cutTo(await this.pieceLimit(unit.text), unit, signal);
  }

  /** The piece in two or three smaller ones; alone when it is as small as a piece gets. */
  async halve(piece: SourceUnit, signal: CancelSignal): Promise<UnitPart[]> {
    const tokens = await this.countTokens(piece.text, signal);
    return tokens <= LEAST_PIECE_TOKENS ? [piece] : this.cutTo(Math.ceil(tokens / 2), piece, signal);
  }

  private async generate(
    piece: SourceUnit,
    shielded: ProtectedText,
    { sampling, faults }: Question,
    { note, signal, onText }: PieceContext,
  ): Promise<string | undefined> {
    const { target, source, register, glossary, prepare } = this.settings;
    const text = prepare(shielded.text);
    const { perToken, base } = translationRoom(text, target, source);
    let written = "";
    const answer = await runPrompt(this.model, {
      messages: translatePrompt({
        text,
        target,
        ...(source !== undefined && { source }),
        register,
        terms: termsIn(text, glossary),
        ...(note !== undefined && { note: prepare(note.slice(0, NOTE_LIMIT_CHARACTERS)) }),
        ...(piece.pluralCategory !== undefined && { pluralCategory: piece.pluralCategory }),
        hasMarks: shielded.hasMarks,
        faults,
      }),
      answerTokens: Math.ceil((await this.countTokens(text, signal)) * perToken + base),
      sampling,
      instructions: await this.instructionTokens(),
      signal,
      onText: (delta) => {
        written += delta;
        const sofar = written;
        onText(() => withLinesOf(piece.text, shielded.preview(writtenText(sofar, piece.text, target))));
      },
      isHopeless: loopGuard(text),
    });
    this.stats.add(answer.stats);
    const translation = writtenText(answer.text, piece.text, target);
    return answer.complete && translation !== "" ? translation : undefined;
  }

  private check(piece: SourceUnit, translation: string): readonly Finding[] {
    const { target, checkedSource, glossary, prepare } = this.settings;
    return checkTranslation({
      source: prepare(piece.text),
      translation,
      target,
      sourceLanguage: checkedSource,
      glossary,
      verbatim: atomicSpans(piece).map(({ start, end }) => piece.text.slice(start, end)),
    });
  }

  private cutTo(limit: number, unit: SourceUnit, signal: CancelSignal): Promise<UnitPart[]> {
    const count = (text: string): number | Promise<number> =>
      text.length * MOST_TOKENS_PER_CHARACTER <= limit ? 0 : this.countTokens(text, signal);
    return cutUnit(unit, this.settings.target, { limit, count });
  }

  /** Tokens of text that a piece may have, so that its prompt and its translation fit the context together. */
  private async pieceLimit(text: string): Promise<number> {
    const overheadTokens = (await this.instructionTokens()).length;
    const { perToken, base } = translationRoom(text, this.settings.target, this.settings.source);
    const fitting = Math.floor((tokensBeside(this.model, overheadTokens) - base) / (1 + perToken));
    if (fitting < LEAST_PIECE_TOKENS) {
      const neededTokens = Math.ceil(overheadTokens + base + LEAST_PIECE_TOKENS * (1 + perToken));
      throw contextOverflow(neededTokens, this.model.info.contextTokens);
    }
    return Math.min(PIECE_LIMIT_TOKENS, fitting);
  }

  /** The tokens of a prompt without any text, term or note: nothing that a user wrote. */
  private instructionTokens(): Promise<readonly number[]> {
    const { target, source, register } = this.settings;
    const prompt = { text: "", target, register, ...(source !== undefined && { source }) };
    return (this.instructions ??= promptTokens(this.model, translatePrompt(prompt)));
  }

  private countTokens(text: string, signal: CancelSignal): Promise<number> {
    throwIfCancelled(signal);
    return this.model.countTokens(text);
  }
}

/** A term that stays as it is was kept out of the model's hands, and is missing as what stood in its place. */
function isToldBy(findings: readonly Finding[], { code, details: { term, wanted } }: Finding): boolean {
  if (code !== "glossary" || term !== wanted) return false;
  const name = String(term).toLowerCase();
  return findings.some(
    (other) => other.code === "placeholderMissing" && String(other.details.what).toLowerCase() === name,
  );
}

/** Line breaks are "\n", and blank lines that the model added go: in most formats one would end the segment. */
function withLinesOf(source: string, translation: string): string {
  const lines = translation.replace(/\r\n?/gu, "\n");
  return /\n\s*\n/u.test(source) ? lines : lines.replace(/\n\s*\n/gu, "\n");
}
