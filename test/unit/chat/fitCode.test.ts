import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fenceLanguage } from "../../../src/core/chat/fenceLanguage.ts";
import { fitCode } from "../../../src/core/chat/fitCode.ts";

const spaces = { lineBefore: "", insertSpaces: true, tabSize: 4 };

describe("code in its place", () => {
  it("is indented as the line that it goes into, and loses the indentation that it had outside", () => {
    const code = '    if (ok) {\n      greet("สวัสดี");\n    }\n';
    expect(fitCode(code, { ...spaces, lineBefore: "        " })).toBe('if (ok) {\n          greet("สวัสดี");\n        }');
    expect(fitCode("a;\nb;", { ...spaces, lineBefore: "  const x = " })).toBe("a;\n  b;");
  });

  it("takes the place of whole lines with their indentation, and of words without", () => {
    expect(fitCode("b;\nc;", { ...spaces, replacedIndent: "  " })).toBe("  b;\n  c;");
    expect(fitCode("b;\nc;", { ...spaces, lineBefore: "  a =", replacedIndent: " " })).toBe("b;\n  c;");
  });

  it("has tabs where the place has tabs, a level for each step of its own", () => {
    const place = { lineBefore: "\t", insertSpaces: false, tabSize: 4 };
    expect(fitCode("def f():\n  if x:\n    return 1", place)).toBe("def f():\n\t\tif x:\n\t\t\treturn 1");
  });

  it("has spaces where the place has spaces", () => {
    expect(fitCode("func f() {\n\treturn\n}\n", spaces)).toBe("func f() {\n    return\n}");
  });

  it("leaves empty lines empty, and takes the editor's line breaks for its own", () => {
    expect(fitCode("a\r\n\r\n  b\r\n", { ...spaces, lineBefore: "  " })).toBe("a\n\n    b");
    expect(fitCode("", spaces)).toBe("");
  });

  it("keeps every line's words, whatever its indentation", () => {
    const line = fc.tuple(fc.stringMatching(/^[ \t]{0,9}$/u), fc.constantFrom("", "x = 1", "ຂອບໃຈ", "// नोट"));
    const place = fc.record({
      lineBefore: fc.stringMatching(/^[ \t]{0,5}$/u),
      insertSpaces: fc.boolean(),
      tabSize: fc.integer({ min: 1, max: 8 }),
    });
    fc.assert(
      fc.property(fc.array(line, { minLength: 1 }), place, (lines, where) => {
        const code = lines.map(([indent, words]) => indent + words).join("\n");
        const wanted = code
          .replace(/\n$/u, "")
          .split("\n")
          .map((text) => text.trim());
        const fitted = fitCode(code, where).split("\n");
        expect(fitted.map((text) => text.trim())).toEqual(wanted);
        if (where.insertSpaces && !where.lineBefore.includes("\t")) expect(fitted.join("")).not.toContain("\t");
      }),
    );
  });
});

describe("the language of a fence", () => {
  const known = ["typescript", "python", "shellscript", "cpp"];

  it("is the editor's, for its own names and for those that models write", () => {
    expect(
      ["ts", "Python", "c++", "bash", 'py title="a.py"', "ts {1,3}"].map((info) => fenceLanguage(info, known)),
    ).toEqual(["typescript", "python", "cpp", "shellscript", "python", "typescript"]);
  });

  it("is none where the editor has none", () => {
    expect(["", "brainfuck", "rust", "constructor"].map((info) => fenceLanguage(info, known))).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });
});
