import { describe, expect, it } from "vitest";
import { LANGUAGES, type LanguageTag } from "../../../../src/core/languages.ts";
import { checkTranslation } from "../../../../src/core/translate/verify/checkTranslation.ts";

const tags = LANGUAGES.map(({ tag }) => tag).filter((tag) => tag !== "en");
const codesOf = (source: string, translation: string, target: LanguageTag, sourceLanguage: LanguageTag = "en") =>
  checkTranslation({ source, translation, target, sourceLanguage, glossary: [], verbatim: [] }).map(({ code }) => code);

describe("a text that came back as it was", () => {
  const labels = [
    [
      "Save",
      "Settings",
      "Cancel",
      "Installation",
      "Getting started",
      "Known issues",
      "Invalid username",
      "Quick start",
    ],
    ["Please Enter Your Password", "Delete Selected Rows And Columns", "File not found", "Password required"],
    [
      "Save All Files",
      "Edit Brush",
      "Insert Join",
      "Sort Ascending Columns",
      "Vertical Alignment",
      "Document Properties",
    ],
  ].flat();
  it.each(labels)("is an echo in all languages: %s", (text) => {
    expect(tags.filter((target) => !codesOf(text, text, target).includes("echo"))).toEqual([]);
  });

  const names = [
    [
      "Visual Studio Code",
      "GitHub",
      "Open Sans",
      "Isle of Man",
      "Microsoft Word",
      "HTTP API",
      "NAME",
      "save",
      "npm",
      "OK",
    ],
    ["Visual Studio", "Save the Children", "Scroll Lock", "Find My", "GitHub Actions", "Google Workspace"],
    ["Windows Update", "Apple Watch", "Google Search Console", "Adobe Illustrator", "Stack Overflow"],
    ["日本語", "English | 简体中文 | 日本語 | ไทย", "한국어", "Bahasa Indonesia · Tiếng Việt"],
  ].flat();
  it.each(names)("is a name in all languages: %s", (text) => {
    expect(tags.filter((target) => codesOf(text, text, target).length > 0)).toEqual([]);
  });

  it.each(["Download", "Menu", "Video", "Online", "Server error", "Home"])("may be a borrowed word: %s", (text) => {
    const latin: readonly LanguageTag[] = ["id", "ms", "fil", "vi"];
    expect(latin.filter((target) => codesOf(text, text, target).length > 0)).toEqual([]);
  });

  it("is right where the glossary keeps all its words", () => {
    const input = { source: "Save Settings", translation: "Save Settings", target: "th", verbatim: [] } as const;
    const kept = (source: string) => ({ source, target: source, caseSensitive: false });
    expect(checkTranslation({ ...input, glossary: [kept("save"), kept("settings")] })).toEqual([]);
    expect(checkTranslation({ ...input, glossary: [kept("save")] }).map(({ code }) => code)).toEqual(["echo"]);
  });

  it("needs no translation where it is in the target's language", () => {
    expect(codesOf("Save the file before you close it.", "Save the file before you close it.", "en", "th")).toEqual([]);
  });
});

describe("words left within a translation", () => {
  const save = "Save your work before you close the window.";
  it.each<[string, LanguageTag, string, string]>([
    ["echo", "th", save, "บันทึกงานของคุณก่อน you close the window."],
    ["language", "id", save, "Simpan pekerjaan Anda sebelum closing the window."],
    ["script", "ta", save, "closing your window முன் உங்கள் வேலையைச் சேமிக்கவும்."],
    ["echo", "th", "Install now", "Install"],
    ["script", "my", "Open", "开"],
    ["script", "vi", "Open", "打开"],
    ["note", "th", "Save", "บันทึก (Save)"],
    ["note", "vi", "Save.", "Lưu (Save)"],
    ["note", "zh-Hans", "Save", "保存 (bǎocún)"],
    ["note", "zh-Hans", "Cancel", "取消\n\n(Qǔxiāo)"],
    ["note", "th", "Save", "บันทึก (ban-theuk)"],
  ])("are found as %s, into %s: %s, %s", (code, target, source, translation) => {
    expect(codesOf(source, translation, target)).toContain(code);
  });

  it.each<[LanguageTag, LanguageTag, string, string]>([
    ["en", "id", "The word “สวัสดี” means hello in Thai.", 'Kata "สวัสดี" berarti halo dalam bahasa Thai.'],
    ["en", "vi", "Supported languages: ไทย, 中文", "Các ngôn ngữ được hỗ trợ: ไทย, 中文."],
    ["en", "my", "English | 简体中文 | 日本語 | ไทย", "အင်္ဂလိပ် | 简体中文 | 日本語 | ไทย"],
    ["en", "vi", "The sign 中 means middle.", "Chữ 中 nghĩa là ở giữa."],
    ["en", "th", "Use the API of the operating system", "ใช้ API ของระบบปฏิบัติการ (OS)"],
    ["en", "vi", "Stash the changes and bisect", "Cất các thay đổi (stash) rồi bisect"],
    ["en", "id", "Use drag and drop or git worktree add", "Gunakan drag and drop atau git worktree add"],
    ["en", "fil", "Upload files to the cloud storage service", "I-upload ang files sa cloud storage service"],
    ["vi", "th", "Tải về (miễn phí)", "ดาวน์โหลด (ฟรี)"],
  ])("may be names, terms and quotations, from %s into %s: %s", (sourceLanguage, target, source, translation) => {
    expect(codesOf(source, translation, target, sourceLanguage)).toEqual([]);
  });

  it("may be a term of the glossary in brackets", () => {
    const input = { source: "Stash", translation: "เก็บ (stash)", target: "th", verbatim: [] } as const;
    const glossary = [{ source: "stash", target: "เก็บ", caseSensitive: false }];
    expect(checkTranslation({ ...input, glossary: [] }).map(({ code }) => code)).toEqual(["note"]);
    expect(checkTranslation({ ...input, glossary })).toEqual([]);
  });
});
