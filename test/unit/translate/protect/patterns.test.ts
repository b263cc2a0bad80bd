import { describe, expect, it } from "vitest";
import { findThings } from "../../../../src/core/translate/protect/patterns.ts";
import { SENTENCES, THINGS } from "./protectionTexts.ts";

const found = (text: string) => findThings(text, "text").map(({ start, end }) => text.slice(start, end));

describe("things among words that the scan passes over", () => {
  it.each(SENTENCES)("are found before, between and behind words, with and without a space: %s", (_, sentence) => {
    const places = [0, ...Array.from(sentence.matchAll(/\s/gu), ({ index }) => index), sentence.length];
    for (const thing of THINGS) {
      for (const at of places) {
        const text = `${sentence.slice(0, at)} ${thing} ${sentence.slice(at)}`;
        expect(found(text), text).toContain(thing);
      }
    }
  });

  it.each([
    ["ไฟล์README.md", "README.md"],
    ["ราคา฿100", "฿100"],
    ["请看src/main.ts。", "src/main.ts"],
    ["see e.g. a.b@c.org.", "a.b@c.org"],
    ["Call main() first", "main()"],
    ["A camelCase word", "camelCase"],
    ["in www.example.org, too", "www.example.org"],
    ["from https://example.org", "https://example.org"],
    ["commit deadbeef1 is", "deadbeef1"],
    ["drive C:\\temp is", "C:\\temp"],
    ["a src/* b", "src/*"],
  ])("are found where words of a sentence would begin like them: %s", (text, thing) => {
    expect(found(text)).toEqual([thing]);
  });

  it.each([
    ["<no name> of <input disabled>", ["<input disabled>"]],
    ["<tidak ada> <b>", ["<b>"]],
    ['<All Files> in <a href="x">', ['<a href="x">']],
  ])("are no tags where several words stand between angle brackets: %s", (text, tags) => {
    expect(found(text)).toEqual(tags);
  });

  it("are found behind any number of words", () => {
    for (const words of ["a ".repeat(2_500_000), "Word, ".repeat(1_000_000), "ไ".repeat(5_000_000)]) {
      expect(found(`${words} {name}`)).toEqual(["{name}"]);
    }
  });

  it("cost no more than their length where no word ends", () => {
    expect(found(`${"a".repeat(500_000)}{name}`)).toEqual(["{name}"]);
  });
});
