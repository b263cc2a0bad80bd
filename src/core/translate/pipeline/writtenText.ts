import type { LanguageTag } from "../../languages.ts";
import { fromZawgyi } from "../../text/fromZawgyi.ts";
import { toModelText } from "../../text/modelText.ts";

/** They turn the direction of what follows. None of the languages needs them: a text that has none gets none. */
const DIRECTION_SIGNS = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;

/**
 * A model's answer as a document may have it: composed, Burmese in Unicode, without control characters, and with only those signs of
 * direction that the source has.
 */
export function writtenText(answer: string, source: string, target: LanguageTag): string {
  const text = toModelText(answer).replace(DIRECTION_SIGNS, (sign) => (source.includes(sign) ? sign : ""));
  return target === "my" ? fromZawgyi(text).text.normalize("NFC") : text;
}
