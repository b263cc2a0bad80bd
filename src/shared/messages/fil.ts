import type { Messages } from "./en.ts";
import { chat } from "./fil/chat.ts";
import { downloads } from "./fil/downloads.ts";
import { editor } from "./fil/editor.ts";
import { engine } from "./fil/engine.ts";
import { errors } from "./fil/errors.ts";
import { fileTranslation } from "./fil/fileTranslation.ts";
import { findings } from "./fil/findings.ts";
import { fit } from "./fil/fit.ts";
import { models } from "./fil/models.ts";
import { modelsView } from "./fil/modelsView.ts";
import { panel } from "./fil/panel.ts";
import { translation } from "./fil/translation.ts";

/**
 * Filipino. Machine-drafted: no speaker has read it yet. Terms: model, prompt, token, server, download, load, unload,
 * preview, segment, layer, memory, text and file stay English words; context = konteksto, thinking = pag-iisip,
 * selection = napili, glossary = glosaryo, register = antas ng wika, conversation = pag-uusap, chat = chat, question =
 * tanong, answer = sagot, translation = salin, source text = orihinal, summary = buod, licence = lisensya, settings =
 * mga setting, machine = computer. Nouns behind a figure have neither "na" nor "mga", which depend on the figure's sound
 * and on what is counted. No space before %. See en.ts.
 */
export const fil: Messages = {
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
};
