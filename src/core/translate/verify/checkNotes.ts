/** Whether a model has spoken to its reader beside translating: introductions, remarks, glosses, quotation marks, code fences. */
import type { Finding } from "../../../shared/translation.ts";
import { excerpt } from "./checkedText.ts";

/** Introductions are short: nobody looks for one further on in a line. */
const INTRODUCTION_LENGTH = 160;
const INTRODUCTION_MARKS = '[*_#"“(（[【]{0,4}[^\\S\\n]?';

/** A first line such as "Here is the translation:", in English, Chinese and the other languages. */
const INTRODUCTION = new RegExp(
  `^${INTRODUCTION_MARKS}(?:${[
    "(?:sure|certainly|of course|okay|ok|absolutely)[,!.: ].{0,60}?(?:translat|here(?:'s|’s| is| are))",
    "here(?:'s|’s| is| are) (?:the|your|a|my) .{0,40}?(?:translat|version|text)",
    "(?:好的|当然|沒問題|没问题)[，,。!！].{0,30}?(?:翻译|译文|翻譯)",
    "(?:以下|下面|这|這)(?:是|为).{0,20}?(?:翻译|译文|翻譯)",
    "(?:นี่คือ|ต่อไปนี้(?:คือ|เป็น))\\s?คำแปล",
    "(?:đây là|dưới đây là|sau đây là)\\s.{0,10}?(?:bản dịch|dịch)",
    "(?:berikut|ini)(?: (?:adalah|ialah|merupakan))? (?:hasil )?terjemahan",
    "(?:narito|ito|heto) ang (?:pag)?(?:kaka)?(?:salin|translation)",
  ].join("|")})`,
  "iu",
);
/** One that is no more than a label, as a source's own label may be. */
const LABELLED_INTRODUCTION = new RegExp(
  `^${INTRODUCTION_MARKS}(?:${[
    "(?:the |my )?(?:\\w{1,20} )?translation(?: of .{0,40}?)?(?: is| in .{0,20}?| to .{0,20}?| into .{0,20}?)?\\s?[:：]",
    "translated(?: text| version)?\\s?[:：]",
    "(?:中文)?(?:翻译|译文|翻譯|译文如下|翻译如下|翻译结果)(?:如下)?\\s?[:：]",
    "คำแปล.{0,30}?(?:[:：]|คือ)",
    "bản dịch.{0,20}?[:：]",
    "terjemahan.{0,25}?[:：]",
    "(?:pag)?salin.{0,20}?[:：]",
    ".{0,40}?ဘာသာပြန်.{0,20}?[:：၊]",
    "(?:នេះជា|ខាងក្រោមនេះជា)?\\s?ការបកប្រែ.{0,20}?[:៖：]",
    "(?:ນີ້ແມ່ນ|ຕໍ່ໄປນີ້ແມ່ນ)?\\s?(?:ຄຳ|ການ)ແປ.{0,20}?[:：]",
    "(?:இதோ|இது)?\\s?(?:தமிழ் )?மொழிபெயர்ப்பு.{0,20}?[:：]",
  ].join("|")})`,
  "iu",
);
/** Words of a source that is about translations. */
const SPEAKS_OF_TRANSLATION = /translat|翻译|翻譯|译|แปล|dịch(?! vụ)|terjemah|salin|ဘာသာပြန်|បកប្រែ|ແປ|மொழிபெயர்/iu;

