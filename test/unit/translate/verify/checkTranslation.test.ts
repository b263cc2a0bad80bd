import { describe, expect, it } from "vitest";
import { LANGUAGES, type LanguageTag } from "../../../../src/core/languages.ts";
import {
  checkTranslation,
  severityOf,
  type CheckInput,
} from "../../../../src/core/translate/verify/checkTranslation.ts";
import { CHARACTERS_FOR_ONE, characterCount } from "../../../../src/core/translate/verify/textLength.ts";
import { FINDING_CODES, type FindingCode } from "../../../../src/shared/translation.ts";
import { articles } from "../../../../tools/tiny-model/declaration.ts";

const tags = LANGUAGES.map(({ tag }) => tag);
const pairs = tags.flatMap((source) =>
  tags.filter((target) => target !== source).map((target) => [source, target] as const),
);
const article = (tag: LanguageTag, index: number) => articles(tag)[index]!.join("\n");
const indexes = articles("en").map((_, index) => index);

const codesOf = (input: Partial<CheckInput> & Pick<CheckInput, "source" | "translation" | "target">) =>
  checkTranslation({ glossary: [], verbatim: [], ...input }).map(({ code }) => code);

/** Faults are planted in some of the articles: short, long, with one paragraph and with several. */
const plantedIndexes = indexes.filter((index) => index % 4 === 1);

/** What a fault makes of a good translation; undefined where the fault would be none. */
type Fault = (translation: string, source: LanguageTag, target: LanguageTag, index: number) => string | undefined;

/** The share of all articles in all pairs in which a planted fault is found under one of the names. */
function foundShare(fault: Fault, names: readonly FindingCode[]): number {
  let planted = 0;
  let found = 0;
  for (const [sourceLanguage, target] of pairs) {
    for (const index of plantedIndexes) {
      const translation = fault(article(target, index), sourceLanguage, target, index);
      if (translation === undefined) continue;
      planted += 1;
      const codes = codesOf({ source: article(sourceLanguage, index), translation, target, sourceLanguage });
      if (codes.some((code) => names.includes(code))) found += 1;
    }
  }
  expect(planted).toBeGreaterThan(0);
  return found / planted;
}

/** The article in a language that is neither the source's nor the target's. */
const inLanguage =
  (tag: LanguageTag): Fault =>
  (_translation, source, target, index) => {
    const near: readonly LanguageTag[] = tag === "id" || tag === "ms" ? ["id", "ms"] : [tag];
    return near.includes(source) || near.includes(target) ? undefined : article(tag, index);
  };
const firstHalf = (text: string) =>
  Array.from(text)
    .slice(0, Math.floor(Array.from(text).length / 2))
    .join("");

describe("good translations", () => {
  it.each(tags)(
    "have no finding: the declaration, article by article, from %s into the ten others",
    (sourceLanguage) => {
      const flagged = tags.flatMap((target) =>
        indexes.flatMap((index) => {
          if (target === sourceLanguage) return [];
          const input = { source: article(sourceLanguage, index), translation: article(target, index), target };
          const codes = [...codesOf(input), ...codesOf({ ...input, sourceLanguage })];
          return codes.length === 0 ? [] : [`${target}, article ${index + 1}: ${codes.join(", ")}`];
        }),
      );
      expect(flagged).toEqual([]);
    },
  );

  it.each(tags)("have next to none paragraph by paragraph, from %s", (sourceLanguage) => {
    const flagged = tags.flatMap((target) =>
      articles(sourceLanguage).flatMap((paragraphs, index) =>
        paragraphs.filter((source, at) => {
          if (target === sourceLanguage) return false;
          return codesOf({ source, translation: articles(target)[index]![at]!, target, sourceLanguage }).length > 0;
        }),
      ),
    );
    // Of 500 paragraphs.
    expect(flagged.length).toBeLessThan(3);
  });

  it.each<[LanguageTag, LanguageTag, string, string]>([
    ["en", "th", "OK", "OK"],
    ["en", "th", "Visual Studio Code", "Visual Studio Code"],
    ["en", "th", "Open the folder in Visual Studio Code Insiders", "เปิดโฟลเดอร์ใน Visual Studio Code Insiders"],
    ["en", "my", "Install Docker Desktop", "Docker Desktop ထည့်သွင်းပါ"],
    ["id", "ms", "Dia makan nasi goreng", "Dia makan nasi goreng"],
    ["en", "fil", "Download", "Download"],
    ["en", "id", "User", "Pengguna"],
    ["en", "ms", "users", "pengguna-pengguna"],
    ["th", "en", "คำว่า “แมว” หมายถึงสัตว์เลี้ยง", "The word “แมว” means a pet."],
    ["en", "vi", 'He said "stop" and left.', 'Anh ấy nói "dừng lại" rồi bỏ đi.'],
    ["en", "zh-Hans", "Note: this cannot be undone.", "注意：此操作无法撤消。"],
    ["en", "ta", "Save", "சேமி"],
    ["zh-Hans", "en", "保存", "Save"],
    ["en", "km", "Zero-width spaces", "ដក\u200Bឃ្លា\u200Bសូន្យ"],
    ["en", "th", "π is about 3.14.", "π มีค่าประมาณ 3.14"],
    ["en", "lo", "Ha ha ha ha ha ha", "ຮ່າ ຮ່າ ຮ່າ ຮ່າ ຮ່າ ຮ່າ"],
    ["en", "th", "Check the log. Then restart.", "ตรวจสอบบันทึกแล้วเริ่มใหม่"],
    ["en", "zh-Hans", "Could not start. Exiting.", "无法启动，退出"],
    ["en", "vi", "Very very very very long name", "Tên rất rất rất rất dài"],
    ["en", "zh-Hans", "Traditional Chinese (繁體中文)", "繁体中文 (繁體中文)"],
    ["th", "en", "", ""],
    ["en", "th", "100 %", "100 %"],
    ["th", "en", "This line was in English before.", "This line was in English before."],
  ])("have none: %s to %s, %s", (sourceLanguage, target, source, translation) => {
    expect(codesOf({ source, translation, target, sourceLanguage })).toEqual([]);
  });
});

