import type * as vscode from "vscode";
import { parseLanguage, type LanguageTag } from "../../core/languages.ts";
import { formatMessage } from "../../shared/messages/formatMessage.ts";
import { pickLanguage } from "../language/languagePicker.ts";

const MEMORY_KEY = "source.translate";

/** The language that a workspace's texts are written in, where somebody has said so. Owner of the Memento key `source.translate`. */
export class SourceLanguages {
  private readonly memory: vscode.Memento;

  /** @param memory the workspace's own */
  constructor(memory: vscode.Memento) {
    this.memory = memory;
  }

  /** Undefined: it is read from each text. */
  get current(): LanguageTag | undefined {
    const stored = this.memory.get<unknown>(MEMORY_KEY);
    return typeof stored === "string" ? parseLanguage(stored) : undefined;
  }

  /** Asks, and remembers the answer. @returns false when the user dismissed the question */
  async ask(): Promise<boolean> {
    const noteOf = (tag: LanguageTag | undefined) =>
      tag === this.current ? formatMessage("language.current") : undefined;
    const chosen = await pickLanguage({
      placeholder: formatMessage("source.pick"),
      likely: [this.current],
      noteOf,
      otherwise: { label: formatMessage("source.detect"), note: noteOf(undefined) },
    });
    if (chosen === undefined) return false;
    await this.memory.update(MEMORY_KEY, chosen.tag);
    return true;
  }
}
