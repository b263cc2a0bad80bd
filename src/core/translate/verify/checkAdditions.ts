/** Whether a translation has signs of a model's own: control tokens, emoji, and brackets about its wording. */
import type { Finding } from "../../../shared/translation.ts";
import { excerpt } from "./checkedText.ts";

/** Marks of models' templates, when they come as text: of ChatML, DeepSeek, Gemma, Llama, Mistral and Qwen. */
const CONTROL_TOKEN =
  /<[|｜][^\s<>|｜]{1,40}[|｜]>|\[\/?INST\]|<<\/?SYS>>|<\/?think(?:ing)?>|<(?:start|end)_of_turn>|<\/?[be]os>|<\/?s>/iu;

/** As it is shown without being asked: signs such as ©, which may be either, are none. */
const EMOJI = /\p{Emoji_Presentation}|(?![\d#*©®™])\p{Emoji}\uFE0F/u;

/** Words of somebody who speaks of the text before them. */
const OF_WORDING = new RegExp(
  `(?<!\\p{L})(?:${[
    "(?:in)?formal|polite|casual|neutral|literal(?:ly)?|translat\\p{L}*|alternative(?:ly)?|context|register|meaning",
    "ทางการ|สุภาพ|ความหมาย|คำแปล|บริบท",
    "ທາງການ|ສຸພາບ|ຄວາມໝາຍ|ຄຳແປ",
    "ផ្លូវការ|អត្ថន័យ|ការបកប្រែ",
    "ယဉ်ကျေး|အဓိပ္ပာယ်|ဘာသာပြန်",
    "முறையான|பொருள்:|மொழிபெயர்ப்பு",
    "正式|直译|意为|意思|语境|书面",
    "trang trọng|nghĩa(?: đen)?|bản dịch|ngữ cảnh",
    "resmi|santai|harfiah|konteks|rasmi|terjemahan|pormal|salin",
  ].join("|")})`,
  "iu",
);
const OPENING = /[([（［【]/u;
const LAST_BRACKETS = /[([（［【]([^()[\]（）［］【】]{1,80})[)\]）］】][.。။។]?$/u;

export function checkAdditions(source: string, translation: string): Finding | undefined {
  const what =
    newMatch(CONTROL_TOKEN, source, translation) ??
    newMatch(EMOJI, source, translation) ??
    wording(source, translation);
  return what === undefined ? undefined : { code: "note", details: { what: excerpt(what) } };
}

function newMatch(pattern: RegExp, source: string, translation: string): string | undefined {
  const found = pattern.exec(translation)?.[0];
  return found === undefined || pattern.test(source) ? undefined : found;
}

/** Brackets at the end of a text whose source has none, and speaks of no wording. */
function wording(source: string, translation: string): string | undefined {
  const [brackets, inside = ""] = LAST_BRACKETS.exec(translation.trimEnd().slice(-90)) ?? [];
  return OPENING.test(source) || !OF_WORDING.test(inside) || OF_WORDING.test(source) ? undefined : brackets;
}
