import type { Messages } from "./en.ts";
import { chat } from "./ta/chat.ts";
import { downloads } from "./ta/downloads.ts";
import { editor } from "./ta/editor.ts";
import { engine } from "./ta/engine.ts";
import { errors } from "./ta/errors.ts";
import { fileTranslation } from "./ta/fileTranslation.ts";
import { findings } from "./ta/findings.ts";
import { fit } from "./ta/fit.ts";
import { models } from "./ta/models.ts";
import { modelsView } from "./ta/modelsView.ts";
import { panel } from "./ta/panel.ts";
import { translation } from "./ta/translation.ts";

/**
 * Tamil. Machine-drafted: no speaker has read it yet. Terms: model = மாதிரி, prompt = ப்ராம்ப்ட், token = டோக்கன்,
 * context = சூழல், server = சேவையகம், download = பதிவிறக்கம், load = ஏற்று, unload = விடுவி, thinking = சிந்தனை,
 * selection = தேர்வு, preview = முன்னோட்டம், segment = உரைத்துண்டு, glossary = சொற்களஞ்சியம், register = நடை,
 * source = மூலம், layer = அடுக்கு, file = கோப்பு, folder = கோப்புறை. The processor is CPU, as செயலி is read as "app". No
 * case ending is joined to a placeholder, and no space stands before %. See en.ts.
 */
export const ta: Messages = {
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
