/** The commands that live in the lazily loaded bundle. A name without its command there does not compile. */
const SELECTION_COMMANDS = [
  "sealion.translateSelection",
  "sealion.translateSelectionTo",
  "sealion.translateSelectionFrom",
  "sealion.translateSelectionAs",
  "sealion.translatePreview",
  "sealion.translateBelow",
  "sealion.translateAbove",
  "sealion.translateBilingual",
  "sealion.translateCopy",
  "sealion.translateNewDocument",
  "sealion.preview.accept",
  "sealion.preview.discard",
  "sealion.preview.stop",
  "sealion.openGlossary",
  // Links and quick fixes run these; no palette shows them.
  "sealion.translate.hover",
  "sealion.translate.comment",
  "sealion.translate.retryFinding",
  "sealion.translate.retryFindings",
  "sealion.translate.keepSource",
  "sealion.translate.ignoreFinding",
] as const;

const FILE_COMMANDS = [
  "sealion.translateFile",
  "sealion.translateFileTo",
  "sealion.openTranslatedPreview",
  "sealion.pasteTranslated",
  // The progress of a job has a link to this one.
  "sealion.translateFiles.pause",
  "sealion.translateFiles.report",
] as const;

/** Summaries are not translations, but made of the same parts, and not needed earlier either. */
const SUMMARY_COMMANDS = ["sealion.summarize", "sealion.summarizeTo"] as const;

export const TRANSLATION_COMMANDS = [...SELECTION_COMMANDS, ...SUMMARY_COMMANDS, ...FILE_COMMANDS] as const;

export type TranslationCommand = (typeof TRANSLATION_COMMANDS)[number];
