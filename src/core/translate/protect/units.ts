/** What the model is given of a span: usually its text, in an ICU message the text of each arm. */
import type { LanguageTag } from "../../languages.ts";
import type { InlineMark, MessageSyntax, Span } from "../formats/documentFormat.ts";
import { icuFault, parseIcu } from "./icuNodes.ts";
import { icuUnits } from "./icuUnits.ts";
import { withDoubledApostrophes, withoutDoubledApostrophes } from "./messageFormatQuotes.ts";

/** One text for the model, still with everything in it that has to be protected. */
export interface SourceUnit {
  readonly text: string;
  readonly marks: readonly InlineMark[];
  readonly syntax: MessageSyntax;
  /** The plural category of the target that this text is for, so that the prompt can say which number it goes with. */
  readonly pluralCategory?: Intl.LDMLPluralRule;
  /** See `Span.mnemonicSign`. */
  readonly mnemonicSign?: "_";
}

export interface SpanUnits {
  readonly units: readonly SourceUnit[];
  /** The span's decoded text, made of one translation for each unit. */
  assemble(this: void, translations: readonly string[]): string;
}

/**
 * Never throws: a message that its library does not understand is one unit of plain text, unless it begins a choice between forms,
 * whose syntax no model is to mend: then nothing of it is translated.
 */
export function unitsOf(span: Span, target: LanguageTag): SpanUnits {
  const { source, marks, syntax, pluralCategory, mnemonicSign } = span;
  if ((syntax === "icu" || syntax === "messageFormat") && marks.length === 0) {
    const nodes = parseIcu(source);
    const doublesApostrophes = syntax === "messageFormat" || doublesEveryApostrophe(source);
    if (nodes !== undefined) return icuUnits(source, nodes, { target, doublesApostrophes });
    if (icuFault(source) !== undefined) {
      const all: InlineMark = { kind: "opaque", start: 0, end: source.length };
      return { units: [{ text: source, marks: [all], syntax }], assemble: () => source };
    }
    const words = syntax === "messageFormat" ? withoutDoubledApostrophes(source) : undefined;
    if (words !== undefined) {
      const assemble = ([translation = ""]: readonly string[]) => withDoubledApostrophes(translation);
      return { units: [{ text: words, marks, syntax }], assemble };
    }
  }
  const unit: SourceUnit = {
    text: source,
    marks,
    syntax,
    ...(pluralCategory !== undefined && { pluralCategory }),
    ...(mnemonicSign !== undefined && { mnemonicSign }),
  };
  return { units: [unit], assemble: ([translation = ""]) => translation };
}

/** Whether an ICU message is written as Java's MessageFormat wants it, although ICU does not ask for that. */
function doublesEveryApostrophe(message: string): boolean {
  return message.includes("''") && !/(?<!')'(?![{}<>#'])/u.test(message);
}
