import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { xliff } from "../../../../src/core/translate/formats/xliff.ts";
import { expectIdentity, sources, translated } from "../../../support/formatChecks.ts";

const VERSION_1 = `<?xml version="1.0" encoding="UTF-8"?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
  <file original="app.ts" source-language="en" datatype="plaintext">
    <body>
      <trans-unit id="greeting" datatype="html">
        <source>Hello <x id="INTERPOLATION" equiv-text="{{name}}"/>, <g id="1">welcome</g> &amp; enjoy!</source>
        <note priority="1" from="description">Start page</note>
      </trans-unit>
      <trans-unit id="save">
        <source>Save</source>
        <target state="needs-translation">Save</target>
      </trans-unit>
      <group translate="no">
        <trans-unit id="brand"><source>SEA-LION</source></trans-unit>
      </group>
      <trans-unit id="done" approved="yes">
        <source>Done</source>
        <target state="final">เสร็จแล้ว</target>
        <alt-trans><source>Finished</source><target>เสร็จ</target></alt-trans>
      </trans-unit>
      <trans-unit id="code">
        <source>Press <bpt id="1">&lt;kbd></bpt>Enter<ept id="1">&lt;/kbd></ept> or <mrk mtype="protected">F1</mrk></source>
        <target/>
      </trans-unit>
    </body>
  </file>
</xliff>
`;

const VERSION_2 = `<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="en" trgLang="vi">
 <file id="f1">
  <unit id="u1">
   <notes><note>A button</note></notes>
   <segment id="s1" state="initial">
    <source>Open <pc id="1">the door</pc><ph id="2"/></source>
   </segment>
   <ignorable><source> </source></ignorable>
   <segment id="s2" state="final">
    <source>Close it.</source>
    <target>Đóng nó lại.</target>
   </segment>
  </unit>
  <unit id="u2" translate="no"><segment><source>Never</source></segment></unit>
 </file>
</xliff>`;

