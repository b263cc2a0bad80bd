import { en, type Messages } from "./en.ts";

/** The interface's language of this process or page, and its catalogue. */
export interface UiWords {
  /** BCP 47. */
  readonly language: string;
  readonly messages: Messages;
}

/** Built in: what counts until another is set, and where a catalogue cannot be read. */
export const ENGLISH: UiWords = { language: "en", messages: en };

/**
 * The extension's bundles run in one process and have a copy of this module each. They share what the first of them has
 * set, so that a change counts for all of them at once.
 */
const SHARED: unique symbol = Symbol.for("sealion-local.sealion.uiWords");
const realm = globalThis as { [SHARED]?: UiWords };

export function uiWords(): UiWords {
  return realm[SHARED] ?? ENGLISH;
}

/** From now on: words that stand somewhere already stay as they are until they are made anew. */
export function setUiWords(words: UiWords): void {
  realm[SHARED] = words;
}
