/** How gettext writes text: C literals, one for each line of the text. */
import { C_ESCAPES } from "./cEscapes.ts";

const ESCAPES = new Map<string, string>([
  ...[...C_ESCAPES].map(([name, character]) => [character, `\\${name}`] as const),
  ["\\", "\\\\"],
  ['"', '\\"'],
]);

/** @param content what stands between a literal's quotation marks */
export function unescapePo(content: string): string {
  if (!content.includes("\\")) return content;
  return content.replace(/\\(?:x([\da-f]{1,2})|([0-7]{1,3})|([^]))/giu, (_, hex, octal, name: string | undefined) => {
    if (typeof hex === "string") return String.fromCharCode(Number.parseInt(hex, 16));
    if (typeof octal === "string") return String.fromCharCode(Number.parseInt(octal, 8));
    return C_ESCAPES.get(name ?? "") ?? name ?? "";
  });
}

/** As gettext's own tools write it: a text of several lines begins with an empty literal and has one for each of them. */
export function poLiteral(text: string, lineBreak: string): string {
  const lines = text.split(/(?<=\n)/u).map((line) => `"${escapePo(line)}"`);
  return lines.length > 1 ? ['""', ...lines].join(lineBreak) : (lines[0] ?? '""');
}

function escapePo(text: string): string {
  return text.replace(/[\n\t\r\x07\b\f\v\\"]/gu, (character) => ESCAPES.get(character) ?? character);
}
