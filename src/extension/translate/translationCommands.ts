/** The commands that live in the lazily loaded bundle. A name without its command there does not compile. */
export const TRANSLATION_COMMANDS = ["sealion.translateSelection", "sealion.translateSelectionTo"] as const;

export type TranslationCommand = (typeof TRANSLATION_COMMANDS)[number];
