import { describe, expect, it } from "vitest";
import { documentNoteText, findingText } from "../../../../src/core/translate/verify/findingText.ts";
import { FINDING_CODES, type DocumentNote, type Finding } from "../../../../src/shared/translation.ts";

/** What each kind of finding tells, at its fullest. */
const details: Finding["details"] = {
  what: "{name}",
  times: 1,
  target: "th",
  found: "id",
  source: 3,
  translated: 1,
  term: "file",
  wanted: "ไฟล์",
  reason: "no }",
};

describe("findingText", () => {
  it.each(FINDING_CODES)("has a sentence for %s, with every place filled", (code) => {
    const text = findingText({ code, details });
    expect(text.replace("{name}", "").replace("no }", "")).not.toMatch(/[{}]|undefined/u);
    expect(text).toMatch(/[.:]|\S$/u);
  });

  it.each<[Finding, string]>([
    [{ code: "placeholderMissing", details: { what: "%s", times: 2 } }, "%s is missing 2 times."],
    [{ code: "placeholderMissing", details: { what: "%s" } }, "%s is missing."],
    [{ code: "language", details: { target: "th", found: "id" } }, "This looks like Bahasa Indonesia, not ไทย."],
    [
      { code: "language", details: { target: "vi", found: "other" } },
      "This looks like another language than Tiếng Việt.",
    ],
    [{ code: "script", details: { target: "th", what: "保存" } }, "Not written in ไทย: 保存"],
    [{ code: "echo", details: { target: "th" } }, "The source was not translated."],
    [{ code: "glossary", details: { term: "GitHub", wanted: "GitHub" } }, "The glossary keeps GitHub as it is."],
    [
      { code: "missingSentence", details: { source: 3, translated: 2, unit: "lines" } },
      "2 lines for 3 of the source: something may be missing.",
    ],
  ])("%j", (finding, text) => {
    expect(findingText(finding)).toBe(text);
  });
});

describe("documentNoteText", () => {
  it.each<[DocumentNote["code"], DocumentNote["details"], string]>([
    ["zawgyiConverted", {}, "Zawgyi"],
    ["zawgyiPossible", {}, "Zawgyi"],
    ["latin1Assumed", {}, "ISO 8859-1"],
    ["partSkipped", { line: 12, reason: "no such tag" }, "Line 12 needs a look: no such tag"],
    ["nothingToTranslate", {}, "nothing"],
    ["alreadyInTarget", { target: "km" }, "ខ្មែរ"],
  ])("%s", (code, noteDetails, part) => {
    expect(documentNoteText({ code, details: noteDetails })).toContain(part);
  });
});
