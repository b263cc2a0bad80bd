/** Words about translating files and folders. See ../en.ts. */
export const fileTranslation = {
  // Files that are not translated, and why
  "fileTranslation.skipped": "{file} was left out: {reason}",
  "fileTranslation.skip.code": "it is code, whose comments are translated in place only.",
  "fileTranslation.skip.sameLanguage": "it is the file of that language itself.",
  "fileTranslation.skip.empty": "there is nothing to translate.",
  "fileTranslation.skip.lost": "{path} has entries that the source has no place for, and was left as it is.",
  "fileTranslation.skip.undecided": "nobody said what becomes of the edits in {path}.",
  "fileTranslation.skip.ignored": "git ignores it.",
  "fileTranslation.skip.unknown": "its format is not known.",
  "fileTranslation.skip.settings": "it is for programs, as far as can be told.",
  "fileTranslation.skip.translation": "it is a translation already.",
  "fileTranslation.summary":
    "{written} written, {unchanged} up to date, {findings} that need a look, {skipped} left out, {failed} failed.",

  "namePattern.unknown": "{part} is not known.",
  "namePattern.noLanguage": "{lang} is missing.",
  "namePattern.outside": "{path} is outside of the project.",

  // What a command looked for in vain
  "nothing.comment": "There is no comment at the cursor.",
  "nothing.clipboard": "There is no text in the clipboard.",
  "nothing.markdown": "This is not a Markdown document.",
  "nothing.editor": "Open a file first, or choose “New File”.",
  "nothing.file": "There is no file to translate.",

  // A job in the editor
  "fileTranslation.pauseOrResume": "Pause or Resume",
  "fileTranslation.paused": "Paused after {done} of {count}.",
  "fileTranslation.segments": "({done} of {count} segments)",
  "fileTranslation.waiting": "Waiting for the files before.",
  "fileTranslation.cancelled": "Cancelled.",
  "fileTranslation.notDone": "{count} files were not done.",
  "fileTranslation.notDoneOne": "One file was not done.",
  "fileTranslation.tooMany": "The folder has more files than the {limit} that were looked at.",
  "fileTranslation.sourceChanged": "The source has changed since it was read. Translate it again.",
  "fileTranslation.needsLook": "{count} places need a look.",
  "fileTranslation.needsLookOne": "One place needs a look.",
  "fileTranslation.noReport": "No files were translated in this window yet.",
  "fileTranslation.showReport": "Show Report",
  "fileTranslation.open": "Open Translation",
  "fileTranslation.reportTitle": "Translation report: {language}",
  "fileTranslation.reportName": "Translation report.md",
  "fileTranslation.writtenFile": "{file}: written to {path}.",
  "fileTranslation.written": "written to {path}",
  "fileTranslation.unchanged": "{path} is up to date",
  "fileTranslation.failed": "{file} was not translated: {reason}",
  "fileTranslation.conflict": "Edited by a person, and the source has changed since. It was kept.",
  "fileTranslation.askConflicts":
    "{path}: {conflicts} entries that somebody has edited have a changed source. Keep the edits, or translate anew?",
  "fileTranslation.askLost": "{path}: somebody has added or taken out {lost} entries, and an update would undo that.",
  "fileTranslation.askConflictsOne":
    "{path}: an entry that somebody has edited has a changed source. Keep the edit, or translate anew?",
  "fileTranslation.askLostOne": "{path}: somebody has added or taken out an entry, and an update would undo that.",
  "fileTranslation.askShown": "{path}: keep what somebody has written, or translate anew?",
  "fileTranslation.moreEntries": "and {count} more",
  "fileTranslation.diffConflicts": "{path}: the source as it is now, and the translation",
  "fileTranslation.diffLost": "{path}: as it is, and as it would be",
  "fileTranslation.keepMine": "Keep Mine",
  "fileTranslation.translateAnew": "Translate Anew",
  "fileTranslation.show": "Show",
  "result.gone": "This text is gone: it was not kept when the window was loaded again.",
  "fileTranslation.pasteInto": "Paste Translated into {language}",

  // An existing translation beside its source
  "check.missing": "This entry is missing: {source}",
  "check.extra": "The source has no such entry.",
  "check.empty": "This entry has no translation: {source}",
  "check.outdated": "The source has changed since this was translated.",
} as const;
