import type { fileTranslation as english } from "../en/fileTranslation.ts";
import type { Translated } from "../en.ts";

/** English in ../en/fileTranslation.ts. */
export const fileTranslation: Translated<typeof english> = {
  // Files that are not translated, and why
  "fileTranslation.skipped": "已跳过 {file}：{reason}",
  "fileTranslation.skip.code": "它是代码，其中的注释只能就地翻译。",
  "fileTranslation.skip.sameLanguage": "它就是该语言的文件。",
  "fileTranslation.skip.empty": "没有可翻译的内容。",
  "fileTranslation.skip.lost": "{path} 中有些条目在原文中没有对应位置，因此保持不变。",
  "fileTranslation.skip.undecided": "尚未决定如何处理 {path} 中的修改。",
  "fileTranslation.skip.ignored": "git 忽略了它。",
  "fileTranslation.skip.unknown": "格式未知。",
  "fileTranslation.skip.settings": "看起来它是供程序使用的。",
  "fileTranslation.skip.translation": "它已经是译文。",
  "fileTranslation.summary":
    "已写入 {written} 个，已是最新 {unchanged} 个，需要检查 {findings} 个，已跳过 {skipped} 个，失败 {failed} 个。",

  "namePattern.unknown": "无法识别 {part}。",
  "namePattern.noLanguage": "缺少 {lang}。",
  "namePattern.outside": "{path} 在项目之外。",

  // What a command looked for in vain
  "nothing.comment": "光标处没有注释。",
  "nothing.clipboard": "剪贴板中没有文本。",
  "nothing.markdown": "这不是 Markdown 文档。",
  "nothing.editor": "请先打开一个文件，或选择“新建文件”。",
  "nothing.file": "没有可翻译的文件。",

  // A job in the editor
  "fileTranslation.pauseOrResume": "暂停或继续",
  "fileTranslation.paused": "已暂停，完成 {done} 个，共 {count} 个。",
  "fileTranslation.segments": "（{done}/{count} 个片段）",
  "fileTranslation.waiting": "正在等待前面的文件。",
  "fileTranslation.cancelled": "已取消。",
  "fileTranslation.notDone": "有 {count} 个文件未完成。",
  "fileTranslation.notDoneOne": "有 1 个文件未完成。",
  "fileTranslation.tooMany": "该文件夹中的文件多于已查看的 {limit} 个。",
  "fileTranslation.sourceChanged": "原文在读取后已更改。请重新翻译。",
  "fileTranslation.needsLook": "有 {count} 处需要检查。",
  "fileTranslation.needsLookOne": "有 1 处需要检查。",
  "fileTranslation.noReport": "此窗口中尚未翻译过文件。",
  "fileTranslation.showReport": "显示报告",
  "fileTranslation.open": "打开译文",
  "fileTranslation.reportTitle": "翻译报告：{language}",
  "fileTranslation.reportName": "翻译报告.md",
  "fileTranslation.writtenFile": "{file}：已写入 {path}。",
  "fileTranslation.written": "已写入 {path}",
  "fileTranslation.unchanged": "{path} 已是最新",
  "fileTranslation.failed": "未能翻译 {file}：{reason}",
  "fileTranslation.conflict": "译文经人工修改，而原文此后已更改。已保留该修改。",
  "fileTranslation.askConflicts":
    "{path}：有 {conflicts} 个条目经人工修改，而其原文已更改。保留这些修改，还是重新翻译？",
  "fileTranslation.askLost": "{path}：有 {lost} 个条目由人工添加或删除，更新会撤销这些改动。",
  "fileTranslation.askConflictsOne": "{path}：有 1 个条目经人工修改，而其原文已更改。保留该修改，还是重新翻译？",
  "fileTranslation.askLostOne": "{path}：有 1 个条目由人工添加或删除，更新会撤销该改动。",
  "fileTranslation.askShown": "{path}：保留人工编写的内容，还是重新翻译？",
  "fileTranslation.moreEntries": "还有 {count} 个",
  "fileTranslation.diffConflicts": "{path}：当前原文与译文",
  "fileTranslation.diffLost": "{path}：更新前与更新后",
  "fileTranslation.keepMine": "保留我的修改",
  "fileTranslation.translateAnew": "重新翻译",
  "fileTranslation.show": "显示",
  "result.gone": "此文本已不存在：窗口重新加载时未保留。",
  "fileTranslation.pasteInto": "翻译为 {language} 并粘贴",

  // An existing translation beside its source
  "check.missing": "缺少此条目：{source}",
  "check.extra": "原文中没有此条目。",
  "check.empty": "此条目没有译文：{source}",
  "check.outdated": "翻译之后，原文已更改。",
};
