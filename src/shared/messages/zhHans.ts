import type { Messages } from "./en.ts";
import { chat } from "./zhHans/chat.ts";
import { downloads } from "./zhHans/downloads.ts";
import { editor } from "./zhHans/editor.ts";
import { engine } from "./zhHans/engine.ts";
import { errors } from "./zhHans/errors.ts";
import { fileTranslation } from "./zhHans/fileTranslation.ts";
import { findings } from "./zhHans/findings.ts";
import { fit } from "./zhHans/fit.ts";
import { models } from "./zhHans/models.ts";
import { modelsView } from "./zhHans/modelsView.ts";
import { panel } from "./zhHans/panel.ts";
import { translation } from "./zhHans/translation.ts";

/**
 * Mandarin in simplified characters. Machine-drafted: no speaker has read it yet. Terms: model = 模型, prompt = 提示词,
 * token = token (of Hugging Face: 令牌), context = 上下文, server = 服务器, download = 下载, load = 加载, unload = 卸载,
 * thinking = 思考, selection = 所选内容, preview = 预览, segment = 片段, glossary = 术语表, register = 语体,
 * conversation = 对话, chat = 聊天, question = 提问, follow-up = 追问, problem = 问题, answer = 回答, layer = 层, memory = 内存,
 * GPU memory = 显存, repository = 仓库, hub = 模型库, licence = 许可证, verify = 校验. No space before %. See en.ts.
 */
export const zhHans: Messages = {
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
