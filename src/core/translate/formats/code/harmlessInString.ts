/**
 * A text as it can stand in a string that ends with `closing` and knows the backslash.
 * @param source what stands there in the program: its escapes stay escapes
 */
export function harmlessInString(lines: string, closing: string, source: string): string {
  const known = new Set(source.match(/\\[^]/gu) ?? []);
  const escaped = lines.replace(/\\([^]?)/gu, (sequence) => (known.has(sequence) ? sequence : `\\${sequence}`));
  const quote = closing[0] ?? "";
  const inner =
    closing.length === 1
      ? escaped.replace(/\\[^]|["'`]/gu, (sign) => (sign === quote ? `\\${quote}` : sign))
      : escaped.replace(/(["'])\1{2,}/gu, (quotes) => (quotes.startsWith(quote) ? [...quotes].join(" ") : quotes));
  return inner.endsWith(quote) && closing.length > 1 ? `${inner} ` : inner;
}
