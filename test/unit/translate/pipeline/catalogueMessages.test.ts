/** Messages that a program formats, from the catalogue to the translated catalogue. */
import { describe, expect, it } from "vitest";
import {
  translateDocument,
  type TranslationRequest,
} from "../../../../src/core/translate/pipeline/translateDocument.ts";
import { fakeEngineModel } from "../../../support/fakeEngineModel.ts";

async function translated(request: Omit<TranslationRequest, "target" | "source">, answer: string) {
  const model = fakeEngineModel({ answer: () => answer });
  const { text, segments } = await translateDocument(
    model,
    { ...request, target: "th", source: "en" },
    { attempts: 1 },
  );
  return {
    text,
    findings: segments.flatMap(({ findings }) => findings),
    asked: model.prompts.map(({ text: asked }) => asked),
  };
}

const entry = (flag: string, id: string, translation = "") => `#, ${flag}\nmsgid "${id}"\nmsgstr "${translation}"\n`;

describe("a message of a catalogue", () => {
  const id = "Deleted %d files from %s";

  it("has its conversions numbered where the translation has another order", async () => {
    const { text, findings } = await translated({ format: "po", text: entry("c-format", id) }, "จาก %s ลบ %d ไฟล์");
    expect(text).toContain(entry("c-format", id, "จาก %2$s ลบ %1$d ไฟล์"));
    expect(findings).toEqual([]);
  });

  it("in Python has a finding instead", async () => {
    const { findings } = await translated({ format: "po", text: entry("python-format", id) }, "จาก %s ลบ %d ไฟล์");
    expect(findings).toEqual([{ code: "placeholderExtra", details: { what: "%s … %d", times: 1 } }]);
  });

  it("is translated whole where a part of it is selected", async () => {
    const text = `"a" = "Copied %s and deleted %d files from %s";\n`;
    const start = text.indexOf("%d files");
    const answer = "จาก %s ลบ %d ไฟล์และคัดลอก %s";
    const result = await translated(
      { format: "appleStrings", text, ranges: [{ start, end: text.length - 3 }] },
      answer,
    );
    expect(result.text).toBe(`"a" = "${answer}";\n`);
    expect(result.asked).toEqual(["Copied %s and deleted %d files from %s"]);
  });

  it("of GTK goes to the model without its mnemonic, and has one again", async () => {
    const { text, asked } = await translated({ format: "po", text: entry("fuzzy", "E_xit") }, "ออก");
    expect(asked).toEqual(["Exit"]);
    expect(text).toContain('msgstr "ออก(_X)"');
  });

  it("of Java has the apostrophes of its translation doubled", async () => {
    const { text } = await translated({ format: "properties", text: "# ü\na=Open {0} on Friday\n" }, "เปิด 'ศุกร์' {0}");
    expect(text).toBe("# ü\na=เปิด ''ศุกร์'' {0}\n");
  });

  it("of Java is written as the translation that is there already", async () => {
    const text = "a=Open {0} on Friday\nb=Close {0} on Monday\n";
    const previous = (earlier: string) => ({ format: "properties", text, previous: { text: earlier, records: {} } });
    const { text: utf8 } = await translated(previous("a=เปิด {0} วันศุกร์\n"), "ปิด {0} วันจันทร์");
    expect(utf8).toBe("a=เปิด {0} วันศุกร์\nb=ปิด {0} วันจันทร์\n");
    const { text: ascii } = await translated(previous("a=\\u0e40 {0}\n"), "ปิด {0}");
    expect(ascii).toMatch(/^a=\\u0e40 \{0\}\nb=\\u0e1b[ -~]*\n$/u);
  });
});
