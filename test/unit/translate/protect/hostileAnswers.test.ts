import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { LanguageTag } from "../../../../src/core/languages.ts";
import { protectText } from "../../../../src/core/translate/protect/protectText.ts";
import { arbitraryUnit, LONE_SURROGATE, markedUnit, unit } from "./protectionTexts.ts";

const MODES = ["plain", "marked"] as const;

/** "Hello {name}, you have 3 <b>new</b> messages." as each language has it. */
const SOURCE = "Hello {name}, you have 3 <b>new</b> messages.";
const TRANSLATIONS: readonly (readonly [LanguageTag, string])[] = [
  ["my", "မင်္ဂလာပါ {name}၊ သင့်ထံ မက်ဆေ့ခ်ျ <b>အသစ်</b> 3 စောင် ရောက်နေပါသည်။"],
  ["en", "Hi {name}, 3 <b>new</b> messages are waiting for you."],
  ["id", "Halo {name}, ada 3 pesan <b>baru</b> untuk Anda."],
  ["km", "សួស្តី {name} អ្នកមានសារ<b>ថ្មី</b> 3។"],
  ["lo", "ສະບາຍດີ {name} ທ່ານມີ 3 ຂໍ້ຄວາມ<b>ໃໝ່</b>"],
  ["ms", "Helo {name}, anda ada 3 mesej <b>baharu</b>."],
  ["zh-Hans", "{name}，您好，您有 3 条<b>新</b>消息。"],
  ["fil", "Kumusta {name}, mayroon kang 3 <b>bagong</b> mensahe."],
  ["ta", "வணக்கம் {name}, உங்களுக்கு 3 <b>புதிய</b> செய்திகள் உள்ளன."],
  ["th", "สวัสดี {name} คุณมีข้อความ<b>ใหม่</b> 3 ข้อความ"],
  ["vi", "Xin chào {name}, bạn có 3 tin nhắn <b>mới</b>."],
];

const { restore } = protectText(unit(SOURCE), { mode: "plain" });

describe.each(TRANSLATIONS)("a model that translates into %s", (_, translation) => {
  it("and does nothing else is left alone, whatever the order", () => {
    expect(restore(translation)).toEqual({ text: translation, findings: [] });
  });

  it.each<readonly [string, (text: string) => string]>([
    ["spaces", (text) => text.replace("{name}", "{ name }")],
    ["full-width signs", (text) => text.replace("{name}", "｛name｝")],
    ["upper case", (text) => text.replace("{name}", "{NAME}")],
    ["a translated name", (text) => text.replace("{name}", "{ชื่อผู้ใช้}")],
    ["escaped tags", (text) => text.replace("<b>", "&lt;b&gt;").replace("</b>", "&lt;/b&gt;")],
    ["full-width tags", (text) => text.replace("<b>", "＜b＞").replace("</b>", "＜/b＞")],
    ["spaces in tags", (text) => text.replace("<b>", "< b >").replace("</b>", "< /b >")],
    ["a stutter", (text) => text.replace("{name}", "{name}{name}")],
    ["a stutter with a space", (text) => text.replace("{name}", "{name} {name}")],
  ])("with %s is mended", (_fault, spoil) => {
    expect(spoil(translation)).not.toBe(translation);
    expect(restore(spoil(translation))).toEqual({ text: translation, findings: [] });
  });

  it.each(["၃", "៣", "໓", "๓", "௩", "３"])("may write the number as %s", (digit) => {
    const answer = translation.replace("3", digit);
    expect(restore(answer)).toEqual({ text: answer, findings: [] });
  });

  it.each<readonly [string, (text: string) => string, object]>([
    [
      "a lost placeholder",
      (text) => text.replace("{name}", ""),
      { code: "placeholderMissing", details: { what: "{name}", times: 1 } },
    ],
    [
      "another number",
      (text) => text.replace("3", "4"),
      { code: "placeholderMissing", details: { what: "3", times: 1 } },
    ],
    [
      "a foreign placeholder",
      (text) => `${text} {other}`,
      { code: "placeholderExtra", details: { what: "{other}", times: 1 } },
    ],
    [
      "one placeholder more",
      (text) => text.replace("3", "3 {name}"),
      { code: "placeholderExtra", details: { what: "{name}", times: 1 } },
    ],
    ["a foreign tag", (text) => `${text}<br/>`, { code: "placeholderExtra", details: { what: "<br/>", times: 1 } }],
    [
      "an invented address",
      (text) => `${text} https://example.org/x`,
      { code: "placeholderExtra", details: { what: "https://example.org/x", times: 1 } },
    ],
    ["an unclosed tag", (text) => text.replace("</b>", ""), { code: "markup", details: { what: "<b> </b>" } }],
    [
      "crossed tags",
      (text) => text.replace("<b>", "<x>").replace("</b>", "<b>").replace("<x>", "</b>"),
      { code: "markup", details: { what: "</b> <b>" } },
    ],
    ["no tags", (text) => text.replace(/<\/?b>/gu, ""), { code: "markup", details: { what: "<b> </b>" } }],
  ])("with %s is told so", (_fault, spoil, finding) => {
    expect(restore(spoil(translation)).findings).toEqual([finding]);
  });
});

