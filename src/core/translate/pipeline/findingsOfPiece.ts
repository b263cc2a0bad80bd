import type { Finding, FindingCode } from "../../../shared/translation.ts";
import { splitGraphemes } from "../../text/graphemes.ts";

/** They count something, and what they count is a part of what is marked. */
const COUNTING: ReadonlySet<FindingCode> = new Set(["missingSentence", "tooShort", "tooLong"]);

/** Enough to find the place by. */
const NAME_CHARACTERS = 24;

/** What was found in one of several pieces of a text, with the beginning of the piece. */
export function findingsOfPiece(findings: readonly Finding[], text: string): Finding[] {
  return findings.map((finding) =>
    COUNTING.has(finding.code) && finding.details.piece === undefined
      ? { ...finding, details: { ...finding.details, piece: beginningOf(text) } }
      : finding,
  );
}

function beginningOf(text: string): string {
  const line = text.trim().replace(/\s+/gu, " ");
  // A character of these scripts has a few dozen code units at most.
  const characters = splitGraphemes(line.slice(0, NAME_CHARACTERS * 32));
  const beginning = characters.slice(0, NAME_CHARACTERS).join("");
  return beginning.length < line.length ? `${beginning}…` : line;
}
