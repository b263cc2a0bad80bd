/**
 * An answer that was begun before: the prompt's end is written on, so that the model goes on where it was. And a thought that
 * is ended from outside. Both write what the model would have written itself: the tags, with line breaks around them, are those
 * of the templates that print thoughts.
 */
import type { AnswerSoFar, GenerationDelta } from "../engine.ts";
import { endsInsideThought, type PromptSegment } from "./promptSegments.ts";
import { CLOSE_TAG, OPEN_TAG } from "./thinkingParser.ts";

export interface BegunAnswer {
  readonly segments: readonly PromptSegment[];
  /** Where the next words belong. Undefined: nothing was begun. */
  readonly goesOnIn: GenerationDelta["channel"] | undefined;
}

/** Said to itself by a model whose thought is ended, so that what follows is an answer and no more thinking. */
const LAST_THOUGHT = "I have thought about this for long enough. I answer now, with what I know so far.";

/** What stands between a thought that is ended from outside and the answer: plain text, the closing tag, plain text. */
export const THOUGHT_END = { before: `\n\n${LAST_THOUGHT}\n`, tag: CLOSE_TAG, after: "\n\n" } as const;

/**
 * @param segments of a prompt that ends where an answer begins
 * @param canThink without thoughts in its template a model is not given any
 */
export function beginAnswer(
  segments: readonly PromptSegment[],
  { text, thinking }: AnswerSoFar,
  canThink: boolean,
): BegunAnswer {
  const isOpen = endsInsideThought(segments);
  const thoughts = isOpen || (canThink && !hasClosedThought(segments)) ? thinking : "";
  const opening = thoughts === "" || isOpen ? [] : [printed(`${OPEN_TAG}\n`)];
  const closing = text !== "" && (isOpen || thoughts !== "") ? [printed(`\n${CLOSE_TAG}\n\n`)] : [];
  const goesOnIn = text !== "" ? "text" : thoughts !== "" ? "thinking" : undefined;
  return { segments: [...segments, ...opening, ...said(thoughts), ...closing, ...said(text)], goesOnIn };
}

/** The template prints an empty thought where it wants none. */
function hasClosedThought(segments: readonly PromptSegment[]): boolean {
  const tail = segments.at(-1);
  return tail?.trusted === true && tail.text.includes(CLOSE_TAG) && !endsInsideThought(segments);
}

function printed(text: string): PromptSegment {
  return { text, trusted: true };
}

function said(text: string): PromptSegment[] {
  return text === "" ? [] : [{ text, trusted: false }];
}
