import type { models as english } from "../en/models.ts";
import type { Translated } from "../en.ts";

/** English in ../en/models.ts. */
export const models: Translated<typeof english> = {
  "error.model.inUse": "{model} 正在使用中。请卸载它，或停止使用它的任务，然后重试。",
  "error.model.notManaged": "{path} 不是由 SEA-LION Local 存放的，因此不会删除。",
  "error.model.exists": "已有另一个名为 {name} 的模型。请重命名其中一个文件。",

  // In what state a model is, and how far: in the view, in notifications and on a terminal
  "models.state.available": "未下载",
  "models.state.noFile": "地址未知",
  "models.state.downloading": "正在下载 {percent}%",
  "models.state.copying": "正在复制 {percent}%",
  "models.state.retrying": "连接在 {percent}% 处断开，正在重试",
  "models.state.verifying": "正在校验 {percent}%",
  "models.state.paused": "已暂停于 {percent}%",
  "models.state.interrupted": "已中断于 {percent}%",
  "models.state.failed": "在 {percent}% 处失败",
  "models.state.ready": "就绪",
  "models.state.loading": "正在加载 {percent}%",
  "models.state.loadedGpu": "已加载到 {backend}，{gpuLayers}/{totalLayers} 层",
  "models.state.loadedCpu": "已加载到处理器",
  "models.state.damaged": "已损坏",
  "models.state.notFound": "未找到",
  "models.state.unusable": "无法使用",
  "transfer.percent": "{percent}%",
  "transfer.amount": "{done}/{total}",
  "transfer.speed": "{speed}/秒",
  "transfer.left": "剩余 {time}",
  "transfer.hours": "{hours} 小时 {minutes} 分钟",
  "transfer.minutes": "{minutes} 分钟",
  "transfer.seconds": "{seconds} 秒",
  "models.download.retrying": "{percent}%，正在重新连接",
  "models.download.verifying": "正在校验，{percent}%",

  "catalogue.notAList": "更多模型的目录不是列表。",
  "catalogue.problem": "目录中的条目 {name} 无法使用：{reason}。",
  "catalogue.warning.notSafetyAligned": "该模型未经过拒绝有害请求的训练：在依赖其输出之前，请检查它所写的内容。",
  "catalogue.warning.noThinkingSwitch": "消息中的 /think 和 /no_think 对此模型不起作用。",
  "catalogue.warning.licenceInNotice": "其许可证位于其仓库的 NOTICE 文件中。",
  "catalogue.warning.noFile": "尚不知道此模型有 GGUF 文件，因此无法从这里下载。",
  "catalogue.warning.noAddress": "此模型有 GGUF 文件，但这里没有其仓库地址：请自行查找并输入。",
};
