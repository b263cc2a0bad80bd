/** What a translation is made of, in order: pieces for the model, and the text between them. */
import type { LanguageTag } from "../languages.ts";
import type { CutLevel, CutPiece } from "../text/cutText.ts";
import { spaceRestorer, type SpaceMap, type TextBlock } from "./blocks.ts";

/** One prompt's worth of a block, without white space around it. */
export interface TranslationPiece {
  readonly text: string;
  readonly block: TextBlock;
  /** The block's line that the piece begins in, from 0. */
  readonly fromLine: number;
}

/** A string goes into the result as it is. */
export type PlanItem = string | TranslationPiece;

export interface PlanOptions {
  readonly block: TextBlock;
  /** The block's line that the first of the cut pieces begins in. */
  readonly fromLine: number;
  readonly target: LanguageTag;
}

/** Puts the white space between cut pieces into the form it has in the document, and leaves out what has no letters. */
export function planPieces(cut: readonly CutPiece[], { block, fromLine, target }: PlanOptions): PlanItem[] {
  const plan: PlanItem[] = [];
  let line = fromLine;
  const addVerbatim = (text: string) => {
    if (text !== "") plan.push(text.replace(/\s+/gu, spaceRestorer(block, line)));
    line += lineBreakCount(text);
  };
  for (const { text, endsAt } of cut) {
    const inner = text.trim();
    const start = text.length - text.trimStart().length;
    addVerbatim(text.slice(0, start));
    if (/\p{Letter}/u.test(inner)) {
      plan.push({ text: inner, block, fromLine: line });
      line += lineBreakCount(inner);
    } else {
      addVerbatim(inner);
    }
    addVerbatim(jointFor(text.slice(start + inner.length), endsAt, target));
  }
  return plan;
}

/** A piece's own white space map, fresh for each attempt. */
export function spaceMapOf({ block, fromLine }: TranslationPiece): SpaceMap {
  return spaceRestorer(block, fromLine);
}

const WRITTEN_WITHOUT_WORD_SPACES: ReadonlySet<LanguageTag> = new Set(["th", "lo", "km", "my", "zh-Hans"]);

/**
 * What stands between two translated pieces: what stood between them in the text, unless one of the two languages puts
 * a space there and the other does not.
 */
function jointFor(space: string, endsAt: CutLevel | "end", target: LanguageTag): string {
  if (endsAt !== "sentence" && endsAt !== "word") return space;
  if (target === "zh-Hans") return /^ +$/u.test(space) ? "" : space;
  if (space !== "") return space;
  return endsAt === "sentence" || !WRITTEN_WITHOUT_WORD_SPACES.has(target) ? " " : "";
}

function lineBreakCount(text: string): number {
  return text.match(/\n/gu)?.length ?? 0;
}
