import { en, type Messages } from "../../src/shared/messages/en.ts";
import { ENGLISH, type UiWords } from "../../src/shared/messages/uiWords.ts";

/** The words that came with the page, in its `lang`. A page without any is English. */
export function readPageWords(page: Document): UiWords {
  const text = page.getElementById("messages")?.textContent;
  if (text === undefined) return ENGLISH;
  // Written by the extension host together with the page.
  const words = JSON.parse(text) as Partial<Messages>;
  return { language: page.documentElement.lang, messages: { ...en, ...words } };
}
