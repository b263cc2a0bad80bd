/** The words for what is wrong with a translation, and for what is said of a document. */
import { formatMessage, type MessageValues } from "../../../shared/messages/formatMessage.ts";
import type { DocumentNote, Finding } from "../../../shared/translation.ts";
import { languageOf, parseLanguage } from "../../languages.ts";

/** One sentence for a person; of a piece of a text also where it is. */
export function findingText(finding: Finding): string {
  const { piece } = finding.details;
  const sentence = sentenceOf(finding);
  return piece === undefined ? sentence : formatMessage("finding.inPiece", { finding: sentence, piece });
}

function sentenceOf({ code, details }: Finding): string {
  const words = withEndonyms(details);
  const has = (name: string): boolean => details[name] !== undefined;
  switch (code) {
    case "unfinished":
      return formatMessage("finding.unfinished");
    case "format":
      return formatMessage(has("reason") ? "finding.formatReason" : "finding.format", words);
    case "icu":
      return formatMessage(has("reason") ? "finding.icuReason" : "finding.icu", words);
    case "placeholderMissing":
      return formatMessage(
        isSeveral(details) ? "finding.placeholderMissingTimes" : "finding.placeholderMissing",
        words,
      );
    case "placeholderExtra":
      return formatMessage(isSeveral(details) ? "finding.placeholderExtraTimes" : "finding.placeholderExtra", words);
    case "markup":
      if (has("fragment")) return formatMessage("finding.deadLink", words);
      return formatMessage(has("what") ? "finding.markupWhat" : "finding.markup", words);
    case "loop":
      return formatMessage("finding.loop", words);
    case "echo":
      return formatMessage(has("what") ? "finding.echoPart" : "finding.echo", words);
    case "script":
      return formatMessage("finding.script", words);
    case "language":
      if (details.found === "other") return formatMessage("finding.languageOther", words);
      return formatMessage(has("what") ? "finding.languagePart" : "finding.language", words);
    case "missingSentence":
      return formatMessage(details.unit === "lines" ? "finding.missingLines" : "finding.missingSentence", words);
    case "tooShort":
      return formatMessage("finding.tooShort", words);
    case "tooLong":
      return formatMessage("finding.tooLong", words);
    case "note":
      return formatMessage("finding.note", words);
    case "glossary":
      return formatMessage(details.term === details.wanted ? "finding.glossaryVerbatim" : "finding.glossary", words);
  }
}

/** One sentence for a person. */
export function documentNoteText({ code, details }: DocumentNote): string {
  return formatMessage(`documentNote.${code}`, withEndonyms(details));
}

function isSeveral(details: Finding["details"]): boolean {
  return Number(details.times ?? 1) > 1;
}

/** Languages by the names that their readers have for them. */
function withEndonyms(details: Finding["details"]): MessageValues {
  const words: Record<string, string | number> = { ...details };
  for (const name of ["target", "found"]) {
    const tag = typeof details[name] === "string" ? parseLanguage(details[name]) : undefined;
    if (tag !== undefined) words[name] = languageOf(tag).endonym;
  }
  return words;
}
