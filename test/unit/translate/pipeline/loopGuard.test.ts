import { describe, expect, it } from "vitest";
import { LANGUAGES } from "../../../../src/core/languages.ts";
import { loopGuard } from "../../../../src/core/translate/pipeline/loopGuard.ts";
import { articles, paragraph } from "../../../../tools/tiny-model/declaration.ts";

/** The length at which a text that comes in small pieces is given up. */
function givenUpAt(source: string, answer: string): number | undefined {
  const isLoop = loopGuard(source);
  for (let length = 5; length < answer.length + 5; length += 5) if (isLoop(answer.slice(0, length))) return length;
  return undefined;
}

describe("loopGuard", () => {
  it.each(LANGUAGES.map(({ tag }) => tag))("sees a sentence that comes again and again in %s, soon", (tag) => {
    const sentence = `${paragraph(tag, "20/2")} `;
    const start = paragraph(tag, "1/1");
    const at = givenUpAt(paragraph("en", "1/1"), start + sentence.repeat(100));
    expect(at).toBeGreaterThan(start.length + sentence.length * 2);
    expect(at).toBeLessThan(start.length + Math.max(200, sentence.length * 4) + 100);
  });

  it("sees a word and a sign", () => {
    expect(givenUpAt("one", "ไม่มี".repeat(100))).toBeLessThan(300);
    expect(givenUpAt("one", "।".repeat(1000))).toBeLessThan(300);
  });

  it.each(LANGUAGES.map(({ tag }) => tag))("lets the declaration in %s be", (tag) => {
    expect(givenUpAt("one", articles(tag).flat().join("\n"))).toBeUndefined();
  });

  it("lets repetition be that the source has, too", () => {
    const table = "| --- | --- |\n".repeat(40);
    expect(givenUpAt(`before\n${table}after`, `ก่อน\n${table}หลัง`)).toBeUndefined();
    expect(givenUpAt("haha ".repeat(60), "555 ".repeat(60))).toBeUndefined();
  });

  it("lets a list with numbers be", () => {
    const list = Array.from({ length: 200 }, (_, index) => `${index}. ข้อ\n`).join("");
    expect(givenUpAt("one", list)).toBeUndefined();
  });
});
