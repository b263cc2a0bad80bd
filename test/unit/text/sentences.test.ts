import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LANGUAGES } from "../../../src/core/languages.ts";
import { splitGraphemes } from "../../../src/core/text/graphemes.ts";
import { countSentences, splitSentences, splitWords } from "../../../src/core/text/sentences.ts";
import { articles } from "../../../tools/tiny-model/declaration.ts";

const tags = LANGUAGES.map(({ tag }) => tag);

describe("splitSentences", () => {
  it.each([
    ["a Thai particle ends a sentence", "ขอบคุณมากนะครับ พรุ่งนี้พบกัน", ["ขอบคุณมากนะครับ ", "พรุ่งนี้พบกัน"]],
    [
      "a Thai connective begins one",
      "เขาไม่ได้มาประชุมเมื่อวาน อย่างไรก็ตามงานก็เสร็จ",
      ["เขาไม่ได้มาประชุมเมื่อวาน ", "อย่างไรก็ตามงานก็เสร็จ"],
    ],
    ["a word that ends like a particle ends none", "ตรวจสอบสถานะ ของระบบงาน", ["ตรวจสอบสถานะ ของระบบงาน"]],
    ["nor does another", "ทีมของเราได้รับชัยชนะ ในการแข่งขัน", ["ทีมของเราได้รับชัยชนะ ในการแข่งขัน"]],
    ["nor do the Lao words for not and or", "ຖ້າຫາກທ່ານບໍ່ ຕ້ອງການໄຟລ໌ ຫຼື ໂຟລເດີ", ["ຖ້າຫາກທ່ານບໍ່ ຕ້ອງການໄຟລ໌ ຫຼື ໂຟລເດີ"]],
    ["a question's particle does", "คุณต้องการบันทึกไหม แล้วจะปิดหน้าต่าง", ["คุณต้องการบันทึกไหม ", "แล้วจะปิดหน้าต่าง"]],
    ["a short Thai clause goes on", "มนุษย์เกิดมามีอิสระ เสมอภาคกัน", ["มนุษย์เกิดมามีอิสระ เสมอภาคกัน"]],
    [
      "spaces around numbers and foreign words separate nothing",
      "มาตรา 20 ของ UN เขียนไว้ ดังนี้",
      ["มาตรา 20 ของ UN เขียนไว้ ดังนี้"],
    ],
    ["nor do those around repetition marks", "คนต่าง ๆ กัน เมื่อวาน ฯลฯ เมื่อก่อน", ["คนต่าง ๆ กัน ", "เมื่อวาน ฯลฯ เมื่อก่อน"]],
    [
      "nor those around quotation marks",
      'เขาพูดเสียงดังว่าครับ "เมื่อไรจะมา" เมื่อเช้านี้เอง',
      ['เขาพูดเสียงดังว่าครับ "เมื่อไรจะมา" เมื่อเช้านี้เอง'],
    ],
    [
      "a long clause does not end behind a word that wants another",
      "และมิตรภาพระหว่างบรรดาประชาชาติ กลุ่มเชื้อชาติ หรือศาสนา และจะต้องส่งเสริมกิจกรรมของ สหประชาชาติ เพื่อสันติภาพ",
      ["และมิตรภาพระหว่างบรรดาประชาชาติ กลุ่มเชื้อชาติ หรือศาสนา และจะต้องส่งเสริมกิจกรรมของ สหประชาชาติ ", "เพื่อสันติภาพ"],
    ],
    ["Lao", "ມະນຸດເກີດມາມີສິດເທົ່າທຽມກັນ ດັ່ງນັ້ນຈົ່ງຮັກກັນ", ["ມະນຸດເກີດມາມີສິດເທົ່າທຽມກັນ ", "ດັ່ງນັ້ນຈົ່ງຮັກກັນ"]],
    ["Khmer full stops of both kinds", "មួយ៖ ពីរ។ បី៕ បួន", ["មួយ៖ ពីរ។ ", "បី៕ ", "បួន"]],
    ["a Burmese comma is no end", "မြို့၊ ရွာ၊ လမ်း။ အိမ်။", ["မြို့၊ ရွာ၊ လမ်း။ ", "အိမ်။"]],
    ["Tamil", "வணக்கம். நன்றி!", ["வணக்கம். ", "நன்றி!"]],
    ["Chinese with quotation marks", "他说：“好。”我走了。", ["他说：“好。”", "我走了。"]],
    ["English abbreviations", "Ask Dr. Tan, e.g. today. See No. 5.", ["Ask Dr. Tan, e.g. today. ", "See No. 5."]],
    ["a word that is an abbreviation elsewhere", "He said no. She left.", ["He said no. ", "She left."]],
    ["initials", "J. R. Tolkien wrote it. I read it.", ["J. R. Tolkien wrote it. ", "I read it."]],
    ["Indonesian", "Kirim ke Jl. Merdeka 5. Terima kasih.", ["Kirim ke Jl. Merdeka 5. ", "Terima kasih."]],
    ["Vietnamese", "Gặp PGS. Lan nhé. Cảm ơn.", ["Gặp PGS. Lan nhé. ", "Cảm ơn."]],
    [
      "Thai abbreviations",
      "เกิดเมื่อ พ.ศ. 2500 น.ส. สมใจ ย้ายมา กทม. เมื่อ 5 มิ.ย.",
      ["เกิดเมื่อ พ.ศ. 2500 น.ส. สมใจ ย้ายมา กทม. เมื่อ 5 มิ.ย."],
    ],
    ["a Thai time and titles", "เวลา 10.30 น. ที่ ผศ.ดร. สมชาย โทร. มา", ["เวลา 10.30 น. ที่ ผศ.ดร. สมชาย โทร. มา"]],
    ["Lao abbreviations", "ດຣ. ສົມໃຈ ແລະ ດ.ຣ. ສົມພອນ ໄປ ສ.ປ.ປ. ລາວ", ["ດຣ. ສົມໃຈ ແລະ ດ.ຣ. ສົມພອນ ໄປ ສ.ປ.ປ. ລາວ"]],
    ["Khmer abbreviations", "ឆ្នាំ គ.ស. ២០២៥ ។ល។ បន្ទាប់", ["ឆ្នាំ គ.ស. ២០២៥ ។ល។ ", "បន្ទាប់"]],
    ["Burmese initials", "ဦး ဘ. မောင် ရှိသည်။ သွားသည်။", ["ဦး ဘ. မောင် ရှိသည်။ ", "သွားသည်။"]],
    [
      "Tamil initials",
      "மு. கருணாநிதி கே.டீ.யீ. பற்றி எழுதினார். நன்றி.",
      ["மு. கருணாநிதி கே.டீ.யீ. பற்றி எழுதினார். ", "நன்றி."],
    ],
    ["Tamil words of one syllable", "நீ போ. நான் வருகிறேன்.", ["நீ போ. ", "நான் வருகிறேன்."]],
    ["a Thai full stop behind a word", "บันทึกไฟล์แล้ว. กรุณารอ", ["บันทึกไฟล์แล้ว. ", "กรุณารอ"]],
    ["a list's number", "๑. ข้อแรก\n๒. ข้อสอง", ["๑. ข้อแรก\n", "๒. ข้อสอง"]],
  ])("%s", (_name, text, sentences) => {
    expect(splitSentences(text)).toEqual(sentences);
  });

  it("finds an end in a long run of Thai that has only spaces", () => {
    const article = articles("th")[25]!.join(" ");
    const lengths = splitSentences(article).map((sentence) => sentence.length);
    expect(lengths.length).toBeGreaterThan(5);
    expect(Math.max(...lengths)).toBeLessThan(250);
  });

  it("loses nothing and cuts no character, whatever the text", () => {
    const pieces = tags.flatMap((tag) => articles(tag).flat().slice(0, 3).flatMap(splitGraphemes));
    const text = fc.array(
      fc.oneof(
        fc.constantFrom(...pieces),
        fc.constantFrom(" ", ". ", "ๆ ", "ครับ ", "\n", "No. ", "1. ", "။ ", "។"),
        fc.string(),
      ),
    );
    fc.assert(
      fc.property(text, (parts) => {
        const whole = parts.join("");
        const sentences = splitSentences(whole);
        expect(sentences.join("")).toBe(whole);
        expect(sentences).not.toContain("");
        expect(sentences.flatMap(splitGraphemes)).toEqual(splitGraphemes(whole));
      }),
    );
  });
});

