import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { LanguageTag } from "../../core/languages.ts";
import type { Logger } from "../../shared/logger.ts";
import type { Messages } from "../../shared/messages/en.ts";
import { ENGLISH, type UiWords } from "../../shared/messages/uiWords.ts";

/**
 * The words in a language, from the file that the build made. Where that is missing or damaged they are English, and the log
 * says why. Read in one go: everything that is shown first already has its words.
 * @param folder absolute path of dist/messages
 */
export function readUiWords(folder: string, language: LanguageTag, log: Pick<Logger, "warn">): UiWords {
  if (language === "en") return ENGLISH;
  const path = join(folder, `${language}.json`);
  try {
    const messages: unknown = JSON.parse(readFileSync(path, "utf8"));
    if (isComplete(messages)) return { language, messages };
    log.warn(`The interface stays English: ${path} lacks words`);
  } catch (error) {
    log.warn(`The interface stays English: ${path} cannot be read: ${String(error)}`);
  }
  return ENGLISH;
}

function isComplete(value: unknown): value is Messages {
  if (typeof value !== "object" || value === null) return false;
  const words = value as Readonly<Record<string, unknown>>;
  return Object.keys(ENGLISH.messages).every((key) => typeof words[key] === "string");
}
