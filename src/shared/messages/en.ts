import { chat } from "./en/chat.ts";
import { downloads } from "./en/downloads.ts";
import { editor } from "./en/editor.ts";
import { engine } from "./en/engine.ts";
import { errors } from "./en/errors.ts";
import { fileTranslation } from "./en/fileTranslation.ts";
import { findings } from "./en/findings.ts";
import { fit } from "./en/fit.ts";
import { models } from "./en/models.ts";
import { modelsView } from "./en/modelsView.ts";
import { panel } from "./en/panel.ts";
import { translation } from "./en/translation.ts";

/**
 * Every sentence that a user of the editor reads, in English: the catalogue that the others are typed after. A value is
 * a string with `{name}` placeholders, filled by `formatMessage`. Keys are grouped by where the words appear, in files
 * that have the same name in each language. The command line's own words are in cli.ts and stay English.
 */
export const en = {
  ...chat,
  ...downloads,
  ...editor,
  ...engine,
  ...errors,
  ...fileTranslation,
  ...findings,
  ...fit,
  ...models,
  ...modelsView,
  ...panel,
  ...translation,
} as const;

export type MessageKey = keyof typeof en;
/** A catalogue in another language: a missing key does not compile. */
export type Messages = Translated<typeof en>;
/** A group of words in another language, with the keys of the English group and no others. */
export type Translated<Group> = { readonly [Key in keyof Group]: string };
