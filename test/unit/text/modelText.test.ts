import { describe, expect, it } from "vitest";
import { toModelText } from "../../../src/core/text/modelText.ts";

describe("a text as a model is given it", () => {
  it.each([
    ["half characters", "a\uD83Db\uDE00", "a\uFFFDb\uFFFD"],
    ["halves that a control character keeps apart", "\uD83D\u0000\uDE00", "\uFFFD\uFFFD"],
    ["control characters", "a\u0000b\u001Bc\u007Fd", "abcd"],
    ["letters in two parts", "e\u0301", "é"],
  ])("has no %s that it could not read", (_, text, read) => {
    expect(toModelText(text)).toBe(read);
  });

  it("keeps tabs, line breaks and whole characters", () => {
    const text = "ไทย\t😀\r\n字𠀀\u0085";
    expect(toModelText(text)).toBe(text);
  });
});
