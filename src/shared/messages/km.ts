import type { Messages } from "./en.ts";
import { chat } from "./km/chat.ts";
import { downloads } from "./km/downloads.ts";
import { editor } from "./km/editor.ts";
import { engine } from "./km/engine.ts";
import { errors } from "./km/errors.ts";
import { fileTranslation } from "./km/fileTranslation.ts";
import { findings } from "./km/findings.ts";
import { fit } from "./km/fit.ts";
import { models } from "./km/models.ts";
import { modelsView } from "./km/modelsView.ts";
import { panel } from "./km/panel.ts";
import { translation } from "./km/translation.ts";

/**
 * Khmer. Machine-drafted: no speaker has read it yet. Terms: model = ម៉ូដែល, prompt = សេចក្ដីណែនាំ, token = ថូខឹន,
 * context = បរិបទ, server = ម៉ាស៊ីនមេ, load = ផ្ទុក, download = ទាញយក, thinking = ការគិត, conversation = ការសន្ទនា,
 * chat = ការជជែក, selection = អត្ថបទដែលបានជ្រើស, preview = មើលជាមុន, segment = កំណាត់, entry = ធាតុ, glossary =
 * សទ្ទានុក្រម, register = កម្រិតភាសា, memory = អង្គចងចាំ, processor = អង្គដំណើរការ, layer = ស្រទាប់, machine =
 * កុំព្យូទ័រ, checksum = ផលបូកផ្ទៀងផ្ទាត់, settings = ការកំណត់. Spelt with ្ដ where ្ត is heard as ដ. See en.ts.
 */
export const km: Messages = {
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
