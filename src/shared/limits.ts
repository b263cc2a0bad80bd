/** Characters (UTF-16 code units) that one request may carry. Larger texts are refused before any work is done. */
export const MAX_TEXT_CHARACTERS = 1_000_000;

/**
 * A document to be translated may have so many: the longest files of messages that programs have. Most of a file is not for
 * people, and what is goes to the model in small pieces.
 */
export const MAX_DOCUMENT_CHARACTERS = 16_000_000;
