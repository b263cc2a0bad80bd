import type { Messages } from "./en.ts";
import { chat } from "./vi/chat.ts";
import { downloads } from "./vi/downloads.ts";
import { editor } from "./vi/editor.ts";
import { engine } from "./vi/engine.ts";
import { errors } from "./vi/errors.ts";
import { fileTranslation } from "./vi/fileTranslation.ts";
import { findings } from "./vi/findings.ts";
import { fit } from "./vi/fit.ts";
import { models } from "./vi/models.ts";
import { modelsView } from "./vi/modelsView.ts";
import { panel } from "./vi/panel.ts";
import { translation } from "./vi/translation.ts";

/**
 * Vietnamese. Machine-drafted: no speaker has read it yet. Terms: model = mô hình, prompt = lời nhắc, token = token,
 * context = ngữ cảnh, server = máy chủ, download = tải xuống, load = nạp, unload = giải phóng, thinking = suy nghĩ,
 * selection = vùng chọn, preview = bản xem trước, segment = đoạn, glossary = bảng thuật ngữ, register = văn phong,
 * source = bản nguồn, layer = lớp, file = tệp, folder = thư mục. No space stands before %. See en.ts.
 */
export const vi: Messages = {
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
