import { describe, expect, it } from "vitest";
import { protectText } from "../../../../src/core/translate/protect/protectText.ts";
import { unit } from "./protectionTexts.ts";

describe("the letter of a menu's label", () => {
  it.each([
    ["&File", "File", "&Fail", "Fail"],
    ["E&xit", "Exit", "Keluar(&X)", "Keluar"],
    ["Save &As...", "Save As...", "บันทึกเป็น(&A)...", "บันทึกเป็น..."],
    ["&Open Folder…", "Open Folder…", "打开文件夹(&O)…", "打开文件夹…"],
    ["Pre&ferences", "Preferences", "Prê&ferência", "Prêferência"],
    ["&Simpan", "Simpan", "&Save", "Save"],
  ])("of %s is set again in its translation", (source, text, translation, answer) => {
    for (const mode of ["plain", "marked"] as const) {
      const shielded = protectText(unit(source), { mode });
      expect(shielded.text).toBe(text);
      expect(shielded.restore(text)).toEqual({ text: source, findings: [] });
      expect(shielded.restore(answer)).toEqual({ text: translation, findings: [] });
    }
  });

  it.each([
    "R&D team",
    "AT&T",
    "Q & A",
    "Fish &amp; chips",
    "a=1&b=2",
    "&One and &Two",
    "Pass &buffer to it",
    "Tom &Jerry are here.",
  ])("is not in %s", (source) => {
    expect(protectText(unit(source), { mode: "plain" }).restore("Ya").text).not.toContain("(&");
    expect(protectText(unit(source), { mode: "plain" }).text).toMatch(/&|⟦/u);
  });
});
