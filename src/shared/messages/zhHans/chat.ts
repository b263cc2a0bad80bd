import type { chat as english } from "../en/chat.ts";
import type { Translated } from "../en.ts";

/** English in ../en/chat.ts. */
export const chat: Translated<typeof english> = {
  // The panel's head
  "panel.header": "当前对话",
  "panel.untitled": "新对话",
  "panel.conversations": "对话",
  "panel.openInEditor": "在编辑器中打开",
  "panel.openInWindow": "在新窗口中打开",
  "panel.more": "更多",
  "panel.title": "标题",
  "panel.renameTitle": "重命名",

  // The list of conversations
  "panel.back": "返回",
  "panel.search": "搜索对话",
  "panel.import": "导入...",
  "panel.export": "导出...",
  "panel.rename": "重命名 (F2)",
  "panel.pin": "置顶",
  "panel.unpin": "取消置顶",
  "panel.delete": "删除 (Del)",
  "panel.moreAbout": "“{title}”的更多操作",
  "panel.pinned": "已置顶",
  "panel.running": "正在撰写回答",
  "panel.now": "刚刚",
  "panel.minutesAgo": "{minutes} 分钟前",
  "panel.hoursAgo": "{hours} 小时前",
  "panel.daysAgo": "{days} 天前",
  "panel.today": "今天",
  "panel.yesterday": "昨天",
  "panel.noConversations": "还没有对话。提出第一个问题后，对话会保存在这里。",
  "panel.nothingFound": "未找到与“{query}”匹配的内容。",
  "panel.foundCount": "找到 {count} 项",

  // The composer
  "panel.composer": "下一条消息",
  "panel.addContext": "添加上下文",
  "panel.context.selection": "所选内容",
  "panel.context.file": "文件...",
  "panel.context.folder": "文件夹...",
  "panel.context.problems": "问题",
  "panel.context.text": "粘贴的文本",
  "panel.chips": "上下文",
  "panel.removeChip": "移除 {label}",
  "panel.drop": "拖放到此处以添加到提问",
  "panel.completions": "补全建议",
  "panel.answerLanguage": "回答语言",
  "panel.answerLanguageAuto": "自动",

  // How full the context is
  "panel.gauge": "上下文：已用 {percent}%，共 {tokens} 个 token",
  "panel.gaugeAbout": "上下文：约用 {percent}%，共 {tokens} 个 token",
  "panel.gaugeEstimate": "估计值：没有已加载的模型可用于计数。",
  "panel.gaugeSystem": "系统提示词",
  "panel.gaugeChips": "随提问附带的上下文",
  "panel.gaugeHistory": "先前的对话",
  "panel.gaugeDraft": "你的消息",
  "panel.gaugeAnswer": "为回答预留",
  "panel.gaugeFree": "剩余",

  // What would not fit, and who else writes
  "panel.overflow": "放不下：需要 {needed} 个 token，而上下文为 {context} 个。未发送任何内容。",
  "panel.overflowAlone": "原因不在先前的对话。请缩短消息或移除部分上下文。",
  "panel.way.trimOldest": "截去最早的消息",
  "panel.way.trimOldest.detail": "模型不再读取最早的消息，但它们仍保留在对话中。",
  "panel.way.summarizeEarlier": "总结先前的对话",
  "panel.way.summarizeEarlier.detail": "模型将读取一份摘要，以代替最早的消息。",
  "panel.way.newChat": "新建聊天",
  "panel.way.newChat.detail": "在新对话中提问，不带先前的内容。",
  "panel.following": "另一个窗口正在此对话中撰写回答。你可以在这里同步查看。",

  // Messages
  "panel.numberedQuestion": "提问 {number}",
  "panel.numberedAnswer": "回答 {number}",
  "panel.editQuestion": "编辑提问",
  "panel.sendEdited": "发送",
  "panel.cancelEdit": "取消",
  "panel.branch": "版本 {index}/{count}",
  "panel.previousBranch": "上一个版本",
  "panel.nextBranch": "下一个版本",
  "panel.regenerate": "重新回答",
  "panel.continue": "继续",
  "panel.moreAboutAnswer": "此回答的更多操作",
  "panel.translateAnswer": "翻译此回答...",
  "panel.changeRegister": "换一种语体阅读...",
  "panel.suggestFollowUps": "推荐追问",
  "panel.followUps": "追问",
  "panel.removeRendition": "移除 {label}",
  "panel.forgotten": "模型不再读取以上内容。",
  "panel.thoughtLiveFor": "正在思考... {duration}",
  "panel.insertCode": "插入",
  "panel.insertCodeName": "在光标处插入",
  "panel.newFile": "新建文件",
  "panel.newFileName": "用此代码新建文件",
  "panel.applyCode": "应用",
  "panel.applyCodeName": "应用到打开的文件...",
  "panel.codeActions": "此代码的更多操作",

  // How a reader is addressed
  "panel.register.neutral": "中性",
  "panel.register.formal": "正式",
  "panel.register.casual": "随意",

  // What goes along with a question
  "chat.problems": "问题：{count}",
  "chat.workspace": "工作区",
  "chat.noProblems": "未报告任何问题。",

  // Slash commands
  "command.translate": "翻译上下文或命令后的文本",
  "command.summarize": "总结上下文或命令后的文本",
  "command.explain": "解释上下文",
  "command.fix": "查找并修复上下文中的错误",
  "command.docs": "为上下文编写文档注释",
  "command.think": "从现在起，先思考再回答",
  "command.no_think": "从现在起，直接回答",
  "command.findings": "{label} 中需要检查：",
  "command.findingsHere": "需要检查：",
  "error.command.unknown": "没有 /{command} 命令。可用的命令有 {known}。若要作为文本发送，请在斜杠前加一个空格。",

  // Beside an answer
  "chat.pickRegister": "使用哪种语体？",
  "chat.noFollowUps": "模型没有推荐任何追问。",
  "chat.codePreview": "{name}（含此代码）",

  // Conversations outside the panel
  "chat.pickConversation": "选择哪个对话？",
  "chat.export": "导出对话",
  "chat.exported": "已导出“{title}”。",
  "chat.import": "导入对话",
  "chat.conversationFiles": "对话",
  "chat.deleted": "已删除“{title}”。",
  "chat.undo": "撤销",
  "chat.deletedDetail": "删除时间：{time} · 消息数：{count}",
  "chat.nothingDeleted": "最近 {days} 天内没有已删除的对话。",
};
