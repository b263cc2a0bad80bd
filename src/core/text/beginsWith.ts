/** `text.startsWith(beginning)`, which goes through both character by character: for long texts, compared at each piece that comes. */
export function beginsWith(text: string, beginning: string): boolean {
  const start = text.slice(0, beginning.length);
  return start === beginning;
}
