import type { errors as english } from "../en/errors.ts";
import type { Translated } from "../en.ts";

/** English in ../en/errors.ts. */
export const errors: Translated<typeof english> = {
  "error.model.none": "尚未选择模型。请先设置一个模型。",
  "error.model.notFound": "未找到模型 {model}。请选择其他 GGUF 文件。",
  "error.model.notAFile": "{path} 不是可读取的文件。请选择一个 GGUF 文件。",
  "error.model.invalidFile": "{path} 不是可用的 GGUF 文件：{reason}。请选择其他文件，或重新下载。",
  "error.model.incompatible": "{path} 的架构为“{architecture}”，此引擎不支持。请选择其他模型。",
  "error.model.noChatTemplate": "{path} 没有聊天模板，因此无法聊天或翻译。请选择经过指令微调的模型。",
  "error.model.insufficientMemory": "内存不足，无法运行此模型。请选择更小的模型，或在设置中选择更小的上下文。",
  "error.model.busy":
    "另一个窗口正在使用“{model}”，而内存放不下第二个模型。请等到它空闲，或为所有窗口换成此窗口的模型。",
  "error.model.busyHere":
    "此窗口仍在使用“{model}”，而内存放不下第二个模型。请等到它完成，或换成另一个模型（会终止当前任务）。",
  "error.model.switched": "另一个窗口已将“{former}”换成“{model}”。重试可将其换回。",
  "error.model.unloaded": "模型在此期间已从内存中卸载。请重试：它会在下一次请求时重新加载。",
  "error.model.loadFailed": "无法加载模型：{reason}",
  "error.template.invalid": "无法使用 {path} 的聊天模板：{reason}。请选择其他模型。",
  "error.generation.contextOverflow":
    "内容过长：共 {promptTokens} 个 token，而模型只能容纳 {limitTokens} 个。请缩短内容，或新建聊天。",
  "error.generation.failed": "模型因错误而停止。请重试。",
  "error.generation.unfinished":
    "模型未能完成某个段落：它一直写个不停，或什么也没写。使用更大的模型或更短的文本可能会有帮助。",
  "error.input.empty": "没有可处理的文本。请先选择一些文本。",
  "error.input.tooLarge": "此文本有 {size} 个字符；一次最多可处理 {limit} 个。请选择其中一部分。",
  "error.input.fileTooLarge": "{path} 超过 {limit} 个字符，无法一次处理。请选择其中一部分。",
  "error.conversation.elsewhere": "另一个窗口正在此对话中撰写。请等待其完成。",
  "error.conversation.notReadable": "此文件不是从 SEA-LION Local 导出的对话。未导入任何内容。",
  "error.document.changed": "文档已发生更改。未插入结果。",
  "error.document.closed": "文档已关闭。未插入结果。",
  "error.document.readOnly": "此文档为只读。未插入结果。",
  "error.document.invalid": "第 {line} 行，第 {column} 列：{reason}。未翻译任何内容；请修正后重试。",
  "error.document.outOfMemory": "一次翻译此文档所需的内存过多。请分成较小的部分翻译。",
  "error.document.unsaved": "{path} 有未保存的更改。请先保存。",
  "error.document.notFound": "未找到 {path}。它可能已被移动或删除。",
  "error.document.forbidden": "你没有打开或更改 {path} 的权限。请检查其权限。",
  "error.document.failed": "无法读取或写入 {path}：{reason}",
  "error.document.binary": "{path} 不是 UTF-8 文本，或含有文本中不会出现的字符。请先转换。",
  "error.server.unavailable": "无法启动模型服务器：{reason}",
  "error.server.crashed": "模型服务器意外停止。请重试：它会在下一次请求时重新启动。",
  "error.server.notResponding": "模型服务器没有响应，将在下一次请求时重新启动。",
  "error.server.stopped": "模型服务器在此期间已停止。请重试：它会在下一次请求时重新启动。",
  "error.folder.notWritable": "无法写入文件夹 {path}：{reason}。",
  "error.config.invalid": "无法使用 {setting} 的值：{reason}",
  "error.config.noBackend": "无法使用 {setting} 的值：此计算机无法用 {backend} 进行计算。",
  "error.internal": "SEA-LION Local 出现问题。详细信息请查看日志。",

  // Why the server ended, and what happens next; the two stand one behind the other
  "crash.gpuMemory": "模型服务器已停止：显存已耗尽。",
  "crash.memory": "模型服务器已停止：此计算机的内存已耗尽。",
  "crash.killed": "模型服务器被系统结束 (SIGKILL)。这通常表示计算机的内存已耗尽。",
  "crash.modelFile": "模型服务器在读取模型时停止。文件可能已损坏；最后的输出是“{line}”。",
  "crash.assertion": "模型服务器已停止：llama.cpp 的内部检查失败，“{line}”。",
  "crash.gpuFault": "模型服务器已停止：GPU 或其驱动程序出错，“{line}”。",
  "crash.signal": "模型服务器已停止，信号为 {line}。",
  "crash.hung": "模型服务器长时间没有响应，已将其结束。",
  "crash.unknown": "模型服务器意外停止。",
  "crash.again": "请重试：它会重新启动。",
  "crash.againFewerLayers": "请重试：它会重新启动，并在接下来一小时内最多在 GPU 上放置 {layers} 层。",
  "crash.againWithoutGpu": "请重试：它会重新启动，并在接下来一小时内不使用 GPU。",
};
