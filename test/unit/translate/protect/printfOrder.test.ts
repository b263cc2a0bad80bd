import { describe, expect, it } from "vitest";
import { withNumberedArguments, withoutNumbers } from "../../../../src/core/translate/protect/printfOrder.ts";
import { protectText } from "../../../../src/core/translate/protect/protectText.ts";
import { unit } from "./protectionTexts.ts";

describe("a format string whose translation has another order", () => {
  it.each([
    ["Deleted %d files from %s", "จาก %s ลบ %d ไฟล์", "จาก %2$s ลบ %1$d ไฟล์"],
    ["%s sent %-5.2f to %s", "%-5.2f %s %s", "%2$-5.2f %1$s %3$s"],
    ["%d%% of %s", "%s: %d%%", "%2$s: %1$d%%"],
    ["%@ has %lld files", "มี %lld ไฟล์ใน %@", "มี %2$lld ไฟล์ใน %1$@"],
  ])("has its conversions numbered: %s", (source, translation, numbered) => {
    expect(withNumberedArguments(source, translation)).toBe(numbered);
    expect(withoutNumbers(source, numbered)).toBe(translation);
  });

  it.each([
    ["the same order", "%d files from %s", "%d ไฟล์จาก %s"],
    ["equal ones", "%s and %s", "%s กับ %s"],
    ["numbers already", "%1$d files from %2$s", "จาก %2$s %1$d ไฟล์"],
    ["one lost", "%d files from %s", "จาก %s"],
    ["a width of its own", "%*d files from %s", "จาก %s %*d ไฟล์"],
    ["named ones", "%(n)d files from %(dir)s", "จาก %(dir)s %(n)d ไฟล์"],
  ])("is left alone: %s", (_, source, translation) => {
    expect(withNumberedArguments(source, translation)).toBe(translation);
  });

  it.each([
    ["%d files from %s", "จาก %s ลบ %d ไฟล์", "printf", 0],
    ["%*d files from %s", "จาก %s ลบ %*d ไฟล์", "printf", 1],
    ["%d files from %s", "จาก %s ลบ %d ไฟล์", "orderedPrintf", 1],
  ] as const)("is a finding where numbers cannot help: %s as %s in %s", (source, answer, syntax, count) => {
    for (const mode of ["plain", "marked"] as const) {
      const { text, restore } = protectText(unit(source, { syntax }), { mode });
      const given = mode === "plain" ? answer : "จาก ⟦2⟧ ลบ ⟦1⟧ ไฟล์";
      expect(restore(given).text).toBe(answer);
      expect(restore(given).findings).toHaveLength(count);
      expect(restore(text).findings).toEqual([]);
    }
  });
});