describe("xliff", () => {
  it("reads the segments of 1.2 with their translations", () => {
    const { spans, skipped } = xliff.extract(VERSION_1, { target: "th" });
    expect(skipped).toEqual([]);
    expect(spans.map(({ key, source, current }) => [key, source, current])).toEqual([
      ["greeting", 'Hello <x id="INTERPOLATION" equiv-text="{{name}}"/>, <g id="1">welcome</g> & enjoy!', ""],
      ["save", "Save", ""],
      ["done", "Done", "เสร็จแล้ว"],
      [
        "code",
        'Press <bpt id="1">&lt;kbd></bpt>Enter<ept id="1">&lt;/kbd></ept> or <mrk mtype="protected">F1</mrk>',
        "",
      ],
    ]);
    expect(spans[0]?.note).toBe("Start page");
    expect(spans[0]?.marks.map(({ kind, pair }) => [kind, pair])).toEqual([
      ["opaque", undefined],
      ["open", 0],
      ["close", 0],
    ]);
    expect(spans[3]?.marks.map(({ kind, pair }) => [kind, pair])).toEqual([
      ["open", 0],
      ["close", 0],
      ["opaque", undefined],
    ]);
  });

  it("adds targets, fills those that are new, and keeps all others", () => {
    const result = translated(xliff, VERSION_1, { target: "th" }, ({ key, current, source }) =>
      key === "greeting"
        ? 'สวัสดี <x id="INTERPOLATION" equiv-text="{{name}}"/> <g id="1">ยินดี</g> < &'
        : current || source,
    );
    expect(result).toBe(
      VERSION_1.replace('datatype="plaintext">', 'datatype="plaintext" target-language="th">')
        .replace(
          "enjoy!</source>",
          'enjoy!</source>\n        <target state="translated">สวัสดี <x id="INTERPOLATION" equiv-text="{{name}}"/> <g id="1">ยินดี</g> &lt; &amp;</target>',
        )
        .replace("needs-translation", "translated")
        .replace(
          "<target/>",
          '<target>Press <bpt id="1">&lt;kbd></bpt>Enter<ept id="1">&lt;/kbd></ept> or <mrk mtype="protected">F1</mrk></target>',
        ),
    );
    const again = xliff.extract(result, { target: "th" });
    expect(again.edits).toEqual([]);
    expect(again.spans.every(({ current }) => current !== "")).toBe(true);
  });

  it("reads the segments of version 2, and their states change with their texts", () => {
    expect(sources(xliff, VERSION_2, { target: "vi" })).toEqual({
      "u1.s1": 'Open <pc id="1">the door</pc><ph id="2"/>',
      "u1.s2": "Close it.",
    });
    expect(
      translated(xliff, VERSION_2, { target: "vi" }, ({ current }) => current || 'Mở <pc id="1">cửa</pc><ph id="2"/>'),
    ).toBe(
      VERSION_2.replace('"initial"', '"translated"').replace(
        '<ph id="2"/></source>',
        '<ph id="2"/></source>\n    <target>Mở <pc id="1">cửa</pc><ph id="2"/></target>',
      ),
    );
  });

  it("does not take targets in another language for its own", () => {
    const { spans, edits } = xliff.extract(VERSION_2, { target: "km" });
    expect(spans.map(({ current }) => current)).toEqual(["", ""]);
    expect(edits.map(({ text }) => text)).toEqual([expect.stringContaining('trgLang="km"')]);
    expectIdentity(xliff, VERSION_2, { target: "km" });
  });

  it("writes everything back as it stands", () => {
    for (const text of [VERSION_1, VERSION_2, `\ufeff${VERSION_1.replaceAll("\n", "\r\n")}`]) {
      expectIdentity(xliff, text, { target: "th" });
      expectIdentity(xliff, text, { target: "vi" });
    }
  });

  it("keeps the line breaks of the document for targets that are added", () => {
    const result = translated(xliff, VERSION_1.replaceAll("\n", "\r\n"), { target: "ta" }, () => "சரி");
    expect(result).not.toMatch(/[^\r]\n/u);
    expect(result).toContain('</source>\r\n        <target state="translated">சரி</target>\r\n');
  });

  it("reads texts of several lines with one kind of line break", () => {
    const text = VERSION_2.replace("Close it.", "Close\n  it.").replaceAll("\n", "\r\n");
    const [, span] = xliff.extract(text, { target: "km" }).spans;
    expect(span?.source).toBe("Close\n  it.");
    expect(span?.encode("បិទ\nវា")).toBe("<target>បិទ\r\nវា</target>");
  });

  it("tells units of several files apart", () => {
    const file = (name: string) =>
      `<file original="${name}" source-language="en"><body><trans-unit id="1"><source>Open</source></trans-unit></body></file>`;
    const text = `<xliff version="1.2">${file("a.txt")}${file("b.txt")}</xliff>`;
    expect(Object.keys(sources(xliff, text, { target: "lo" }))).toEqual(["a.txt#1", "b.txt#1"]);
  });

  it("reads any text back as it was given", () => {
    const text = fc.string({ unit: fc.constantFrom("ក", "a", "<", "&", ">", '"', " ", "\n", "]]>", "&lt;", "ா") });
    fc.assert(
      fc.property(text, text, (first, second) => {
        const result = translated(xliff, VERSION_2, { target: "vi" }, ({ key }) =>
          key === "u1.s1" ? `a${first}` : `b${second}`,
        );
        expect(xliff.extract(result, { target: "vi" }).spans.map(({ current }) => current)).toEqual([
          `a${first}`,
          `b${second}`,
        ]);
      }),
    );
  });

  it.each([
    ["<html/>", "no XLIFF: the outermost element is another one"],
    ["<xliff><file></xliff>", "unexpected close tag"],
  ])("refuses %j", (text, reason) => {
    expect(() => xliff.extract(text, { target: "th" })).toThrow(
      expect.objectContaining({
        code: "document.invalid",
        details: expect.objectContaining({ reason }) as unknown,
      }) as Error,
    );
  });
});

describe("a unit that is translated anew", () => {
  const unit = (attributes: string, target: string) =>
    `<xliff version="1.2"><file source-language="en" target-language="fr"><body><trans-unit id="a"${attributes}><source>Done</source>${target}</trans-unit></body></file></xliff>`;

  it("is in the target's language, and nobody has approved of it", () => {
    const text = unit(' approved="yes" resname="r"', '<target xml:lang="fr" state="final">Fini</target>');
    expect(translated(xliff, text, { target: "th" }, () => "เสร็จ")).toBe(
      unit(' resname="r"', '<target xml:lang="th" state="translated">เสร็จ</target>').replace('"fr"', '"th"'),
    );
  });

  it("keeps approval and language while its text stays", () => {
    const text = unit(' approved="yes"', '<target xml:lang="th">เสร็จ</target>').replace('"fr"', '"th"');
    expectIdentity(xliff, text, { target: "th" });
    expect(translated(xliff, text, { target: "th" }, ({ current }) => current)).toBe(text);
  });
});
