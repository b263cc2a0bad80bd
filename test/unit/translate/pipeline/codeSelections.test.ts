/** Selections in programs: comments, strings, and what is no words. */
import { describe, expect, it } from "vitest";
import { fakeEngineModel } from "../../../support/fakeEngineModel.ts";
import { runTranslation } from "../../../support/translationRun.ts";

async function translateIn(dialect: string, marked: string, answer: (text: string) => string) {
  const start = marked.indexOf("«");
  const end = marked.indexOf("»") - 1;
  const text = marked.replace(/[«»]/gu, "");
  const model = fakeEngineModel({ answer: (_messages, words) => answer(words) });
  const request = { text, target: "ms", source: "en", format: "code", dialect, ranges: [{ start, end }] } as const;
  return runTranslation(model, request, { attempts: 1 });
}

const shout = (text: string) => text.toUpperCase();

describe("a selection in a program", () => {
  it.each([
    ["typescript", "«return s;»\n", "it is code"],
    ["typescript", "const a = 1;\n«if (a > b) return a;»\n", "it is code"],
    ["python", "«x = compute(y)»\n", "it is code"],
  ])("without comment or string is left alone, and said in one sentence (%s: %s)", async (dialect, marked, reason) => {
    const { text, segments, notes } = await translateIn(dialect, marked, shout);
    expect(text).toBe(marked.replace(/[«»]/gu, ""));
    expect(segments).toEqual([]);
    const line = marked.slice(0, marked.indexOf("«")).split("\n").length;
    expect(notes).toEqual([{ code: "partSkipped", details: { line, reason } }]);
  });

  it.each([
    ["typescript", 'const s = "«Hello world»";\n', 'const s = "HELLO WORLD";\n'],
    ["typescript", '«const s = "Hello world";»\n', 'const s = "HELLO WORLD";\n'],
    ["typescript", "const s = «`Hello ${user.name} there`»;\n", "const s = `HELLO ${user.name} THERE`;\n"],
    ["typescript", "«const s = 'one'; // Two words»\n", "const s = 'one'; // TWO WORDS\n"],
    ["typescriptreact", "const a = <p>«Hello world»</p>;\n", "const a = <p>HELLO WORLD</p>;\n"],
    ["python", "s = '''«Hello world»'''\nf(s)\n", "s = '''HELLO WORLD'''\nf(s)\n"],
  ])("%s: %s", async (dialect, marked, expected) => {
    expect((await translateIn(dialect, marked, shout)).text).toBe(expected);
  });

  it.each([
    ["typescript", 'const s = "«Hello world»";\n', 'say "hi" \\ now', 'const s = "say \\"hi\\" \\\\ now";\n'],
    ["typescript", "const s = '«Hello world»';\n", "it's\nnow", "const s = 'it\\'s now';\n"],
    ["csharp", 'var s = @"«Hello world»";\n', 'say "hi"', 'var s = @"say ""hi""";\n'],
    ["go", "s := `«Hello world»`\n", "a ` b", "s := `a ’ b`\n"],
    ["typescriptreact", "const a = <p>«Hello world»</p>;\n", "a < b", "const a = <p>a &lt; b</p>;\n"],
  ])("%s: a translation cannot end the string %s", async (dialect, marked, answer, expected) => {
    expect((await translateIn(dialect, marked, () => answer)).text).toBe(expected);
  });

  it("keeps the escapes of a string", async () => {
    const { text } = await translateIn("c", String.raw`puts("«Hello\n\"world\"»");`, shout);
    expect(text).toBe(String.raw`puts("HELLO\n\"WORLD\"");`);
  });
});
