/** Whether a translation has signs of a model's own: control tokens, emoji, and brackets about its wording. */
import type { Finding } from "../../../shared/translation.ts";
import { excerpt } from "./checkedText.ts";

/** Marks of models' templates, when they come as text: of ChatML, DeepSeek, Gemma, Llama, Mistral and Qwen. */
const CONTROL_TOKEN =
  /<[|｜][^\s<>|｜]{1,40}[|｜]>|\[\/?INST\]|<<\/?SYS>>|<\/?think(?:ing)?>|<(?:start|end)_of_turn>|<\/?[be]os>|<\/?s>/iu;

/** As it is shown without being asked: signs such as ©, which may be either, are none. */
const EMOJI = /\p{Emoji_Presentation}|(?![\d#*©®™])\p{Emoji}\uFE0F/u;

/**
 * What somebody says of the wording of the text before it, as the whole of what stands in brackets: "formal", "more polite", "literal
 * translation". The same words are said of things, too: an official document, a final version.
 */
const OF_WORDING = new RegExp(
  [
    "^(?:(?:more|less|very|a|the|in) )?(?:(?:in)?formal|polite|casual|neutral|literal(?:ly)?)(?: (?:form|register|style|version|tone|translation))?$",
    "(?<!\\p{L})(?:translat(?:ion|ed|or)|context|register|literally|meaning)(?!\\p{L})|^alternative(?:ly)?(?!\\p{L})",
    "^(?:(?:lebih|bahasa|secara|bentuk|gaya|versi|ragam) )?(?:formal|resmi|rasmi|santai|harfiah|sopan|netral|pormal|magalang)$",
    "(?<!\\p{L})(?:konteks|terjemahan|salin|pagsasalin|bản dịch|ngữ cảnh|nghĩa(?: đen)?)(?!\\p{L})|^(?:cách nói )?(?:trang trọng|lịch sự|thân mật)$",
    "^(?:ภาษา|แบบ|รูปแบบ|อย่าง|เป็น|อย่างเป็น)?(?:ทางการ|สุภาพ|กันเอง)$|ความหมาย|คำแปล|บริบท",
    "^(?:ພາສາ|ແບບ|ຢ່າງ|ເປັນ|ຢ່າງເປັນ)?(?:ທາງການ|ສຸພາບ)$|ຄວາມໝາຍ|ຄຳແປ",
    "^(?:ជា|បែប|ភាសា)*(?:ផ្លូវការ|គួរសម)$|អត្ថន័យ|ការបកប្រែ",
    "^(?:ပိုမို)?(?:ယဉ်ကျေး|တရားဝင်)|အဓိပ္ပာယ်|ဘာသာပြန်",
    "^(?:மிகவும் )?முறையான(?: நடை| வடிவம்)?$|பொருள்:|மொழிபெயர்ப்பு",
    "^(?:较为?|更|比较|非)*(?:正式|书面|口语|礼貌)(?:的?(?:说法|表达|用语|用法|译法|语气|形式|体|语))?$|直译|意译|意为|意思|语境",
  ].join("|"),
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
  return OPENING.test(source) || !OF_WORDING.test(inside.trim()) || OF_WORDING.test(source) ? undefined : brackets;
}
