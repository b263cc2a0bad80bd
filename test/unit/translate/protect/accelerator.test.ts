import { describe, expect, it } from "vitest";
import { atomicSpans, protectText } from "../../../../src/core/translate/protect/protectText.ts";
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

  it.each([
    ["&Save %s", "บันทึก %s", "บันทึก %s(&S)"],
    ["&New {n} items", "รายการใหม่ {n} รายการ", "รายการใหม่ {n} รายการ(&N)"],
    ["&Delete %d files...", "删除 %d 个文件...", "删除 %d 个文件(&D)..."],
    ["Save %s &As", "Simpan %s sebagai", "Simp&an %s sebagai"],
    ["Re&name {name}", "{name}", "{name}(&N)"],
  ])("of %s is never set within a placeholder", (source, answer, translation) => {
    for (const syntax of ["text", "printf"] as const) {
      const { restore } = protectText(unit(source, { syntax }), { mode: "plain" });
      expect(restore(answer).text).toBe(translation);
    }
  });
});

describe("the letter of a label of GTK", () => {
  const label = (text: string) => unit(text, { syntax: "printf", mnemonicSign: "_" });

  it.each([
    ["_Open…", "Open…", "Buka…", "Buka(_O)…"],
    ["E_xit", "Exit", "ออก", "ออก(_X)"],
    ["Cu_t", "Cut", "Potong", "Po_tong"],
    ["P_references", "Preferences", "Preferensi", "P_referensi"],
    ["Pr_int…", "Print…", "Cetak…", "Cetak(_I)…"],
    ["Save %s _As", "Save %s As", "Simpan %s sebagai", "Simp_an %s sebagai"],
  ])("%s is set again in its translation", (source, text, answer, translation) => {
    const shielded = protectText(label(source), { mode: "plain" });
    expect(shielded.text).toBe(text);
    expect(shielded.restore(text)).toEqual({ text: source, findings: [] });
    expect(shielded.restore(answer)).toEqual({ text: translation, findings: [] });
    expect(atomicSpans(label(source)).filter(({ start, end }) => source.slice(start, end).includes("_"))).toEqual([]);
  });

  it.each(["snake_case", "Set MAX_SIZE", "first_name and last_name", "Use the file_name here."])(
    "is not in %s",
    (source) => {
      const shielded = protectText(label(source), { mode: "plain" });
      expect(shielded.restore("Ya").text).not.toContain("(_");
      expect(atomicSpans(label(source))).not.toEqual([]);
    },
  );

  it("is looked for only where a format says so", () => {
    expect(protectText(unit("E_xit"), { mode: "plain" }).text).toBe("");
  });
});
