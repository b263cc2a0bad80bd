import * as vscode from "vscode";
import { LANGUAGES, languageLabel, parseLanguage, type LanguageTag } from "../../core/languages.ts";
import { formatMessage } from "../../shared/messages/formatMessage.ts";

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
    const now = formatMessage("language.current");
    const mark = (tag: LanguageTag | undefined): { description?: string } =>
      tag === this.current ? { description: now } : {};
    const items = [
      { tag: undefined, label: formatMessage("source.detect"), ...mark(undefined) },
      ...LANGUAGES.map(({ tag }) => ({ tag, label: languageLabel(tag), ...mark(tag) })),
    ];
    const chosen = await vscode.window.showQuickPick(items, { placeHolder: formatMessage("source.pick") });
    if (chosen === undefined) return false;
    await this.memory.update(MEMORY_KEY, chosen.tag);
    return true;
  }
}
