import type { Messages } from "./en.ts";
import { chat } from "./id/chat.ts";
import { downloads } from "./id/downloads.ts";
import { editor } from "./id/editor.ts";
import { engine } from "./id/engine.ts";
import { errors } from "./id/errors.ts";
import { fileTranslation } from "./id/fileTranslation.ts";
import { findings } from "./id/findings.ts";
import { fit } from "./id/fit.ts";
import { models } from "./id/models.ts";
import { modelsView } from "./id/modelsView.ts";
import { panel } from "./id/panel.ts";
import { translation } from "./id/translation.ts";

/**
 * Indonesian. Machine-drafted: no speaker has read it yet. Terms: model = model, prompt = prompt, token = token,
 * context = konteks, server = server, download = unduh, unduhan, load = muat, unload = lepaskan, thinking = berpikir,
 * selection = pilihan, preview = pratinjau, segment = segmen, source = sumber, glossary = glosarium, register = ragam,
 * layer = lapisan, file = berkas, settings = pengaturan, conversation = percakapan, machine = komputer. See en.ts.
 */
export const id: Messages = {
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
