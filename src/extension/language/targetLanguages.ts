/** Which language a result is written in: remembered, fixed by a setting, or asked. */
import * as vscode from "vscode";
import { parseLanguage, type LanguageTag } from "../../core/languages.ts";
import { guessTargetLanguage } from "../../core/text/guessLanguage.ts";
import { scriptLanguage } from "../../core/text/scriptLanguage.ts";
import { formatMessage } from "../../shared/messages/formatMessage.ts";
import { uiWords } from "../../shared/messages/uiWords.ts";
import { readTargetLanguage } from "../settings.ts";
import { type LanguagePurpose, type LanguageQuestion, pickLanguage } from "./languagePicker.ts";
import { systemLocales } from "./systemLocales.ts";

/** Owner of the Memento keys `target.translate`, `target.summary` and `target.answer`. */
export class TargetLanguages {
  private readonly memory: vscode.Memento;
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.changed.event;

  constructor(memory: vscode.Memento) {
    this.memory = memory;
  }

  /** The language that the setting or the last choice names. */
  current(purpose: LanguagePurpose, scope?: vscode.ConfigurationScope): LanguageTag | undefined {
    return readTargetLanguage(scope) ?? this.last(purpose);
  }

  /**
   * The language for a text. Where nothing was chosen yet, the system's is taken, unless the text is written in it and
   * is to be translated; then the user is asked. Undefined when the question was dismissed.
   */
  async choose(
    purpose: LanguagePurpose,
    document: vscode.TextDocument,
    text: string,
  ): Promise<LanguageTag | undefined> {
    const chosen = this.current(purpose, document);
    if (chosen !== undefined) return chosen;
    const guess = guessTargetLanguage(systemLocales(vscode.env.language));
    if (guess === undefined || (purpose === "translate" && scriptLanguage(text) === guess)) return this.ask(purpose);
    await this.remember(purpose, guess);
    return guess;
  }

  /** Asks, and remembers the answer. Undefined when the user dismissed the question, or it was taken away. */
  async ask(purpose: LanguagePurpose, question: LanguageQuestion = {}): Promise<LanguageTag | undefined> {
    const last = this.last(purpose);
    const guess = guessTargetLanguage(systemLocales(vscode.env.language));
    const noteOf = (tag: LanguageTag) => {
      if (tag === last) return formatMessage("language.lastUsed");
      return tag === guess ? formatMessage("language.system") : undefined;
    };
    const placeholder = formatMessage(purpose === "summary" ? "summary.pickTarget" : "translate.pickTarget");
    const tag = (await pickLanguage({ placeholder, likely: this.likely(purpose), noteOf, ...question }))?.tag;
    if (tag !== undefined) await this.remember(purpose, tag);
    return tag;
  }

  /**
   * What lists begin with, the likeliest first: the language that is named, the interface's, and the system's. Where those say nothing
   * of their user it is English.
   */
  likely(purpose: LanguagePurpose): readonly LanguageTag[] {
    const { language } = uiWords();
    const ofInterface = language === "en" ? undefined : parseLanguage(language);
    const ofSystem = guessTargetLanguage(systemLocales(vscode.env.language));
    return [this.current(purpose), ofInterface, ofSystem ?? "en"].filter((tag) => tag !== undefined);
  }

  async remember(purpose: LanguagePurpose, tag: LanguageTag): Promise<void> {
    await this.memory.update(memoryKey(purpose), tag);
    this.changed.fire();
  }

  dispose(): void {
    this.changed.dispose();
  }

  private last(purpose: LanguagePurpose): LanguageTag | undefined {
    const stored = this.memory.get<unknown>(memoryKey(purpose));
    return typeof stored === "string" ? parseLanguage(stored) : undefined;
  }
}

function memoryKey(purpose: LanguagePurpose): string {
  return `target.${purpose}`;
}