describe("marks", () => {
  const source = "Run `npm install --save-exact` in [the folder](https://example.org/folder) of {name} before 10:30.";
  const shielded = protectText(markedUnit(source), { mode: "marked" });
  const answer = "จงเรียกใช้ ⟦1⟧ ใน⟦2⟧โฟลเดอร์⟦/2⟧ของ ⟦3⟧ ก่อน ⟦4⟧";
  const translation = "จงเรียกใช้ `npm install --save-exact` ใน[โฟลเดอร์](https://example.org/folder)ของ {name} ก่อน 10:30";

  it("come back as what they stand for", () => {
    expect(shielded.text).toBe("Run ⟦1⟧ in ⟦2⟧the folder⟦/2⟧ of ⟦3⟧ before ⟦4⟧.");
    expect(shielded.restore(answer)).toEqual({ text: translation, findings: [] });
  });

  it.each<readonly [string, string, string]>([
    ["native digits", "⟦3⟧", "⟦๓⟧"],
    ["full-width digits and slash", "⟦/2⟧", "⟦／２⟧"],
    ["spaces", "⟦1⟧", "⟦ 1 ⟧"],
    ["other brackets", "⟦1⟧", "【1】"],
    ["plain brackets", "⟦1⟧", "[[1]]"],
    ["a lost bracket", "⟦4⟧", "⟦4"],
    ["a stutter", "⟦1⟧", "⟦1⟧⟦1⟧"],
    ["an invented mark", "⟦1⟧", "⟦1⟧⟦9⟧"],
    ["a space inside a pair", "⟦/2⟧ของ", " ⟦/2⟧ของ"],
  ])("with %s are mended", (fault, before, after) => {
    const { text, findings } = shielded.restore(answer.replace(before, after));
    expect(findings).toEqual([]);
    expect(fault === "a space inside a pair" ? text.replace(") ของ", ")ของ") : text).toBe(translation);
  });

  it("are never left in the text, and never half", () => {
    const { text, findings } = shielded.restore("⟦2⟧ โฟลเดอร์ ⟦1⟧ ⟦7⟧ ⟧ ⟦3⟧ ⟦4⟧");
    expect(text).toBe("โฟลเดอร์ `npm install --save-exact`   {name} 10:30".replace("โฟลเดอร์", " โฟลเดอร์"));
    expect(findings.map(({ code }) => code)).toEqual(["markup"]);
  });

  it("show while they are being written", () => {
    expect(shielded.preview("จงเรียกใช้ ⟦1⟧ ใน⟦2⟧โฟล")).toBe("จงเรียกใช้ `npm install --save-exact` ใน[โฟล");
    expect(shielded.preview("จงเรียกใช้ ⟦")).toBe("จงเรียกใช้ ");
  });
});

describe("a placeholder that is lost", () => {
  it.each<readonly [what: string, source: string, answer: string, syntax: "text" | "printf"]>([
    ["$USER$", "Hello $USER$, welcome back", "สวัสดี $USER ยินดีต้อนรับ", "text"],
    ["%2", "File %1 of %2 is done", "ไฟล์ %1 เสร็จแล้ว", "text"],
    ["%1", "Copied %1 of %10 files", "คัดลอก %10 ไฟล์", "printf"],
    ["%d", "It is %dpx wide now", "กว้างแล้ว", "printf"],
    ["%1", "There are %1MB free", "ว่างอยู่ MB", "printf"],
  ])("is told: %s", (what, source, answer, syntax) => {
    const { restore: put } = protectText(unit(source, { syntax }), { mode: "plain" });
    expect(put(source)).toEqual({ text: source, findings: [] });
    expect(put(answer).findings).toEqual([{ code: "placeholderMissing", details: { what, times: 1 } }]);
  });
});

describe("emphasis with underscores", () => {
  it.each([
    ["th", "นี่คือ _สำคัญ_ มาก"],
    ["th without spaces", "นี่คือ_สำคัญ_มาก"],
    ["my", "ဤသည်မှာ _အရေးကြီးသော_ စာသား။"],
    ["zh", "这是_重要_文本。"],
    ["ta", "இது _முக்கியமான_ உரை."],
    ["fil", "Ito ay _mahalagang_ teksto."],
  ])("stays in %s", (_, answer) => {
    for (const sign of ["_", "__"]) {
      const shielded = protectText(markedUnit(`This is ${sign}important${sign} text.`), { mode: "plain" });
      const translation = answer.replaceAll("_", sign);
      expect(shielded.restore(translation)).toEqual({ text: translation, findings: [] });
      expect(shielded.restore(answer.replaceAll("_", "")).findings).toMatchObject([{ code: "markup" }]);
    }
  });

  it("is not in the middle of a word", () => {
    const shielded = protectText(markedUnit("This is _important_ text."), { mode: "plain" });
    const answer = "Ini teks _penting_ di nama_berkas";
    expect(shielded.restore(answer)).toEqual({ text: answer, findings: [] });
  });
});

