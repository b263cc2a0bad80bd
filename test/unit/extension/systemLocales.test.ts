import { describe, expect, it } from "vitest";
import { guessTargetLanguage } from "../../../src/core/text/guessLanguage.ts";
import { scriptLanguage } from "../../../src/core/text/scriptLanguage.ts";
import { systemLocales } from "../../../src/extension/language/systemLocales.ts";

describe("the system's locales", () => {
  it.each([
    [{ LC_ALL: "C", LANG: "th_TH.UTF-8" }, "en-US", "en", "th"],
    [{ LANG: "C.UTF-8" }, "km-KH", "en", "km"],
    [{ LANG: "en_US.UTF-8" }, "en-US", "zh-cn", "zh-Hans"],
    [{ LANG: "de_DE.UTF-8" }, "en-US", "en", undefined],
    [{}, "en-US", "zh-tw", undefined],
  ])("%j, runtime %s, editor %s give %s", (environment, runtimeLocale, displayLanguage, expected) => {
    expect(guessTargetLanguage(systemLocales(displayLanguage, environment, runtimeLocale))).toBe(expected);
  });
});

describe("the language that a script tells", () => {
  it.each([
    ["สวัสดีครับ VS Code", "th"],
    ["မင်္ဂလာပါ", "my"],
    ["你好", "zh-Hans"],
    ["Xin chào", undefined],
    ["123 …", undefined],
  ])("%s: %s", (text, tag) => {
    expect(scriptLanguage(text)).toBe(tag);
  });
});
