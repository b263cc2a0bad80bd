import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hasHidden, splitAtHidden } from "../../src/core/text/hiddenCharacters.ts";
import { BlockStream } from "../../webview-ui/src/markdown/blockStream.ts";
import { randomPieces, seededRandom } from "../support/seededRandom.ts";
import { SAMPLES, type Sample } from "./support/samples.ts";

/** An answer with everything that models write, in one language. */
function documentOf({ long, short, middle }: Sample): string {
  return [
    `# ${short}`,
    long,
    `## ${middle}\n${long}\n**${short}** _${middle}_ \`${short}\``,
    `- ${short}\n- ${middle}\n  - ${short}\n\n  ${long}\n\n- [x] ${short}`,
    `1. ${short}\n\n2. ${middle}\n\n   \`\`\`py\n   print("${short}")\n\n   # ${middle}\n   \`\`\`\n\n10. ${short}`,
    `> ${long}\n> > ${short}\n${middle}`,
    `| a | ${short} |\n|---|:-:|\n| ${middle} | ${short} |\n| x | y |`,
    `\`\`\`ts\nconst a = "${short}";\n\n// ${middle}\n~~~\n\`\`\``,
    `${short}\n===\n${middle}<br>${short}\n---`,
    `    ${short}\n\n    ${middle}`,
    `<b>${short}</b>\n<script>alert(1)</script>\n\n***\n[${short}](https://example.org "${middle}") https://example.org/`,
    `* ${short}\n* ${middle}\n\n+ ${short}\n\n\n${long}  \n${short}`,
  ].join("\n\n");
}

function htmlOf(stream: BlockStream, text: string, isWhole: boolean): string[] {
  return stream.update(text, isWhole).map(({ html }) => html);
}

describe.each(SAMPLES.map((sample) => [sample.lang, sample] as const))("BlockStream in %s", (_, sample) => {
  const text = documentOf(sample);

  it.each([1, 2])("gives at every step what parsing everything anew gives (seed %i)", (seed) => {
    const stream = new BlockStream();
    let received = "";
    for (const piece of randomPieces(text, seededRandom(seed), 40)) {
      received += piece;
      expect(htmlOf(stream, received, false)).toEqual(htmlOf(new BlockStream(), received, true));
    }
    expect(received).toBe(text);
  });

  it("gives what the document has when it comes character by character", () => {
    const stream = new BlockStream();
    const start = text.slice(0, 700);
    for (let length = 1; length <= start.length; length += 1) {
      const html = htmlOf(stream, start.slice(0, length), false);
      if (length % 25 === 0 || length === start.length) {
        expect(html).toEqual(htmlOf(new BlockStream(), start.slice(0, length), true));
      }
    }
  });
});