describe("planted faults in all pairs are found and named", () => {
  const foreign: readonly FindingCode[] = ["script", "language", "echo"];
  it.each<[string, Fault, readonly FindingCode[], number]>([
    ["English instead of the target", inLanguage("en"), foreign, 1],
    ["Chinese instead of the target", inLanguage("zh-Hans"), foreign, 1],
    ["Vietnamese instead of the target", inLanguage("vi"), foreign, 1],
    ["Filipino instead of the target", inLanguage("fil"), foreign, 1],
    ["Malay instead of the target", inLanguage("ms"), foreign, 1],
    ["Thai instead of the target", inLanguage("th"), foreign, 1],
    ["the source again", (_t, source, _target, index) => article(source, index), ["echo"], 1],
    [
      "an English paragraph among the target's",
      (_t, _source, target, index) =>
        target === "en" || articles("en")[index]!.length === 1
          ? undefined
          : [articles("en")[index]![0], ...articles(target)[index]!.slice(1)].join("\n"),
      foreign,
      1,
    ],
    ["only the first half", firstHalf, ["tooShort", "missingSentence"], 0.8],
    [
      "the last paragraph left out",
      (_t, _source, target, index) =>
        articles(target)[index]!.length === 1 ? undefined : articles(target)[index]!.slice(0, -1).join("\n"),
      ["missingSentence", "tooShort"],
      0.85,
    ],
    ["the whole twice", (text) => `${text}\n${text}`, ["loop"], 1],
    ["a quarter again and again", (text) => text + firstHalf(firstHalf(text)).repeat(5), ["loop"], 1],
    ["the last word again and again", (text) => text + Array.from(text).slice(-8).join("").repeat(6), ["loop"], 1],
    ["an introduction", (text) => `Here is the translation:\n\n${text}`, ["note"], 1],
    ["a remark", (text) => `${text}\n\nNote: I have kept the names.`, ["note"], 1],
    ["a Chinese remark", (text) => `${text}\n（注：专有名词保留原文。）`, ["note"], 1],
    ["quotation marks", (text) => `“${text}”`, ["note"], 1],
    ["a code fence", (text) => `\`\`\`\n${text}\n\`\`\``, ["note"], 1],
    ["the prompt's delimiters", (text) => `<text>\n${text}\n</text>`, ["note"], 1],
  ])("%s", (_name, fault, names, share) => {
    expect(foundShare(fault, names)).toBeGreaterThanOrEqual(share);
  });
});

