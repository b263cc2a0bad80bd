/** A pattern that matches exactly this text, for use anywhere in a `u` expression, also in a character class. */
export function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/gu, (sign) => (sign === "-" ? "\\x2d" : `\\${sign}`));
}
