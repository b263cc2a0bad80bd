/** How the strings of a JSON document are written: what its author escapes beyond what JSON demands. */

export interface JsonStyle {
  /** Everything outside of ASCII is written as `\uXXXX`. */
  readonly nonAscii: boolean;
  /** Characters of ASCII that are escaped although they need not be, with the escape that the document uses. */
  readonly further: ReadonlyMap<string, string>;
  readonly upperCaseHex: boolean;
}

/** `/` from PHP; `<`, `>`, `&` and `'` from writers that expect to stand in HTML. */
const FURTHER = /\\\/|\\u00(?:2[67f]|3[ce])/giu;

/** A document escapes a character when it does so somewhere and nowhere leaves it as it is. */
export function jsonStyleOf(text: string): JsonStyle {
  const further = new Map<string, string>();
  for (const [escape] of text.matchAll(FURTHER)) {
    const character = escape.length === 2 ? "/" : String.fromCharCode(Number.parseInt(escape.slice(2), 16));
    if (!further.has(character)) further.set(character, escape);
  }
  for (const character of further.keys()) {
    const bare = text.indexOf(character);
    if (bare !== -1 && (character !== "/" || hasBareSlash(text))) further.delete(character);
  }
  const firstLetterInHex = /\\u[\da-f]*?([a-f])/iu.exec(text)?.[1];
  return {
    nonAscii: hasUnicodeEscapes(text) && isAscii(text),
    further,
    upperCaseHex: firstLetterInHex !== undefined && firstLetterInHex !== firstLetterInHex.toLowerCase(),
  };
}

/** A byte order mark does not count. */
export function isAscii(text: string): boolean {
  return !/[^\0-\x7f\ufeff]/u.test(text);
}

/** Whether a character beyond ASCII is written as `\uXXXX`. */
export function hasUnicodeEscapes(text: string): boolean {
  return /\\u(?!00[0-7])[\da-f]{4}/iu.test(text);
}

/** The text between a string's quotes. Lone surrogates are always escaped: no file in UTF-8 can hold them. */
export function jsonStringContent(text: string, { nonAscii, further, upperCaseHex }: JsonStyle): string {
  let content = JSON.stringify(text).slice(1, -1);
  if (nonAscii) content = content.replace(/[^\0-\x7f]/gu, (character) => unicodeEscapes(character, upperCaseHex));
  if (further.size > 0) content = content.replace(/[/<>&']/gu, (character) => further.get(character) ?? character);
  return content;
}

/** `\uXXXX` for each UTF-16 unit. */
export function unicodeEscapes(text: string, upperCaseHex: boolean): string {
  return text.replace(/[^]/g, (unit) => {
    const hex = unit.charCodeAt(0).toString(16).padStart(4, "0");
    return `\\u${upperCaseHex ? hex.toUpperCase() : hex}`;
  });
}

/** Outside of comments, whose slashes say nothing. */
function hasBareSlash(text: string): boolean {
  return /(^|[^\\/*])\/(?![/*])/u.test(text);
}
