import type { Messages } from "./en.ts";
import { chat } from "./th/chat.ts";
import { downloads } from "./th/downloads.ts";
import { editor } from "./th/editor.ts";
import { engine } from "./th/engine.ts";
import { errors } from "./th/errors.ts";
import { fileTranslation } from "./th/fileTranslation.ts";
import { findings } from "./th/findings.ts";
import { fit } from "./th/fit.ts";
import { models } from "./th/models.ts";
import { modelsView } from "./th/modelsView.ts";
import { panel } from "./th/panel.ts";
import { translation } from "./th/translation.ts";

/**
 * Thai. Machine-drafted: no speaker has read it yet. Terms: model = โมเดล, prompt = พรอมต์, token = โทเค็น, context = บริบท,
 * server = เซิร์ฟเวอร์, download = ดาวน์โหลด, load = โหลด, unload = นำออกจากหน่วยความจำ, thinking = การคิด, selection = ส่วนที่เลือก,
 * preview = ตัวอย่าง, segment = เซกเมนต์, glossary = อภิธานศัพท์, register = ระดับภาษา, conversation = การสนทนา, source = ต้นฉบับ,
 * entry = รายการ, layer = เลเยอร์, licence = สัญญาอนุญาต, verify = ตรวจสอบความถูกต้อง, draft model = โมเดลร่าง. A sentence has no full
 * stop and a space behind it; no space stands before %. See en.ts.
 */
export const th: Messages = {
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
