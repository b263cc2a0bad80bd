import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { LANGUAGES } from "../../../../src/core/languages.ts";
import { en } from "../../../../src/shared/messages/en.ts";
import { formatDate, formatDateTime, formatMonth, formatNumber } from "../../../../src/shared/messages/uiFormats.ts";
import { ENGLISH, setUiWords } from "../../../../src/shared/messages/uiWords.ts";

const AT_MS = new Date(2026, 9, 29, 8, 5).getTime();
/** Nobody has its data, as Chromium has none for Burmese, Khmer and Lao. */
const UNKNOWN = "tlh";

function speak(language: string): void {
  setUiWords({ language, messages: en });
}

afterEach(() => setUiWords(ENGLISH));

describe("Figures and dates", () => {
  it.each([
    ["en", "131,072", "19.8", "Oct 29, 2026", "October 2026"],
    ["id", "131.072", "19,8", "29 Okt 2026", "Oktober 2026"],
    ["vi", "131.072", "19,8", "29 thg 10, 2026", "Tháng 10 năm 2026"],
    ["th", "131,072", "19.8", "29 ต.ค. 2569", "ตุลาคม 2569"],
    ["zh-Hans", "131,072", "19.8", "2026年10月29日", "2026年10月"],
    [UNKNOWN, "131,072", "19.8", "29/10/2026", "10/2026"],
  ])("are written as in %s", (language, whole, decimal, date, month) => {
    speak(language);
    expect(formatNumber(131_072)).toBe(whole);
    expect(formatNumber(19.84, 1)).toBe(decimal);
    expect(formatDate(AT_MS)).toBe(date);
    expect(formatMonth(AT_MS)).toBe(month);
  });

  it.each([...LANGUAGES.map(({ tag }) => tag), UNKNOWN])("have the digits 0 to 9 in %s", (language) => {
    speak(language);
    for (const text of [formatNumber(1_234_567), formatDate(AT_MS), formatDateTime(AT_MS), formatMonth(AT_MS)]) {
      expect(text).toMatch(/\d/u);
      expect(text.replace(/\d/gu, "")).not.toMatch(/\p{Nd}/u);
    }
  });
});

describe("A time of day", () => {
  beforeEach(() => speak(UNKNOWN));

  it("stands behind the date", () => {
    expect(formatDateTime(AT_MS)).toBe("29/10/2026, 08:05");
  });
});
