import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LANGUAGES } from "../../../src/core/languages.ts";
import { splitGraphemes } from "../../../src/core/text/graphemes.ts";
import { countSentences, splitSentences } from "../../../src/core/text/sentences.ts";
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
