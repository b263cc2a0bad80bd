import type { editor as english } from "../en/editor.ts";
import type { Translated } from "../en.ts";

/** English in ../en/editor.ts. */
export const editor: Translated<typeof english> = {
  "action.setUpModel": "设置模型...",
  "action.resumeDownload": "继续下载",
  "action.setToken": "设置 Hugging Face 令牌...",
  "action.chooseModel": "选择 GGUF 文件...",
  "action.loadModel": "加载模型",
  "action.retry": "重试",
  "action.waitForModel": "等待",
  "action.switchModel": "为所有窗口切换",
  "action.newChat": "新建聊天",
  "action.openSettings": "打开设置",
  "action.showLog": "显示日志",
  "action.unloadModel": "卸载模型",
  "action.stopServer": "停止服务器",
  "action.showDetails": "模型在何处运行",

  // Progress of a task, in notifications and under a waiting answer
  "task.loading": "正在加载模型（{percent}%）",
  "task.waitingForModel": "正在等待“{model}”空闲",
  "task.queuedNext": "队列中的下一个",
  "task.queuedOne": "排队中：前面有 1 个请求",
  "task.queued": "排队中：前面有 {ahead} 个请求",
  "task.reading": "正在读取 {tokens} 个 token",
  "task.part": "第 {index} 部分，共 {count} 部分",
  "task.thinking": "正在思考",

  // Translating a selection
  "translate.progress": "正在翻译为 {language}",
  "translate.item": "{index}/{count}",
  "translate.pickTarget": "翻译为",
  "translate.wholeFile": "翻译整个文件",
  "result.insertBelow": "仍在下方插入",
  "result.copy": "复制",
  "result.openDocument": "在新文档中打开",
  "result.copied": "已复制。",

  // Summaries
  "summary.progress": "正在用 {language} 总结",
  "summary.pickTarget": "总结所用的语言",
  "summary.heading": "{name} 的摘要",
  "summary.coverage": "{parts}/{parts} 部分 · {language} · {model}",
  "summary.untitled": "所选内容",

  // Language picker
  "language.lastUsed": "上次使用",
  "language.system": "此系统的语言",

  // Status bar and its menu
  "status.idle": "SEA-LION",
  "status.idleTooltip": "模型尚未加载，将在第一次请求时加载。",
  "status.none": "SEA-LION：选择模型",
  "status.loading": "SEA-LION：{percent}%",
  "status.ready": "SEA-LION：{backend} · {language}",
  "status.readyNoTarget": "SEA-LION：{backend}",
  "status.failed": "SEA-LION：未加载",
  "status.lost": "SEA-LION：服务器已停止",
  "status.notResponding": "SEA-LION：未响应",
  "status.notRespondingTooltip": "模型服务器暂时没有响应。如果持续 {seconds} 秒仍无响应，将结束并重新启动它。",
  "status.queue": "{queued} 个等待中",
  "status.queued": "SEA-LION：你前面有 {ahead} 个",
  "status.waitingForModel": "SEA-LION：正在等待 {model}",
  "menu.title": "SEA-LION Local",
  "menu.chat": "打开聊天",
  "menu.target": "翻译的目标语言",
  "menu.targetNone": "首次使用时询问",
};