describe("repairs", () => {
  const restored = (source: string, answer: string, syntax: "text" | "printf" = "text") =>
    protectText(markedSyntax(source, syntax), { mode: "plain" }).restore(answer);
  const markedSyntax = (source: string, syntax: "text" | "printf") => ({ ...markedUnit(source), syntax });

  it.each([
    ["a conversion torn apart", "Saved %s to %d files", "Menyimpan % s ke % d berkas", "Menyimpan %s ke %d berkas"],
    ["a position in native digits", "Send %1$s to %2$s", "%๒$s รับ %1$s", "%2$s รับ %1$s"],
    ["a full-width percent sign", "Hello %s!", "您好，％s！", "您好，%s！"],
    ["one percent sign for two", "Done: %d%% of it", "Selesai: %d% daripadanya", "Selesai: %d%% daripadanya"],
  ])("%s", (_, source, answer, text) => {
    expect(restored(source, answer, "printf")).toEqual({ text, findings: [] });
  });

  it.each([
    ["spaces inside emphasis", "It is **very** important", "Ia ** sangat ** penting", "Ia **sangat** penting"],
    ["quotation marks for code", "Type `yes` to go on", "Ketik 'yes' untuk lanjut", "Ketik `yes` untuk lanjut"],
    ["code without its signs", "Type `git push` now", "พิมพ์ git push ตอนนี้", "พิมพ์ `git push` ตอนนี้"],
    ["what stood at the very end", "Your name: {name}", "ชื่อของคุณ:", "ชื่อของคุณ: {name}"],
    ["what stood at the very beginning", "{count} files were copied", "ไฟล์ถูกคัดลอกแล้ว", "{count} ไฟล์ถูกคัดลอกแล้ว"],
    ["a translated name in double braces", "Dear {{user}},", "Yth. {{pengguna}},", "Yth. {{user}},"],
  ])("%s", (_, source, answer, text) => {
    expect(restored(source, answer)).toEqual({ text, findings: [] });
  });

  it.each([
    ["of two lost names neither is guessed", "{a} and {b} are here", "{satu} dan {dua} ada di sini"],
    ["braces of another shape are another thing", "Dear {{user}}, hello", "Yth. {pengguna}, halo"],
    ["a percentage is no conversion", "Saved %s now", "100% siap"],
  ])("not: %s", (_, source, answer) => {
    const { text, findings } = restored(source, answer, "printf");
    expect(text).toBe(answer);
    expect(findings.length).toBeGreaterThan(0);
  });
});

describe("any answer to any text", () => {
  const spoilt = fc.func(fc.constantFrom("keep", "drop", "double", "swap", "escape", "upper"));

  it.each(MODES)("has no mark in it, and no pair broken without a finding: %s", (mode) => {
    fc.assert(
      fc.property(arbitraryUnit, fc.string({ unit: "grapheme" }), spoilt, (source, words, faultAt) => {
        fc.pre(!/[⟦⟧〚〛]/u.test(source.text));
        const { text, restore: put } = protectText(source, { mode });
        const pieces = text.split(/(⟦\/?\d+⟧|[{}<>%*]+)/u);
        const answer = pieces.map((piece, index) => spoil(piece, faultAt(index), pieces[index - 1] ?? words)).join("");
        const result = put(answer);
        expect(result.text).not.toMatch(/[⟦⟧〚〛]/u);
        expect(result.text).not.toMatch(LONE_SURROGATE);
        if (result.findings.length > 0) return;
        for (const tag of ["b", "a", "0"]) {
          const isEven = (whole: string) => count(whole, `<${tag}[ >]`) === count(whole, `</${tag}>`);
          if (isEven(source.text) && source.marks.length === 0) expect(isEven(result.text)).toBe(true);
        }
      }),
      { numRuns: 600 },
    );
  });
});

function spoil(piece: string, fault: string, other: string): string {
  switch (fault) {
    case "drop":
      return "";
    case "double":
      return piece + piece;
    case "swap":
      return other;
    case "escape":
      return piece.replaceAll("<", "&lt;").replaceAll(">", "&gt;");
    case "upper":
      return piece.toUpperCase();
    default:
      return piece;
  }
}

function count(text: string, pattern: string): number {
  return [...text.matchAll(new RegExp(pattern, "gu"))].length;
}