describe("BlockStream", () => {
  it("keeps finished blocks as the same objects", () => {
    const stream = new BlockStream();
    const first = stream.update("one\n\ntwo\n\nthr", false);
    const second = stream.update("one\n\ntwo\n\nthree\n\nfour\n", false);
    expect(second[0]).toBe(first[0]);
    expect(second.map(({ html }) => html.trim())).toEqual(["<p>one</p>", "<p>two</p>", "<p>three</p>", "<p>four</p>"]);
    expect(second.map(({ key }) => key)).toEqual([0, 1, 2, 3]);
  });

  it("keeps them when the text is whole, unless a link's address has come", () => {
    const growing = "See [u].\n\ntwo\n\nthree\n";
    const plain = new BlockStream();
    const [first, second] = plain.update(growing, false);
    const whole = plain.update(`${growing}and four`, true);
    expect(whole[0]).toBe(first);
    expect(whole[1]).toBe(second);
    expect(whole.map(({ isFinished }) => isFinished)).toEqual([true, true, true]);

    const linked = new BlockStream();
    linked.update(growing, false);
    expect(htmlOf(linked, `${growing}\n[u]: https://example.org/u\n`, true)[0]).toContain("example.org/u");
  });

  it("goes on with a text that was whole", () => {
    const stream = new BlockStream();
    const text = "one\n\n- two\n- three\n\nfour";
    stream.update(text, false);
    stream.update(text, true);
    expect(htmlOf(stream, `${text} five\n\nsix`, false)).toEqual(
      htmlOf(new BlockStream(), `${text} five\n\nsix`, true),
    );
  });

  it("gives what parsing everything anew gives, whatever ends the lines and however deep they are", () => {
    const line = fc.constantFrom(
      ...SAMPLES.map(({ short }) => short),
      `ก${"\u0E49".repeat(50)}`,
      "- a",
      ">".repeat(60),
      "",
    );
    const lineEnd = fc.constantFrom("\n", "\r\n", "\r", "\n\n");
    fc.assert(
      fc.property(
        fc.array(fc.tuple(line, lineEnd), { maxLength: 12 }),
        fc.integer({ min: 1, max: 30 }),
        (lines, step) => {
          const text = lines.flat().join("");
          const stream = new BlockStream();
          for (let end = step; end < text.length; end += step) stream.update(text.slice(0, end), false);
          expect(htmlOf(stream, text, false)).toEqual(htmlOf(new BlockStream(), text, true));
        },
      ),
    );
  });

  it("does not finish a list that may still go on", () => {
    const stream = new BlockStream();
    stream.update("1. a\n\n2", false);
    expect(htmlOf(stream, "1. a\n\n2. b", false)).toHaveLength(1);
  });

  it("finds at the end the address of a link at the beginning", () => {
    const text = "See [the text][udhr].\n\nMore.\n\n[udhr]: https://example.org/udhr\n";
    const stream = new BlockStream();
    for (const end of [10, 25, 33, 50]) stream.update(text.slice(0, end), false);
    expect(htmlOf(stream, text, true)[0]).toContain('<a href="https://example.org/udhr">');
  });

  it("uses an address that has come before the link, and never half an address", () => {
    const text = "[u]: https://example.org/u\n\nOne.\n\nTwo [a][u].\n";
    const stream = new BlockStream();
    for (let end = 1; end < text.length; end += 1) stream.update(text.slice(0, end), false);
    expect(htmlOf(stream, text, false).at(-1)).toContain('href="https://example.org/u"');
  });

  it.each([
    [
      "a numbered list",
      "1. Make:\n\n   ```make\n   all:\n   \tgcc a.c\n   \t\t-o b\n   ```\n2. End",
      "all:\n\tgcc a.c\n\t\t-o b\n",
    ],
    ["an item that begins with it", "- ```go\n  func a() {\n  \treturn\n  }\n  ```", "func a() {\n\treturn\n}\n"],
    ["no list", "```make\nall:\n\tgcc a.c\n```", "all:\n\tgcc a.c\n"],
  ])("keeps the tabs of code in %s", (_, text, code) => {
    expect(htmlOf(new BlockStream(), text, true).join("")).toContain(`>${code}</code>`);
  });

  it("takes a paragraph of thousands of signs as plain text, and lists that stand too far to the right", () => {
    expect(htmlOf(new BlockStream(), "**a** ".repeat(150), true).join("")).toContain("<strong>a</strong>");
    expect(htmlOf(new BlockStream(), "***a* ".repeat(900), true).join("")).not.toMatch(/<em>|<strong>/u);
    const stairs = Array.from({ length: 100 }, (__, index) => `${"  ".repeat(index)}- ${String(index)}`).join("\n");
    const html = htmlOf(new BlockStream(), stairs, true).join("");
    expect(html.match(/<ul>/gu)).toHaveLength(40);
    expect(html).toContain("- 99");
  });

  it("starts anew when the text is another one", () => {
    const stream = new BlockStream();
    stream.update("one\n\ntwo\n\nthree\n", false);
    expect(htmlOf(stream, "other", false)).toEqual(["<p>other</p>\n"]);
  });

  it("reads lines that end in CR LF, cut anywhere", () => {
    const text = "one\r\n\r\n- a\r\n- b\r\n\r\nend\r\n";
    const stream = new BlockStream();
    for (let end = 1; end < text.length; end += 1) stream.update(text.slice(0, end), false);
    expect(htmlOf(stream, text, false)).toEqual(htmlOf(new BlockStream(), text.replaceAll("\r", ""), true));
  });

  it.each([
    ["paragraphs", "ຄົນ 😀\n\n".repeat(20_000)],
    ["lines of a huge text", "ประเทศ\n".repeat(60_000)],
    ["a table's rows", `|a|b|\n|-|-|\n${"|မြန်မာ|😀|\n".repeat(10_000)}`],
    ["a text without lines or words", "😀".repeat(200_000)],
  ])("shows %s that are too many for a browser in pieces, and all of them", (_, text) => {
    const html = htmlOf(new BlockStream(), text, true);
    expect(Math.max(...html.map(({ length }) => length))).toBeLessThan(20_000);
    const shown = html.join("").replaceAll(/<[^>]*>|\s/gu, "");
    expect(shown).toBe(text.replaceAll(/\s/gu, ""));
  });

  it.each([
    ["a paragraph", "ກ\u202E".repeat(12_000)],
    ["code", `\`\`\`\n${"a\u202E".repeat(40_000)}\n\`\`\`\n`],
  ])("has no more marks of hidden characters in a block of %s than a browser lays out at once", (_, text) => {
    const blocks = new BlockStream().update(text, true);
    const marks = blocks.map(({ source }) => splitAtHidden(source).filter(hasHidden).length);
    expect(Math.max(...marks)).toBeLessThanOrEqual(500);
    expect(marks.reduce((sum, count) => sum + count)).toBe(text.split("\u202E").length - 1);
  });
});

describe("A paragraph too long for one block", () => {
  it("goes on from each block to the next, but not into what follows it", () => {
    const text = `${"ภาษาไทยเขียนติดกัน".repeat(2000)}\n\nend`;
    const blocks = new BlockStream().update(text, true);
    expect(blocks.length).toBeGreaterThan(8);
    expect(blocks.map(({ goesOn }) => goesOn)).toEqual(blocks.map((_, index) => index < blocks.length - 2));
  });
});
