import { formatMessage } from "../../../shared/messages/formatMessage.ts";
import type { GlossaryProblem } from "./parseGlossary.ts";

/** One sentence for a person. */
export function glossaryProblemText({ code, details }: GlossaryProblem): string {
  return formatMessage(`glossary.${code}`, details);
}