const REMARK_LABELS = [
  "(?:translator[’']?s? |please )?notes?(?: on (?:the )?translation)?|translation|explanation|literally|lit\\.|n\\.b\\.",
  "注意?|备注|註|译注|译者注|说明|译文|翻译",
  "หมายเหตุ|ข้อสังเกต|คำแปล",
  "ghi chú|lưu ý|chú thích|bản dịch",
  "catatan|nota|terjemahan|penjelasan|keterangan",
  "tala|paalala|paliwanag|salin|pagsasalin",
  "မှတ်ချက်|ဘာသာပြန်",
  "ចំណាំ|កំណត់ចំណាំ|ការបកប្រែ",
  "ໝາຍເຫດ|ຫມາຍເຫດ|ຄຳແປ|ການແປ",
  "குறிப்பு|மொழிபெயர்ப்பு|விளக்கம்",
].join("|");
/** Where labels stand: at the beginning of a line, or behind a bracket. */
const LABEL_PLACE = "(?:^[ \\t>*_#-]{0,12}|[(（[【])\\s?[*_]{0,3}";
/** A line or parenthesis such as "Note: ..." in any of the languages. */
const REMARK = new RegExp(`${LABEL_PLACE}(?:${REMARK_LABELS})[*_]{0,3}\\s?[:：៖]`, "imu");
/** "Note that ...", which becomes a label in some languages. */
const REMARK_AS_SENTENCE = new RegExp(`^(?:${REMARK_LABELS})(?!\\p{L})`, "iu");
const COLON = /[:：៖]/u;
/** Any short label, a remark's or not. */
const LABEL = new RegExp(`${LABEL_PLACE}[^\\s:：៖()（）[\\]【】][^:：៖\\n()（）[\\]【】]{0,24}[:：៖]`, "gmu");

/** Opening signs with those that close them, of any of the languages and of emphasis. Not those of titles (《》): a source's title may have none. */
const WRAPPERS: readonly (readonly [string, string])[] = [
  ['"', '"'],
  ["'", "'"],
  ["`", "`"],
  ["“", "”"],
  ["‘", "’"],
  ["„", "“"],
  ["„", "”"],
  ["”", "”"],
  ["‹", "›"],
  ["❝", "❞"],
  ["＂", "＂"],
  ["【", "】"],
  ["**", "**"],
  ["«", "»"],
  ["「", "」"],
  ["『", "』"],
];
const FENCE = "```";
/** The prompt's own delimiter. */
const PROMPT_TAG = /<\/?(?:text|note)(?:-\d{1,9})?>/u;

export function checkNotes(source: string, translation: string): Finding | undefined {
  const what = addition(source, translation);
  return what === undefined ? undefined : { code: "note", details: { what: excerpt(what) } };
}

function addition(source: string, translation: string): string | undefined {
  const plainSource = source.trim();
  const plain = translation.trim();
  if (isFenced(plain) && !isFenced(plainSource)) return FENCE;
  const tag = PROMPT_TAG.exec(translation)?.[0];
  if (tag !== undefined && !PROMPT_TAG.test(source)) return tag;
  return introduction(plainSource, plain) ?? remark(plainSource, plain) ?? wrapper(plainSource, plain);
}

function isFenced(text: string): boolean {
  return text.startsWith(FENCE) && text.endsWith(FENCE) && text.includes("\n");
}

function introduction(source: string, translation: string): string | undefined {
  const start = translation.slice(0, INTRODUCTION_LENGTH);
  const spoken = INTRODUCTION.exec(start)?.[0];
  if (spoken !== undefined) return hasIntroduction(source) ? undefined : spoken;
  const label = LABELLED_INTRODUCTION.exec(start)?.[0];
  if (label === undefined || hasIntroduction(source) || !hasMoreLabels(translation, source)) return undefined;
  if (!SPEAKS_OF_TRANSLATION.test(source)) return label;
  // "Translated by ..." may become a label, but never one on a line of its own.
  const hasMoreLines = translation.split("\n").length > source.split("\n").length;
  return hasMoreLines && translation[label.length] === "\n" ? label : undefined;
}

function hasIntroduction(source: string): boolean {
  const start = source.slice(0, INTRODUCTION_LENGTH);
  return INTRODUCTION.test(start) || LABELLED_INTRODUCTION.test(start);
}

/** The words of remarks are those of common labels, too: a remark is one more label than the source has. */
function remark(source: string, translation: string): string | undefined {
  if (!COLON.test(translation)) return undefined;
  const found = REMARK.exec(translation);
  if (found === null || !hasMoreLabels(translation, source)) return undefined;
  const isOfSource = REMARK_AS_SENTENCE.test(source) || SPEAKS_OF_TRANSLATION.test(source);
  return found.index === 0 && isOfSource ? undefined : found[0];
}

function hasMoreLabels(translation: string, source: string): boolean {
  return (translation.match(LABEL) ?? []).length > (source.match(LABEL) ?? []).length;
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
