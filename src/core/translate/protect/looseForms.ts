/** How models misspell what they should copy: spaces, full-width signs, other quotes, escaped tags, another case, native digits. */
import { escapePattern } from "../../text/escapePattern.ts";
import { nativeForms } from "./digits.ts";
import { markAt } from "./marks.ts";
import type { Sign } from "./signs.ts";

/** Beyond this a misspelling is no accident any more. */
const LONGEST = 120;

/** Matches misspellings of the sign's token; undefined for what cannot be told from words. */
export function looseForm(sign: Sign): RegExp | undefined {
  const { token } = sign;
  if (token.length > LONGEST) return undefined;
  const mark = markAt(token, 0);
  if (mark?.length === token.length) return looseMark(mark.number, mark.closing);
  const code = /^(`+)(.*[^`])\1$/su.exec(token)?.[2];
  if (code !== undefined) return new RegExp(`${QUOTES}${whole(code.trim(), "u")}${QUOTES}`, "gu");
  if (token === "%%") return /[%％](?:\s?[%％])?/gu;
  if (!/[^\p{L}\p{N}]/u.test(token)) return undefined;
  return new RegExp(whole(token, "i"), "giu");
}

const QUOTES = "(?:[`‘’“”'\"｀「」『』]{1,2})?";

function whole(token: string, flags: "u" | "i"): string {
  const before = /^[A-Za-z\d_]/u.test(token) ? "(?<![A-Za-z\\d_])" : "";
  const after = /[A-Za-z\d_]$/u.test(token) ? "(?![A-Za-z\\d_])" : "";
  const characters = [...token];
  const body = characters.map((character, index) => {
    const next = characters[index + 1];
    const mayBeApart = next !== undefined && !(isWordCharacter(character) && isWordCharacter(next)) && flags === "i";
    return looseCharacter(character) + (mayBeApart ? "\\s{0,2}" : "");
  });
  return before + body.join("") + after;
}

function isWordCharacter(character: string): boolean {
  return /[\p{L}\p{M}\p{N}_]/u.test(character);
}

/** Beside the full-width form, which every ASCII sign has. */
const OTHER_FORMS: Readonly<Record<string, string>> = {
  "<": "&lt;|〈",
  ">": "&gt;|〉",
  "&": "&amp;",
  '"': "&quot;|[“”„«»]",
  "'": "&#39;|[‘’]",
  "-": "[‐‑–—]",
  ":": "[∶]",
  "[": "【",
  "]": "】",
};

function looseCharacter(character: string): string {
  if (/\s/u.test(character)) return "\\s{1,3}";
  const code = character.charCodeAt(0);
  if (code <= 0x20 || code > 0x7e) return escapePattern(character);
  const forms = [escapePattern(character), String.fromCharCode(code + 0xfee0)];
  if (/\d/u.test(character)) forms.push(...nativeForms(Number(character)));
  const others = OTHER_FORMS[character];
  if (others !== undefined) forms.push(others);
  return `(?:${forms.join("|")})`;
}

/** In other brackets, or with one of its own lost. */
function looseMark(number: number, closing: boolean): RegExp {
  const digits = [...String(number)].map(looseCharacter).join("");
  const inside = `\\s{0,2}${closing ? "[/／\\\\]" : ""}\\s{0,2}${digits}`;
  const opening = "[\\[【〔〖「〈《⟨⟪{｛<＜]{1,2}";
  const ending = "[\\]】〕〗」〉》⟩⟫}｝>＞]{1,2}";
  return new RegExp(
    `${opening}${inside}\\s{0,2}${ending}|[⟦〚]{1,2}${inside}(?![\\p{N}])[\\]】]?|[\\[【]?(?<![\\p{N}/])${inside}[⟧〛]`,
    "gu",
  );
}