/** Where a text is cut inside what stands between the others. */
function cutsWithin(split: (text: string) => string[], before: string, whole: string, after: string): number[] {
  const text = `${before} ${whole} ${after}`;
  const parts = split(text);
  expect(parts.join("")).toBe(text);
  let end = 0;
  const cuts = parts.map((part) => (end += part.length));
  return cuts.filter((cut) => cut > before.length + 1 && cut < before.length + 1 + whole.length);
}

describe("what is never cut apart", () => {
  const wholes = [
    "พ.ศ.",
    "น.ส.",
    "มิ.ย.",
    "กทม.",
    "ผศ.ดร.",
    "ฯลฯ",
    "ต่าง ๆ",
    "กรุงเทพฯ",
    "10.30",
    "๑,๒๓๔.๕๐",
    "ດ.ຣ.",
    "ສ.ປ.ປ.",
    "ຯລຯ",
    "ອື່ນໆ",
  ].concat([
    "3,500.75",
    "໒.໕",
    "គ.ស.",
    "ល.ស.",
    "។ល។",
    "៣.៥០០,៧៥",
    "ស្អាតៗ",
    "၃.၁၄",
    "၁၀,၀၀၀",
    "ဘ.",
    "கே.டீ.யீ.",
    "எ.கா.",
    "e.g.",
    "1.5",
  ]);
  const unspaced = tags.filter((tag) => ["th", "lo", "km", "my"].includes(tag));
  const clauses = unspaced.flatMap((tag) =>
    articles(tag)
      .flat()
      .flatMap((text) => text.split(" ")),
  );
  const between = fc.constantFrom(...clauses);

  it("by sentences is an abbreviation, a number or what a repetition mark repeats, wherever it stands", () => {
    fc.assert(
      fc.property(between, fc.constantFrom(...wholes), between, (before, whole, after) => {
        expect(cutsWithin(splitSentences, before, whole, after)).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  it("by words is an abbreviation or a number", () => {
    const words = wholes.filter((whole) => !/[ៗៗໆๆ]|។ល។/u.test(whole));
    fc.assert(
      fc.property(between, fc.constantFrom(...words), between, (before, whole, after) => {
        expect(cutsWithin(splitWords, before, whole, after)).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });
});

describe("countSentences", () => {
  it.each([
    ["", 0],
    ["...", 0],
    ["One. Two!\n\n---\nThree?", 3],
    ["一。二！三", 3],
    ["មួយ។ ពីរ។", 2],
  ])("%j has %i", (text, count) => {
    expect(countSentences(text)).toBe(count);
  });
});
