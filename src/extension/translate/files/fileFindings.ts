import type { LanguageTag } from "../../../core/languages.ts";
import type { TranslateResult } from "../../../shared/protocol.ts";
import type { FoundSegment } from "../findings/trackedFindings.ts";

/** The segments of a translated file that need a look, at their places in it. @param source what was translated */
export function fileFindings(
  { text, segments }: Pick<TranslateResult, "text" | "segments">,
  source: string,
  target: LanguageTag,
): FoundSegment[] {
  return segments
    .filter(({ findings }) => findings.length > 0)
    .map(({ findings, start, end, resultStart, resultEnd }) => ({
      start: resultStart,
      end: resultEnd,
      findings,
      source: source.slice(start, end),
      text: text.slice(resultStart, resultEnd),
      target,
    }));
}
