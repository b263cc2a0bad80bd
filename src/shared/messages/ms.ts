import type { Messages } from "./en.ts";
import { chat } from "./ms/chat.ts";
import { downloads } from "./ms/downloads.ts";
import { editor } from "./ms/editor.ts";
import { engine } from "./ms/engine.ts";
import { errors } from "./ms/errors.ts";
import { fileTranslation } from "./ms/fileTranslation.ts";
import { findings } from "./ms/findings.ts";
import { fit } from "./ms/fit.ts";
import { models } from "./ms/models.ts";
import { modelsView } from "./ms/modelsView.ts";
import { panel } from "./ms/panel.ts";
import { translation } from "./ms/translation.ts";

/**
 * Malay. Machine-drafted: no speaker has read it yet. Terms: model = model, prompt = gesaan, token = token, context =
 * konteks, server = pelayan, load = muatkan, unload = nyahmuat, download = muat turun, thinking = berfikir, conversation
 * = perbualan, chat = sembang, selection = teks dipilih, preview = pratonton, segment = segmen, entry = entri, glossary
 * = glosari, register = laras bahasa, layer = lapisan, checksum = hasil tambah semak, settings = tetapan. See en.ts.
 */
export const ms: Messages = {
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
