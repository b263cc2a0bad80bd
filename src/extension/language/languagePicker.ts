import * as vscode from "vscode";
import { findLanguages } from "../../core/findLanguages.ts";
import { languageLabel, type LanguageTag } from "../../core/languages.ts";
import { plainLabel } from "../plainText.ts";

/** What the language is asked for. Each has a memory of its own. */
export type LanguagePurpose = "translate" | "summary" | "answer";

export interface LanguageQuestion {
  /** Why it is asked, where that is not plain. */
  readonly title?: string | undefined;
  /** The language that the text is in: hardly what is wanted, so that it is offered last. */
  readonly own?: LanguageTag | undefined;
  /** Takes the question away. */
  readonly signal?: AbortSignal;
}

export interface LanguageList extends LanguageQuestion {
  readonly placeholder: string;
  /** As of `findLanguages`. */
  readonly likely: readonly (LanguageTag | undefined)[];
  /** What is to be said of a language beside its name. */
  readonly noteOf: (tag: LanguageTag) => string | undefined;
  /** A row before all languages that stands for none of them. */
  readonly otherwise?: { readonly label: string; readonly note: string | undefined };
}

interface LanguageItem extends vscode.QuickPickItem {
  /** Undefined for the row that stands for none. */
  readonly tag: LanguageTag | undefined;
}

/**
 * Asks at the top of the window. A language is found by its tag and by any of its names, also those that the list does not show.
 * @returns undefined when the user dismissed it, or it was taken away
 */
export async function pickLanguage(list: LanguageList): Promise<Pick<LanguageItem, "tag"> | undefined> {
  const { placeholder, title, signal } = list;
  const picker = vscode.window.createQuickPick<LanguageItem>();
  picker.placeholder = placeholder;
  picker.title = title === undefined ? undefined : plainLabel(title);
  picker.matchOnDescription = true;
  picker.items = itemsFor("", list);
  const hide = () => {
    picker.hide();
  };
  try {
    return await new Promise((resolve) => {
      picker.onDidChangeValue((typed) => (picker.items = itemsFor(typed, list)));
      picker.onDidAccept(() => {
        resolve(picker.selectedItems[0]);
      });
      picker.onDidHide(() => {
        resolve(undefined);
      });
      if (signal?.aborted === true) {
        resolve(undefined);
        return;
      }
      signal?.addEventListener("abort", hide);
      picker.show();
    });
  } finally {
    signal?.removeEventListener("abort", hide);
    picker.dispose();
  }
}

/**
 * The editor's own search goes by what a row shows and answers at once. What it cannot know is found beside that a moment later: those
 * languages are shown in any case.
 */
function itemsFor(typed: string, { likely, own, noteOf, otherwise }: LanguageList): readonly LanguageItem[] {
  const found = findLanguages(typed, likely);
  const others = findLanguages("", likely).filter((tag) => !found.includes(tag));
  const itemOf = (tag: LanguageTag): LanguageItem => ({
    tag,
    label: languageLabel(tag),
    description: [tag, noteOf(tag)].filter((part) => part !== undefined).join(" · "),
    alwaysShow: found.includes(tag),
  });
  const tags = [...found, ...others];
  // Who types its name means it.
  const ordered = typed === "" ? [...tags.filter((tag) => tag !== own), ...tags.filter((tag) => tag === own)] : tags;
  const languages = ordered.map(itemOf);
  if (otherwise === undefined) return languages;
  const { label, note } = otherwise;
  return [{ tag: undefined, label, ...(note === undefined ? {} : { description: note }) }, ...languages];
}
