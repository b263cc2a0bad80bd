import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { takeThinkingSwitch } from "../../../src/core/chat/thinkingSwitch.ts";

describe("/think and /no_think", () => {
  it.each([
    ["/think เมืองหลวงของไทยคืออะไร", "เมืองหลวงของไทยคืออะไร", true],
    ["ທ່ານສະບາຍດີບໍ /no_think", "ທ່ານສະບາຍດີບໍ", false],
    ["/no_think\n    indented code\n", "    indented code\n", false],
    ["/think Apa kabar? /no_think", "Apa kabar?", false],
    ["  /think", "", true],
    ["/no_think\r\nသင် နေကောင်းလား။", "သင် နေကောင်းလား။", false],
    ["```\nx\n```\n/think", "```\nx\n```", true],
    ["/THINK Magkano ito?", "Magkano ito?", true],
    ["Berapa harganya? /No_Think", "Berapa harganya?", false],
    ["hi /no_think /think", "hi", true],
    ["/think\n/no_think வணக்கம்", "வணக்கம்", false],
    ["/no_think ຂອບໃຈ /think\n/no_think /think", "ຂອບໃຈ", true],
  ])("are taken off %j", (typed, text, thinking) => {
    expect(takeThinkingSwitch(typed)).toEqual({ text, thinking });
  });

  it.each([
    "What does /think do in a prompt?",
    "/thinking out loud",
    "a/think",
    "Magkano ito/no_think",
    "`run /think",
    "```sh\necho hi\n/think",
    "`/think` là gì?",
    "/Thinker",
    "  hai chữ",
  ])("are text in %j", (typed) => {
    expect(takeThinkingSwitch(typed)).toEqual({ text: typed });
  });

  it("what is left is part of what was typed, and without a switch it is all of it", () => {
    const word = fc.constantFrom("/think", "/no_think", " ", "\n", "`", "```", "ខ្មែរ", "words", "\t");
    fc.assert(
      fc.property(fc.array(word, { maxLength: 12 }), (words) => {
        const typed = words.join("");
        const { text, thinking } = takeThinkingSwitch(typed);
        expect(typed).toContain(text);
        if (thinking === undefined) expect(text).toBe(typed);
        else expect(text.length).toBeLessThan(typed.length);
      }),
    );
  });

  it("a million spaces before it take no longer than their length", () => {
    const spaces = " ".repeat(1_000_000);
    expect(takeThinkingSwitch(`a${spaces}/think`)).toEqual({ text: "a", thinking: true });
    expect(takeThinkingSwitch(`/think${spaces}a`)).toEqual({ text: "a", thinking: true });
  });

  const row = fc.array(
    fc.tuple(fc.constantFrom("/think", "/no_think", "/Think"), fc.constantFrom(" ", "  ", "\n", "\r\n", "\t")),
    { minLength: 1, maxLength: 6 },
  );

  it("however many stand in a row are taken off, and the last one counts", () => {
    const question = fc.constantFrom("ထမင်းစားပြီးပြီလား။", "ຂ້ອຍຢາກໄປຕະຫຼາດ", "你吃饭了吗？", "Kumain ka na ba?");
    fc.assert(
      fc.property(question, row, row, (text, before, after) => {
        const end = after.map(([word, space]) => space + word).join("");
        const thinking = after.at(-1)?.[0].toLowerCase() === "/think";
        expect(takeThinkingSwitch(before.flat().join("") + text + end)).toEqual({ text, thinking });
      }),
    );
  });

  it("a hundred thousand of them take no longer than their length", () => {
    const many = "/think ".repeat(100_000);
    expect(takeThinkingSwitch(`${many}வணக்கம்`)).toEqual({ text: "வணக்கம்", thinking: true });
    expect(takeThinkingSwitch(`வணக்கம் ${many}`)).toEqual({ text: "வணக்கம்", thinking: true });
    expect(takeThinkingSwitch(`வணக்கம் ${many}x`)).toEqual({ text: `வணக்கம் ${many}x` });
  });
});
