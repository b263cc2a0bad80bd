/** Words about translating files and folders, in the editor and in the terminal. See en.ts. */
export const enFileTranslation = {
  // Files that are not translated, and why
  "fileTranslation.skipped": "{file} was left out: {reason}",
  "fileTranslation.skip.code": "it is code, whose comments are translated in place only.",
  "fileTranslation.skip.sameLanguage": "it is the file of that language itself.",
  "fileTranslation.skip.empty": "it is empty.",
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
  "fileTranslation.askLost":
    "{path}: {lost} entries that somebody has written have no place in the source any more, and would be gone.",
  "fileTranslation.askConflictsOne":
    "{path}: an entry that somebody has edited has a changed source. Keep the edit, or translate anew?",
  "fileTranslation.askLostOne":
    "{path}: an entry that somebody has written has no place in the source any more, and would be gone.",
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
  "check.unreadable": "line {line}, column {column}: {reason}",

  // Command line
  "cli.standardOutput": "standard output",
  "cli.translate.progress": "{file} into {target}, file {index} of {count}: {done} of {segments} segments",
  "cli.translate.written": "{file} -> {path}",
  "cli.translate.unchanged": "{path} is up to date.",
  "cli.translate.fileFailed": "{file} was not translated: {reason}",
  "cli.translate.notAdded": "{path}: {count} new entries were not added: {names}",
  "cli.translate.notAddedOne": "{path}: one new entry was not added: {names}",
  "cli.translate.unknownFormat": "its format is not known. --format plaintext translates it as plain text.",
  "cli.translate.failed": "{count} of the files could not be translated",
  "cli.translate.findings": "{count} segments need a look",
  "cli.translate.conflicts": "{file}: {conflicts} entries were edited by a person, and their source has changed since.",
  "cli.translate.lost":
    "{file}: {lost} entries that a person wrote would be gone, because the source has no place for them:",
  "cli.translate.conflictsOne": "{file}: an entry was edited by a person, and its source has changed since.",
  "cli.translate.lostOne":
    "{file}: an entry that a person wrote would be gone, because the source has no place for it:",
  "cli.translate.question": "Keep them (k), translate anew (t), or leave (q)?",
  "cli.translate.conflictsHint": "They are kept. --conflicts translate writes over them.",
  "cli.check.findings": "{count} entries in {files} files need a look",
  "cli.check.unchecked": "{count} of the files could not be checked",
  "cli.check.noFiles": "nothing of what was named can be checked",
  "cli.check.noPlace": "{name} has no translation of its own; name one with --out",
  "cli.use.badChoice": "{option} cannot be “{value}”: it is one of {values}",
  "cli.use.oneLanguage": "one language at a time, unless --write or --check is given",
  "cli.use.oneOut": "--out names one file: one source and one language",
  "cli.use.oneWay": "--write, --in-place, --check and --out exclude each other, but --check with --out",
  "cli.use.severalFiles": "several files need --write, or --check",
  "cli.use.filesMissing": "name files or folders; standard input has no place of its own",
  "cli.option.write":
    "Write each translation beside its source (README.th.md, th.json, values-th/strings.xml). What was translated before and has not changed stays, a person's edits too. Takes several files, folders and languages.",
  "cli.option.check":
    "Translate nothing: compare the translation that is there with its source. Needs no model. Ends with 1 when something needs a look, with 2 when a file cannot be read.",
  "cli.option.inPlace": "Write the translation into the file itself, as for the comments of a program.",
  "cli.option.out": "Write the translation into this file; - is standard output.",
  "cli.option.name": "Where --write writes: a pattern of {dir}, {name}, {lang} and {ext}.",
  "cli.option.conflicts":
    "When a person has edited an entry whose source has changed since: keep it, or translate it anew. Left out: ask on a terminal, else keep.",
  "cli.option.format": "The text's format. Left out: by the file's name; standard input is plaintext.",
  "cli.option.glossary": "Terms and how they are translated, as CSV. Left out: .sealion/glossary.csv of the project.",
  "cli.option.register": "How the reader is addressed: neutral, formal or casual.",
  "cli.option.retry": "Translate again what an earlier run found something in.",
  "cli.option.strict": "End with 3 when a segment needs a look.",
  "cli.exit.findings": "done, but segments need a look (--strict)",
} as const;
