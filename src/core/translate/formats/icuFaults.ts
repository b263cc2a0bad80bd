import { icuFault } from "../protect/icuNodes.ts";
import type { SkippedPart, Span } from "./documentFormat.ts";
import { ascendingLines } from "./textPosition.ts";

/** The ICU messages that no program can read: `unitsOf` leaves them as they are. */
export function icuFaults(text: string, spans: readonly Span[]): SkippedPart[] {
  const lineOf = ascendingLines(text);
  return spans.flatMap(({ source, syntax, start, key = "" }) => {
    const fault = syntax === "icu" || syntax === "messageFormat" ? icuFault(source) : undefined;
    return fault === undefined ? [] : [{ line: lineOf(start), reason: `the ICU message "${key}" ${fault}` }];
  });
}
