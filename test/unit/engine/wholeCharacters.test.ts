import { describe, expect, it } from "vitest";
import { WholeCharacters } from "../../../src/core/text/wholeCharacters.ts";

/** A tokenizer of single bytes. */
const decode = (tokens: readonly number[]): string => Buffer.from(tokens).toString("utf8");

function stream(bytes: readonly number[]): { pieces: string[]; rest: string } {
  const characters = new WholeCharacters(decode);
  return { pieces: bytes.map((byte) => characters.push(byte)), rest: characters.finish() };
}

describe("WholeCharacters", () => {
  it.each(["မြန်မာ", "ភាសា", "ລາວ", "தமிழ்", "ไทย", "Việt", "简体", "👩‍👩‍👧", "plain"])(
    "never ends inside a character: %s",
    (text) => {
      const { pieces, rest } = stream([...Buffer.from(text)]);
      expect(pieces.join("") + rest).toBe(text);
      for (const piece of pieces) expect(piece).not.toContain("\uFFFD");
    },
  );

  it("drops a character that never becomes complete", () => {
    expect(stream([...Buffer.from("a"), 0xe0, 0xb8])).toEqual({ pieces: ["a", "", ""], rest: "" });
  });

  it("gives up on bytes that are really broken after eight tokens", () => {
    const { pieces } = stream(Array.from({ length: 8 }, () => 0xff));
    expect(pieces.slice(0, 7).join("")).toBe("");
    expect(pieces[7]).toMatch(/^\uFFFD+$/u);
  });

  it("tells the tokenizer which tokens came before", () => {
    const seen: number[][] = [];
    const characters = new WholeCharacters(
      (tokens, previous) => {
        seen.push([...previous]);
        return String(tokens.length);
      },
      [1, 2, 3, 4, 5],
    );
    characters.push(6);
    characters.push(7);
    expect(seen).toEqual([
      [2, 3, 4, 5],
      [3, 4, 5, 6],
    ]);
  });
});
