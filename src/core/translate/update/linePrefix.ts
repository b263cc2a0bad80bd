/** What stands in front of a place on its line, without a byte order mark. */
export function linePrefixAt(text: string, place: number): string {
  let start = place;
  while (start > 0 && !/[\r\n\uFEFF]/u.test(text.charAt(start - 1))) start -= 1;
  return text.slice(start, place);
}