describe("a fault in a short text", () => {
  it.each<[FindingCode, LanguageTag, LanguageTag, string, string]>([
    ["unfinished", "en", "th", "Save the file", "  "],
    ["echo", "en", "id", "Copy it to the clipboard", "Copy it to the clipboard"],
    ["echo", "th", "en", "บันทึกไฟล์", "บันทึกไฟล์"],
    ["echo", "zh-Hans", "ms", "保存", "保存"],
    ["script", "en", "th", "Save", "Simpan"],
    ["script", "th", "zh-Hans", "บันทึก", "save"],
    ["script", "en", "th", "The file was saved.", "บันทึก文件แล้ว"],
    ["script", "en", "id", "The file was saved.", "Berkas itu ได้บันทึกแล้ว."],
    ["language", "th", "vi", "ไฟล์ถูกบันทึกเรียบร้อยแล้ว", "The file has been saved and you can close the window now."],
    ["language", "en", "zh-Hans", "Please save the file before you close it.", "請在關閉檔案之前先儲存檔案。"],
    ["missingSentence", "en", "th", "Back up your data. Then click Restart. This cannot be undone.", "สำรองข้อมูลของคุณ"],
    ["missingSentence", "en", "th", "Check the log. Then restart.", "ตรวจสอบบันทึก"],
    ["missingSentence", "en", "lo", "Check the log. Then restart.", "ກວດບັນທຶກ"],
    ["missingSentence", "en", "id", "Check the log. Then restart.", "Periksa log."],
    ["language", "en", "zh-Hans", "System settings", "系統設定"],
    ["language", "en", "zh-Hans", "Open", "開啟"],
    ["language", "en", "zh-Hans", "Please wait", "請稍候"],
    ["language", "en", "zh-Hans", "Add to favorites", "加入我的最愛"],
    ["language", "id", "ms", "Berkas sudah disimpan.", "Unduh berkas karena Anda bisa mencoba pengaturan lain."],
    ["tooLong", "en", "th", "Save", "บันทึกไฟล์นี้ลงในเครื่องของคุณเพื่อให้สามารถเปิดใช้งานได้อีกครั้งในภายหลังเมื่อคุณต้องการ"],
    ["note", "en", "th", "Save the file.", "คำแปล: บันทึกไฟล์"],
    ["note", "en", "vi", "Save the file.", "Đây là bản dịch: Lưu tệp."],
    ["note", "en", "id", "Save the file.", "Simpan berkas.\n\nCatatan: berkas berarti file."],
    ["note", "en", "fil", "Save the file.", "I-save ang file. (Tala: file ang ginamit.)"],
    ["note", "en", "zh-Hans", "Save the file.", "好的，以下是翻译：保存文件。"],
    ["note", "en", "my", "Save the file.", "ဖိုင်ကို သိမ်းပါ။\nမှတ်ချက်: ဖိုင်ဆိုသည်မှာ file ဖြစ်သည်။"],
  ])("%s, %s to %s", (code, sourceLanguage, target, source, translation) => {
    expect(codesOf({ source, translation, target, sourceLanguage })).toContain(code);
  });

  it("counts code, links and placeholders for nothing", () => {
    const source = "Run `npm install and wait for the very long download to finish` now.";
    const verbatim = ["`npm install and wait for the very long download to finish`"];
    const translation = `เรียกใช้ ${verbatim[0]!} ตอนนี้`;
    expect(codesOf({ source, translation, target: "th", verbatim })).toEqual([]);
    expect(codesOf({ source, translation, target: "th" })).toContain("echo");
    expect(codesOf({ source: "{count}", translation: "{count}", target: "th", verbatim: ["{count}"] })).toEqual([]);
  });

  it("names a term of the glossary that was not used", () => {
    const glossary = [
      { source: "workspace", target: "พื้นที่ทำงาน", caseSensitive: false },
      { source: "GitHub", target: "GitHub", caseSensitive: true },
      { source: "editor", target: "ตัวแก้ไข", caseSensitive: false },
    ];
    const source = "Open the Workspace from GitHub.";
    expect(checkTranslation({ source, translation: "เปิดที่ทำงานจากกิตฮับ", target: "th", glossary, verbatim: [] })).toEqual(
      [
        { code: "glossary", details: { term: "workspace", wanted: "พื้นที่ทำงาน" } },
        { code: "glossary", details: { term: "GitHub", wanted: "GitHub" } },
      ],
    );
    expect(codesOf({ source, translation: "เปิดพื้นที่ทำงานจาก GitHub", target: "th", glossary })).toEqual([]);
  });

  it("comes in the order of the codes, the worst first", () => {
    const codes = codesOf({
      source: "The file was saved and the window was closed by the user.",
      translation: '"Save save save save save save save save save save"',
      target: "th",
      sourceLanguage: "en",
    });
    expect(codes.length).toBeGreaterThan(2);
    expect(codes).toEqual(FINDING_CODES.filter((code) => codes.includes(code)));
  });
});

describe("severityOf", () => {
  const finding = (code: FindingCode) => ({ code, details: {} });

  it("is 0 for nothing, and one worse fault outweighs any number of milder ones", () => {
    expect(severityOf([])).toBe(0);
    for (const [index, code] of FINDING_CODES.entries()) {
      const milder = FINDING_CODES.slice(index + 1).flatMap((other) => Array<FindingCode>(50).fill(other));
      expect(severityOf([finding(code)])).toBeGreaterThan(severityOf(milder.map(finding)));
    }
  });

  it("grows with each fault", () => {
    const two = [finding("glossary"), finding("glossary")];
    expect(severityOf(two)).toBeGreaterThan(severityOf(two.slice(1)));
  });
});

describe("the usual lengths", () => {
  it("are those of the declaration", () => {
    const length = (tag: LanguageTag) => characterCount(articles(tag).flat().join(""));
    for (const tag of tags) expect(length(tag) / length("en")).toBeCloseTo(CHARACTERS_FOR_ONE[tag], 1);
  });
});
