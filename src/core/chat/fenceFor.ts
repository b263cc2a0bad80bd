const SHORTEST = 3;

/** A fence of Markdown for any text: longer than each row of backticks in it. */
export function fenceFor(text: string): string {
  // No spread arguments: a text can have more rows than a call can have.
  const longest = text.match(/`+/gu)?.reduce((length, row) => Math.max(length, row.length), 0) ?? 0;
  return "`".repeat(Math.max(SHORTEST, longest + 1));
}
