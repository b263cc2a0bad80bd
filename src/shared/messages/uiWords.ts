import type { Disposable } from "../disposableStore.ts";
import { en, type Messages } from "./en.ts";

/** The interface's language of this process or page, and its catalogue. */
export interface UiWords {
  /** BCP 47. */
  readonly language: string;
  readonly messages: Messages;
}

/** Built in: what counts until another is set, and where a catalogue cannot be read. */
export const ENGLISH: UiWords = { language: "en", messages: en };

interface SharedWords {
  words: UiWords;
  readonly listeners: Set<() => void>;
}

/**
 * The extension's bundles run in one process and have a copy of this module each. They share what the first of them has
 * made, so that a change counts for all of them at once.
 */
const SHARED: unique symbol = Symbol.for("sealion-local.sealion.uiWords");
const realm = globalThis as { [SHARED]?: SharedWords | undefined };
const shared = (realm[SHARED] ??= { words: ENGLISH, listeners: new Set() });

export function uiWords(): UiWords {
  return shared.words;
}

/** Counts from now on. Words that stand somewhere already are made anew by those who listen. */
export function setUiWords(words: UiWords): void {
  shared.words = words;
  for (const listener of shared.listeners) listener();
}

export function onDidChangeUiWords(listener: () => void): Disposable {
  shared.listeners.add(listener);
  return { dispose: () => shared.listeners.delete(listener) };
}
