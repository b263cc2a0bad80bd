/** Characters (UTF-16 code units) that one request may carry. Larger texts are refused before any work is done. */
export const MAX_TEXT_CHARACTERS = 1_000_000;
