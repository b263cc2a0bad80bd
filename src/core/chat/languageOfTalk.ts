import type { LanguageTag } from "../languages.ts";
import { identifyLanguage } from "../text/identifyLanguage.ts";
import type { Conversation } from "./conversation.ts";

/** The conversation's end tells which language it is held in. */
const SAMPLE_MESSAGES = 4;

/** The language that was chosen for answers, else the one that the talk is held in; English where that cannot be told. */
export function languageOfTalk({ answerLanguage, messages }: Conversation): LanguageTag {
  if (answerLanguage !== "auto") return answerLanguage;
  const sample = messages.slice(-SAMPLE_MESSAGES).map(({ text }) => text);
  const tag = identifyLanguage(sample.join("\n"))?.tag;
  return tag === undefined || tag === "other" ? "en" : tag;
}
