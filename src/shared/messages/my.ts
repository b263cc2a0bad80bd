import type { Messages } from "./en.ts";
import { chat } from "./my/chat.ts";
import { downloads } from "./my/downloads.ts";
import { editor } from "./my/editor.ts";
import { engine } from "./my/engine.ts";
import { errors } from "./my/errors.ts";
import { fileTranslation } from "./my/fileTranslation.ts";
import { findings } from "./my/findings.ts";
import { fit } from "./my/fit.ts";
import { models } from "./my/models.ts";
import { modelsView } from "./my/modelsView.ts";
import { panel } from "./my/panel.ts";
import { translation } from "./my/translation.ts";

/**
 * Burmese. Machine-drafted: no speaker has read it yet. Terms: model = မော်ဒယ်, prompt = ညွှန်ကြားချက်, token = တိုကင်,
 * context = ဆက်စပ်အကြောင်းအရာ, server = ဆာဗာ, download = ဒေါင်းလုဒ်, load = တင်, unload = ဖြုတ်, memory = မှတ်ဉာဏ်,
 * thinking = စဉ်းစားခြင်း, selection = ရွေးထားသည့်စာသား, preview = အစမ်းကြည့်, segment = စာပိုင်း, source = မူရင်း,
 * glossary = ဝေါဟာရစာရင်း, register = ရေးဟန်, layer = အလွှာ, thread = တွက်ချက်လိုင်း, entry = အချက်, fits = ဆံ့သည်,
 * machine = ကွန်ပျူတာ. See en.ts.
 */
export const my: Messages = {
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
