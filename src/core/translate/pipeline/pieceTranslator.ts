/** Translates one prompt's worth of text: asks, asks differently where the answer has faults, and keeps the best try. */
import type { Finding, FindingCode } from "../../../shared/translation.ts";
import type { Sampling } from "../../engine.ts";
import type { LanguageTag } from "../../languages.ts";
import { GREEDY_SAMPLING } from "../../textTask.ts";
import type { SourceUnit } from "../protect/units.ts";
import { severityOf } from "../verify/checkTranslation.ts";
import { cutSentences, type UnitPart } from "./cutUnit.ts";
import { findingsOfPiece } from "./findingsOfPiece.ts";
import type { Answer, PieceAsker, PieceContext, Question } from "./pieceAsker.ts";

/** Still close to what the model holds for best, then further from it. Seeded: the same document gives the same result. */
const SECOND_SAMPLING: Sampling = { temperature: 0.3, topK: 20, topP: 0.9, minP: 0, seed: 1 };
const LAST_SAMPLING: Sampling = { temperature: 0.7, topK: 20, topP: 0.9, minP: 0, seed: 2 };

export interface PieceResult {
  readonly text: string;
  readonly findings: readonly Finding[];
  readonly generations: number;
  /** False when no try could be used: `text` is the source then. */
  readonly isTranslated: boolean;
}

export interface PieceTranslatorOptions {
  readonly asker: PieceAsker;
  readonly target: LanguageTag;
  /** How often a text is asked for at most, at least once: with its piece, and in the parts that the piece is cut into. */
  readonly attempts: number;
}

export class PieceTranslator {
  private readonly asker: PieceAsker;
  private readonly target: LanguageTag;
  private readonly attempts: number;

  constructor({ asker, target, attempts }: PieceTranslatorOptions) {
    this.asker = asker;
    this.target = target;
    this.attempts = attempts;
  }

  /** Throws what `PieceAsker.ask` throws. A piece that the model cannot do is no error. */
  translate(piece: SourceUnit, context: PieceContext): Promise<PieceResult> {
    return this.translateIn(this.attempts, piece, context);
  }

  /**
   * As it is; then with everything protected and the faults named; then sentence by sentence, or, where it is only one, with
   * more chance. A piece whose answer does not end is halved at once: it is too much for the model. Parts get the tries that
   * their piece has left, so that all generations together ask for no more than `attempts` times the piece's text.
   */
  private async translateIn(attempts: number, piece: SourceUnit, context: PieceContext): Promise<PieceResult> {
    const tries = new Tries(piece, attempts);
    const ask = async (question: Omit<Question, "faults">): Promise<void> => {
      tries.add(await this.asker.ask(piece, { ...question, faults: tries.faults }, context));
    };
    await ask({ mode: "plain", sampling: GREEDY_SAMPLING });
    if (tries.isOver()) return tries.result();
    if (tries.isUnfinished) {
      const parts = await this.asker.halve(piece, context.signal);
      if (countPieces(parts) > 1) return tries.with(await this.translateParts(tries.left, parts, context));
    }
    await ask({ mode: "marked", sampling: SECOND_SAMPLING });
    if (tries.isOver()) return tries.result();
    const sentences = cutSentences(piece, this.target);
    if (countPieces(sentences) > 1) return tries.with(await this.translateParts(tries.left, sentences, context));
    await ask({ mode: "marked", sampling: LAST_SAMPLING });
    return tries.result();
  }

  /** One after the other: what runs side by side are whole pieces, and this is the repair of one. */
  private async translateParts(
    attempts: number,
    parts: readonly UnitPart[],
    context: PieceContext,
  ): Promise<PieceResult> {
    const results: PieceResult[] = [];
    let text = "";
    for (const part of parts) {
      const before = text;
      if (typeof part === "string") text += part;
      else {
        const onText: PieceContext["onText"] = (read) => context.onText(() => before + read());
        const result = await this.translateIn(attempts, part, { ...context, onText });
        results.push({ ...result, findings: findingsOfPiece(result.findings, part.text) });
        text += result.text;
      }
    }
    return {
      text,
      findings: results.flatMap(({ findings }) => findings),
      generations: results.reduce((sum, { generations }) => sum + generations, 0),
      isTranslated: results.some(({ isTranslated }) => isTranslated),
    };
  }
}

/** The tries at one piece, and which of them is the best. */
class Tries {
  private readonly piece: SourceUnit;
  private readonly most: number;
  private readonly answers: Answer[] = [];
  private generations = 0;
  private isClean = false;
  /** The last answer's. */
  faults: readonly FindingCode[] = [];

  constructor(piece: SourceUnit, most: number) {
    this.piece = piece;
    this.most = most;
  }

  add(answer: Answer | "unfinished" | "nothing"): void {
    if (answer === "nothing") {
      this.answers.push({ text: this.piece.text, findings: [] });
      this.isClean = true;
      return;
    }
    this.generations += 1;
    if (answer !== "unfinished") this.answers.push(answer);
    this.faults = answer === "unfinished" ? ["unfinished"] : answer.findings.map(({ code }) => code);
    this.isClean = this.faults.length === 0;
  }

  get isUnfinished(): boolean {
    return this.faults.includes("unfinished");
  }

  get left(): number {
    return this.most - this.generations;
  }

  isOver(): boolean {
    return this.isClean || this.left <= 0;
  }

  /** The mildest, of two alike the earlier; where there is none, the source. */
  result(): PieceResult {
    const [first, ...others] = this.answers;
    const { generations } = this;
    if (first === undefined) {
      const unfinished: Finding = { code: "unfinished", details: {} };
      return { text: this.piece.text, findings: [unfinished], generations, isTranslated: false };
    }
    const best = others.reduce(
      (mildest, next) => (severityOf(next.findings) < severityOf(mildest.findings) ? next : mildest),
      first,
    );
    return { ...best, generations, isTranslated: true };
  }

  /** With what came of the piece's parts as one more try. */
  with(parts: PieceResult): PieceResult {
    if (parts.isTranslated) this.answers.push(parts);
    this.generations += parts.generations;
    return this.result();
  }
}

function countPieces(parts: readonly UnitPart[]): number {
  return parts.filter((part) => typeof part !== "string").length;
}
