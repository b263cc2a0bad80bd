import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { androidXml } from "../../../../src/core/translate/formats/androidXml.ts";
import { expectIdentity, sources, translated } from "../../../support/formatChecks.ts";

const RESOURCES = String.raw`<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE resources [
  <!ENTITY app "Ferry">
]>
<resources xmlns:xliff="urn:oasis:names:tc:xliff:document:1.2">
    <!-- Title of the first screen -->
    <string name="title">Boats &amp; tickets</string>
    <string name="build" translatable="false">debug</string>
    <string name="alias">@string/title</string>
    <color name="sea">#0044cc</color>
    <string name="escaped">Don\'t say \"now\"\nor   \u00e0 la
        minute \@ noon</string>
    <string name="quoted">"  It's  spaced  "</string>
    <string name="markup">Hello <b>%1$s</b>, you have <xliff:g id="n" example="3">%2$d</xliff:g> tickets</string>
    <string name="section"><![CDATA[<a href="https://example.org">Read it</a> & go]]></string>
    <string name="entity">Welcome to &app;</string>
    <string name="escapedMarkup">&lt;b&gt;Bold&lt;/b&gt; words</string>
    <string name="mixed">A <b>tag</b> and &lt;b> in words</string>
    <string name="number">42</string>
    <string name="empty"/>
    <string-array name="days">
        <item>Monday</item>
        <item>Tuesday</item>
    </string-array>
    <plurals name="boats">
        <item quantity="one">%d boat</item>
        <item quantity="other">%d boats</item>
    </plurals>
</resources>
`;

const THAI_SOURCE = `<resources>
\t<plurals name="boats">
\t\t<item quantity="other">เรือ %d ลำ</item>
\t</plurals>
</resources>`;

