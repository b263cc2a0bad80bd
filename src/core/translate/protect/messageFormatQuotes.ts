/** Apostrophes of java.text.MessageFormat: every single one quotes, up to the next. In an ICU message only those before a sign of syntax do. */

/** Two are one in the text; a quotation that begins with a sign of syntax is the same in both; one that begins with a word is Java's alone. */
const QUOTES = /''|'[{}<>#](?:[^']|'')*(?:'|$)|'((?:[^']|'')+)(?:'|$)/gu;

/** The message as ICU has to write it so that it says what Java reads: `Juma'at {0}` has no argument, it ends in a quotation. */
export function asIcuMessage(message: string): string {
  return message.replace(QUOTES, (quotation, words?: string) =>
    words === undefined ? quotation : words.replace(/[{}<>#]+/gu, "'$&'"),
  );
}

/** Undefined where single apostrophes stand: what they quote is not to be doubled. */
export function withoutDoubledApostrophes(message: string): string | undefined {
  const words = message.replaceAll("''", "");
  return words.includes("'") ? undefined : message.replaceAll("''", "'");
}

export function withDoubledApostrophes(words: string): string {
  return words.replaceAll("'", "''");
}
