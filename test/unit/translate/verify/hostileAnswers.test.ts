import { describe, expect, it } from "vitest";
import { LANGUAGES, type LanguageTag } from "../../../../src/core/languages.ts";
import { checkTranslation } from "../../../../src/core/translate/verify/checkTranslation.ts";
import { paragraph } from "../../../../tools/tiny-model/declaration.ts";

const codesOf = (source: string, translation: string, target: LanguageTag, sourceLanguage: LanguageTag = "en") =>
  checkTranslation({ source, translation, target, sourceLanguage, glossary: [], verbatim: [] }).map(({ code }) => code);

/** The right to rest and leisure: one sentence. */
const ARTICLE = "24/1";
const SHORT: Readonly<Record<LanguageTag, string>> = {
  my: "ဖိုင်ကို သိမ်းပါ",
  en: "Save the file",
  id: "Simpan berkas",
  km: "រក្សាទុកឯកសារ",
  lo: "ບັນທຶກໄຟລ໌",
  ms: "Simpan fail",
  "zh-Hans": "保存文件",
  fil: "I-save ang file",
  ta: "கோப்பைச் சேமி",
  th: "บันทึกไฟล์",
  vi: "Lưu tệp",
};
/** From English, and into it from Thai. */
const sourceOf = (target: LanguageTag): LanguageTag => (target === "en" ? "th" : "en");

type Misdeed = (translation: string, source: string) => string;

describe.each(LANGUAGES.map(({ tag }) => tag))("a model that translates into %s", (target) => {
  const sourceLanguage = sourceOf(target);
  const texts: readonly (readonly [string, string])[] = [
    [SHORT[sourceLanguage], SHORT[target]],
    [paragraph(sourceLanguage, ARTICLE), paragraph(target, ARTICLE)],
  ];

  it("and does nothing else is right", () => {
    for (const [source, translation] of texts) expect(codesOf(source, translation, target, sourceLanguage)).toEqual([]);
  });

  it.each<[string, string, Misdeed]>([
    ["echo", "the source before it", (text, source) => `${source} → ${text}`],
    ["echo", "the source behind it", (text, source) => `${text} — ${source}`],
    ["echo", "the source and a colon", (text, source) => `${source}: ${text}`],
    ["loop", "the translation twice", (text) => `${text}\n\n${text}`],
    ["note", "a fence around it", (text) => `\`\`\`markdown\n${text}\n\`\`\``],
    ["note", "stars around it", (text) => `**${text}**`],
    ["note", "low and high quotation marks", (text) => `„${text}“`],
    ["note", "single angle quotation marks", (text) => `‹${text}›`],
    ["note", "lenticular brackets", (text) => `【${text}】`],
    ["note", "emoji", (text) => `${text} 🎉`],
    ["note", "an emoji of two code points", (text) => `${text} ✔️`],
    ["note", "its thoughts", (text) => `<think>\n\n</think>\n\n${text}`],
    ["note", "a token of ChatML", (text) => `${text}<|im_end|>`],
    ["note", "a token of Gemma", (text) => `${text}<end_of_turn>`],
    ["note", "a token of DeepSeek", (text) => `${text}<｜end▁of▁sentence｜>`],
    ["note", "a token of Mistral", (text) => `[/INST] ${text}`],
    ["note", "what it thinks of its wording", (text) => `${text} (formal register)`],
  ])("is found as %s with %s", (code, _what, spoil) => {
    for (const [source, translation] of texts) {
      expect(codesOf(source, spoil(translation, source), target, sourceLanguage)).toContain(code);
    }
  });
});

describe("a model that answers in another writing", () => {
  const english = paragraph("en", ARTICLE);

  it.each<[string, LanguageTag, string]>([
    ["script", "th", paragraph("lo", ARTICLE)],
    ["script", "lo", paragraph("th", ARTICLE)],
    ["script", "km", paragraph("my", ARTICLE)],
    ["script", "th", "Thuk khon mi sitthi thi cha phakphon lae mi wela wang"],
    ["script", "my", "Lu taing anar yu khwint hnint a pan phyay khwint shi thi"],
    ["script", "ta", "Ovvoruvarukkum oyvu edukkavum urimai undu"],
    ["language", "zh-Hans", "人人有享有休息和閒暇的權利，包括工作時間有合理限制和定期給薪休假的權利。"],
  ])("is found as %s, into %s: %s", (code, target, answer) => {
    expect(codesOf(english, answer, target)).toContain(code);
  });

  it.each<[LanguageTag, string]>([
    ["th", "รุ่น ២៥ มี ៣ ไฟล์"],
    ["lo", "ລຸ້ນ ๒๕ ມີ ๓ ໄຟລ໌"],
    ["km", "កំណែ ໒໕ មាន ໓ ឯកសារ"],
    ["id", "Versi ๒๕ memiliki ๓ berkas."],
  ])("is found by its digits, into %s: %s", (target, answer) => {
    expect(codesOf("Version 25 has 3 files.", answer, target)).toContain("script");
  });

  it("takes Malay for Indonesian only where the source is the other one", () => {
    const malay = paragraph("ms", ARTICLE);
    expect(codesOf(malay, malay, "id", "ms")).toContain("echo");
    expect(codesOf(english, malay, "id")).toEqual([]);
  });
});

describe("what a source has itself", () => {
  it.each<[LanguageTag, LanguageTag, string, string]>([
    ["en", "th", "Done 🎉", "เสร็จแล้ว 🎉"],
    ["en", "th", "The token <|im_end|> ends a turn.", "โทเค็น <|im_end|> ใช้จบหนึ่งรอบ"],
    ["en", "zh-Hans", "© 2026 Contributors", "©️ 2026 贡献者"],
    ["en", "id", "Speak in a formal register", "Berbicara dalam ragam bahasa (resmi)"],
    ["en", "vi", "Use the IDE", "Dùng môi trường phát triển (IDE)"],
    ["en", "th", "**Save** the file", "**บันทึก**ไฟล์"],
    ["en", "my", "Version 25", "ဗားရှင်း ၂၅"],
    ["en", "th", "Portuguese (Portugal)", "โปรตุเกส (โปรตุเกส)"],
    ["th", "en", "พ.ศ. ๒๕๖๘", "The year ๒๕๖๘"],
    ["en", "id", "Visual Studio", "Visual Studio - Editor"],
  ])("is no addition, from %s into %s: %s", (sourceLanguage, target, source, translation) => {
    expect(codesOf(source, translation, target, sourceLanguage)).toEqual([]);
  });
});