describe("androidXml", () => {
  it("reads what is for people as its readers see it", () => {
    expect(sources(androidXml, RESOURCES, { target: "th" })).toEqual({
      title: "Boats & tickets",
      escaped: 'Don\'t say "now"\nor à la minute @ noon',
      quoted: "  It's  spaced  ",
      markup: 'Hello <b>%1$s</b>, you have <xliff:g id="n" example="3">%2$d</xliff:g> tickets',
      section: '<a href="https://example.org">Read it</a> & go',
      entity: "Welcome to &app;",
      escapedMarkup: "<b>Bold</b> words",
      "days[0]": "Monday",
      "days[1]": "Tuesday",
      "boats.one": "%d boat",
      "boats.other": "%d boats",
    });
    const { spans, skipped } = androidXml.extract(RESOURCES, { target: "th" });
    expect(spans[0]).toMatchObject({ note: "Title of the first screen", syntax: "printf" });
    expect(spans[1]).not.toHaveProperty("note");
    expect(skipped).toEqual([{ line: 18, reason: "a tag that is also part of the words" }]);
  });

  it("marks tags in pairs and placeholders with their content", () => {
    const { spans } = androidXml.extract(RESOURCES, { target: "ms" });
    const { source, marks } = spans.find(({ key }) => key === "markup")!;
    expect(marks.map(({ start, end, kind, pair }) => [source.slice(start, end), kind, pair])).toEqual([
      ["<b>", "open", 0],
      ["</b>", "close", 0],
      ['<xliff:g id="n" example="3">%2$d</xliff:g>', "opaque", undefined],
    ]);
  });

  it("writes everything back as it stands", () => {
    expect(expectIdentity(androidXml, RESOURCES, { target: "fil" })).toHaveLength(11);
    expectIdentity(androidXml, `\ufeff${RESOURCES.replaceAll("\n", "\r\n")}`, { target: "lo" });
  });

  it.each([
    ["title", "@ ท่าเรือ & 'ตั๋ว' <ใหม่>", String.raw`\@ ท่าเรือ &amp; \'ตั๋ว\' &lt;ใหม่>`],
    ["escaped", "Satu\ndua  \\", String.raw`Satu\ndua\u0020\u0020\\`],
    ["quoted", "  มี 'ช่อง'  ว่าง ", "\"  มี 'ช่อง'  ว่าง \""],
    [
      "section",
      "<a href=\"https://example.org\">Baca</a> ]]> 'ok'",
      String.raw`<![CDATA[<a href="https://example.org">Baca</a> ]]]]><![CDATA[> \'ok\']]>`,
    ],
    ["entity", "Chào mừng đến &app; & &", "Chào mừng đến &app; &amp; &amp;"],
    ["escapedMarkup", "<b>Tebal</b> kata", "&lt;b&gt;Tebal&lt;/b&gt; kata"],
    [
      "markup",
      'ສະບາຍດີ <b>%1$s</b> <i> <xliff:g id="n" example="3">%2$d</xliff:g>',
      'ສະບາຍດີ <b>%1$s</b> &lt;i> <xliff:g id="n" example="3">%2$d</xliff:g>',
    ],
  ])("escapes the translation of %s where Android needs it", (key, translation, written) => {
    const { spans } = androidXml.extract(RESOURCES, { target: "id" });
    expect(spans.find((span) => span.key === key)?.encode(translation)).toBe(written);
  });

  it("adds the plural forms that the target has beyond the source", () => {
    const { spans } = androidXml.extract(THAI_SOURCE, { target: "en" });
    expect(spans.map(({ key, source, current, pluralCategory }) => [key, source, current, pluralCategory])).toEqual([
      ["boats.one", "เรือ %d ลำ", "", "one"],
      ["boats.other", "เรือ %d ลำ", "เรือ %d ลำ", "other"],
    ]);
    expectIdentity(androidXml, THAI_SOURCE, { target: "en" });
    expect(
      translated(androidXml, THAI_SOURCE, { target: "en" }, ({ pluralCategory }) =>
        pluralCategory === "one" ? "%d boat" : "%d boats",
      ),
    ).toBe(`<resources>
\t<plurals name="boats">
\t\t<item quantity="one">%d boat</item>
\t\t<item quantity="other">%d boats</item>
\t</plurals>
</resources>`);
  });

  it("reads any text back as it was given", () => {
    const text = fc
      .string({
        unit: fc.constantFrom(
          "ก",
          "ကြ",
          "a",
          "'",
          '"',
          "\\",
          "<",
          "&",
          ">",
          "@",
          "?",
          " ",
          "\n",
          "\t",
          "]]>",
          "&amp;",
          "é",
          "\u00a0",
        ),
      })
      .filter((value) => value.trim() === value && /\p{Letter}/u.test(value));
    const resources = RESOURCES.replace('"mixed"', '"mixed" translatable="false"');
    fc.assert(
      fc.property(text, (value) => {
        const result = translated(androidXml, resources, { target: "my" }, () => value);
        const found = androidXml.extract(result, { target: "my" }).spans;
        expect(found.map(({ source }) => source)).toEqual(found.map(() => value));
        expect(found).toHaveLength(11);
      }),
    );
  });

  it.each([
    ["<resources><string name='a'>Open</resources>", 1, "unexpected close tag"],
    [
      "<resources>\n<string name='a'>Salt & pepper</string></resources>",
      2,
      "an & that begins no reference: it has to be &amp;",
    ],
    ["<resources>\n", 2, "unclosed tag: resources"],
    ["no XML", 1, "text data outside of root node"],
    ["<a>".repeat(100_000), 1, "more than 500 elements inside of each other"],
  ])("refuses what is not well-formed", (text, line, reason) => {
    expect(() => androidXml.extract(text, { target: "th" })).toThrow(
      expect.objectContaining({
        code: "document.invalid",
        details: expect.objectContaining({ line, reason }) as unknown,
      }) as Error,
    );
  });
});

it("writes no character into a section that XML has no form for", () => {
  const text = '<resources><string name="a"><![CDATA[One & two]]></string></resources>';
  expect(translated(androidXml, text, { target: "th" }, () => "ก\u0000 & \u0007ข")).toBe(
    text.replace("One & two", "ก & ข"),
  );
});
