/** Whether a model has spoken to its reader beside translating: introductions, remarks, quotation marks, code fences. */
import type { Finding } from "../../../shared/translation.ts";
import { excerpt } from "./checkedText.ts";

/** A first line such as "Here is the translation:", in English, Chinese and the other languages. */
const INTRODUCTION = new RegExp(
  `^\\s*[*_#"“(（[【]*\\s*(?:${[
    "(?:sure|certainly|of course|okay|ok|absolutely)[,!.: ].{0,60}?(?:translat|here(?:'s|’s| is| are))",
    "here(?:'s|’s| is| are) (?:the|your|a|my) .{0,40}?(?:translat|version|text)",
    "(?:the |my )?(?:\\w+ )?translation(?: of .{0,40}?)?(?: is| in .{0,20}?| to .{0,20}?| into .{0,20}?)?\\s*[:：]",
    "translated(?: text| version)?\\s*[:：]",
    "(?:好的|当然|沒問題|没问题)[，,。!！].{0,30}?(?:翻译|译文|翻譯)",
    "(?:以下|下面|这|這)(?:是|为).{0,20}?(?:翻译|译文|翻譯)",
    "(?:中文)?(?:翻译|译文|翻譯|译文如下|翻译如下|翻译结果)(?:如下)?\\s*[:：]",
    "(?:นี่คือ|ต่อไปนี้(?:คือ|เป็น))?\\s*คำแปล.{0,30}?(?:[:：]|คือ)",
    "(?:đây là|dưới đây là|sau đây là)\\s.{0,10}?(?:bản dịch|dịch)",
    "bản dịch.{0,20}?[:：]",
    "(?:berikut|ini)(?: (?:adalah|ialah|merupakan))? (?:hasil )?terjemahan",
    "terjemahan.{0,25}?[:：]",
    "(?:narito|ito|heto) ang (?:pag)?(?:kaka)?(?:salin|translation)",
    "(?:pag)?salin.{0,20}?[:：]",
    "(?:ဤသည်မှာ|အောက်ပါအတိုင်း)?.{0,20}?ဘာသာပြန်.{0,20}?[:：၊]",
    "(?:នេះជា|ខាងក្រោមនេះជា)?\\s*ការបកប្រែ.{0,20}?[:៖：]",
    "(?:ນີ້ແມ່ນ|ຕໍ່ໄປນີ້ແມ່ນ)?\\s*(?:ຄຳ|ການ)ແປ.{0,20}?[:：]",
    "(?:இதோ|இது)?\\s*(?:தமிழ் )?மொழிபெயர்ப்பு.{0,20}?[:：]",
  ].join("|")})`,
  "iu",
);

/** A line or parenthesis such as "Note: ..." in any of them. */
const REMARK = new RegExp(
  `(?:^|\\n)\\s*[*_>#-]*\\s*[(（[【]?\\s*[*_]*(?:${[
    "(?:translator[’']?s? )?notes?(?: on (?:the )?translation)?|translation|explanation|n\\.b\\.",
    "注意?|备注|註|译注|译者注|说明|翻译",
    "หมายเหตุ|ข้อสังเกต|คำแปล",
    "ghi chú|lưu ý|chú thích|bản dịch",
    "catatan|nota|terjemahan|penjelasan|keterangan",
    "tala|paalala|paliwanag|salin|pagsasalin",
    "မှတ်ချက်|ဘာသာပြန်",
    "ចំណាំ|កំណត់ចំណាំ|ការបកប្រែ",
    "ໝາຍເຫດ|ຫມາຍເຫດ|ຄຳແປ|ການແປ",
    "குறிப்பு|மொழிபெயர்ப்பு|விளக்கம்",
  ].join("|")})[*_]*\\s*[:：៖]`,
  "iu",
);
/** The same in parentheses at the end of the last line. */
const PARENTHESIS =
  /[(（[]\s*(?:translator[’']?s? note|note|translation|literally|lit\.|注|译|译文|翻译|หมายเหตุ|คำแปล|ghi chú|bản dịch|catatan|nota|terjemahan|tala|salin|மொழிபெயர்ப்பு|குறிப்பு|မှတ်ချက်|ចំណាំ|ໝາຍເຫດ)\s*[:：][^()（）]*[)）\]]\s*$/iu;

/** Opening signs with those that close them. */
const WRAPPERS: readonly (readonly [string, string])[] = [
  ['"', '"'],
  ["'", "'"],
  ["`", "`"],
  ["“", "”"],
  ["‘", "’"],
  ["«", "»"],
  ["「", "」"],
  ["『", "』"],
  ["《", "》"],
];
const FENCE = /^\s*```[^\n]*\n[\s\S]*\n?```\s*$/u;
/** The prompt's own delimiter. */
const PROMPT_TAG = /<\/?(?:text|note)(?:-\d+)?>/u;

export function checkNotes(source: string, translation: string): Finding | undefined {
  const what = addition(source, translation);
  return what === undefined ? undefined : { code: "note", details: { what: excerpt(what) } };
}

function addition(source: string, translation: string): string | undefined {
  if (FENCE.test(translation) && !FENCE.test(source)) return "```";
  const tag = PROMPT_TAG.exec(translation)?.[0];
  if (tag !== undefined && !PROMPT_TAG.test(source)) return tag;
  for (const pattern of [INTRODUCTION, REMARK, PARENTHESIS]) {
    const remark = pattern.exec(translation)?.[0];
    if (remark !== undefined && !speaksOfTranslation(source)) return remark;
  }
  return wrapper(source.trim(), translation.trim());
}

/** A source that has remarks of its own, or an introduction, keeps them in its translation. */
function speaksOfTranslation(source: string): boolean {
  return INTRODUCTION.test(source) || REMARK.test(source) || PARENTHESIS.test(source);
}

/** Signs around the whole translation, and around it alone. */
function wrapper(source: string, translation: string): string | undefined {
  if (translation.length < 3 || WRAPPERS.some(([open]) => source.startsWith(open))) return undefined;
  for (const [open, close] of WRAPPERS) {
    if (!translation.startsWith(open) || !translation.endsWith(close)) continue;
    const inside = translation.slice(open.length, -close.length);
    if (!inside.includes(open) && !inside.includes(close)) return `${open}...${close}`;
  }
  return undefined;
}
