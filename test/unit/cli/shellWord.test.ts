import { execFileSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { shellWord } from "../../../src/cli/shellWord.ts";

const HARMLESS = ["hf:owner/repo.v2:Q4_K_M", "ภาษาไทย.gguf", "https://hub.example/a%20b.gguf"];
const DANGEROUS = ["https://h.example/m.gguf?a=1&b=$HOME", "it's", "a b.gguf", "$(id)", "`id`", 'say "x"', "*", "a;b"];

describe("a word to be pasted", () => {
  it.each(HARMLESS)("is left as it is: %s", (word) => {
    expect(shellWord(word, "linux")).toBe(word);
  });

  it.skipIf(process.platform === "win32").each([...HARMLESS, ...DANGEROUS])("is read as one word: %s", (word) => {
    const read = execFileSync("sh", ["-c", `printf '%s|' ${shellWord(word, "linux")}`], { encoding: "utf8" });
    expect(read).toBe(`${word}|`);
  });

  it("has the quotes of its system", () => {
    expect(shellWord("https://h.example/m.gguf?a=1&b=2", "win32")).toBe('"https://h.example/m.gguf?a=1&b=2"');
  });
});
