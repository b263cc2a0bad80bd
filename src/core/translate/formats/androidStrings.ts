/** How Android's resource compiler reads the text of a string: escapes, quotation marks, collapsed white space. */

const ESCAPES = new Map([
  ["n", "\n"],
  ["t", "\t"],
]);

/** Text between references and tags. Quotation marks keep the white space in them and are no part of the text. */
export function decodeAndroid(text: string): string {
  let isQuoted = false;
  return text.replace(/\\(?:u([\da-f]{4})|([^]))|"|[^\S\u00a0]+/giu, (match, hex, escaped: string | undefined) => {
    if (typeof hex === "string") return String.fromCharCode(Number.parseInt(hex, 16));
    if (escaped !== undefined) return ESCAPES.get(escaped) ?? escaped;
    if (match !== '"') return isQuoted ? match : " ";
    isQuoted = !isQuoted;
    return "";
  });
}

/** Character data, which is usually HTML: quotation marks are its attributes', although the compiler would want escapes for them. */
export function decodeAndroidSection(text: string): string {
  return decodeAndroid(text.replace(/(\\[^])|"/gu, (_, escaped: string | undefined) => escaped ?? '\\"'));
}

/** Whether the quotation marks come in pairs, so that no text after these is quoted. */
export function hasClosedQuotes(text: string): boolean {
  return (text.replace(/\\[^]/gu, "").match(/"/gu)?.length ?? 0) % 2 === 0;
}

/** @param isFirst "@" and "?" begin a reference at the start of a string, and only there */
export function encodeAndroid(text: string, isFirst: boolean): string {
  const escaped = text
    .replace(/[\\'"]/gu, "\\$&")
    .replace(/\n/gu, "\\n")
    .replace(/\t/gu, "\\t")
    // White space beyond one plain space would be collapsed.
    .replace(/[^\S\u00a0]+/gu, (space) => (space === " " ? space : [...space].map(unicodeEscape).join("")));
  return isFirst ? escaped.replace(/^[@?]/u, "\\$&").replace(/^ /u, unicodeEscape) : escaped;
}

function unicodeEscape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
