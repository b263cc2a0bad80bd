/** Translations beside their sources in documents that a line of its own could break: each result is read again by its format. */
import { describe, expect, it } from "vitest";
import { applyEdits } from "../../../../src/core/translate/formats/applyEdits.ts";
import { commentsIn } from "../../../../src/core/translate/formats/code/commentLexer.ts";
import { code } from "../../../../src/core/translate/formats/code/code.ts";
import type { FormatId } from "../../../../src/core/translate/formats/documentFormat.ts";
import { markdown } from "../../../../src/core/translate/formats/markdown/markdown.ts";
import { editsFor, type EditingWay } from "../../../../src/extension/translate/apply/applyWay.ts";
import { standsBeside } from "../../../../src/extension/translate/apply/besideBlock.ts";
import type { TranslatedSegment } from "../../../../src/extension/translate/translatedText.ts";
import type { TextSpan } from "../../../../src/shared/translation.ts";

interface Kind {
  readonly format: FormatId;
  readonly dialect?: string;
}

const MARKDOWN: Kind = { format: "markdown" };
const PYTHON: Kind = { format: "code", dialect: "python" };
const C: Kind = { format: "code", dialect: "c" };

/** Words in angle quotes stand for translations. */
function translated(kind: Kind, source: string, place?: string): { segments: TranslatedSegment[]; places: TextSpan[] } {
  const { spans } = (kind.format === "code" ? code : markdown).extract(source, { target: "th", ...kind });
  const at = place === undefined ? 0 : source.indexOf(place);
  const whole = { start: at, end: at + (place ?? source).length };
  const segments = spans
    .filter(({ start, end }) => whole.start <= start && end <= whole.end)
    .map(({ start, end }, index): TranslatedSegment => {
      const words = source.slice(start, end);
      return { start, end, source: words, text: `«${words}»`, index, outcome: undefined };
    });
  return { segments, places: [whole] };
}

function result(way: EditingWay, kind: Kind, source: string, place?: string): string {
  return applyEdits(source, editsFor(way, { source, ...kind, ...translated(kind, source, place) })).text;
}

function wordsIn(text: string): string[] {
  return markdown.extract(text, { target: "th" }).spans.map(({ source }) => source);
}

describe("code before a comment", () => {
  const source = 'int f() {\n  const char *s = "a"; // Hello\n  return 1; // World\n}\n';

  it.each([
    ["insertBelow", 'const char *s = "a"; // Hello', '\n  const char *s = "a"; // Hello\n  // «Hello»\n  return 1;'],
    ["insertAbove", 'const char *s = "a"; // Hello', '{\n  // «Hello»\n  const char *s = "a"; // Hello\n  return 1;'],
    ["insertBelow", source, '"a"; // Hello\n  // «Hello»\n  return 1; // World\n  // «World»\n}\n'],
  ] as const)("%s: is not copied along with it (%s)", (way, place, expected) => {
    const text = result(way, C, source, place);
    expect(text).toContain(expected);
    expect(text.match(/char|return/gu)).toHaveLength(2);
  });
});

describe("front matter", () => {
  const source = "---\ntitle: Hello\n---\nText\n";

  it.each(["insertBelow", "insertAbove"] as const)("%s: gets nothing into it", (way) => {
    const text = result(way, MARKDOWN, source, "Hello");
    expect(text).toBe("---\ntitle: Hello\n---\n\n«Hello»\n\nText\n");
    expect(wordsIn(text)).toEqual(["Hello", "«Hello»", "Text"]);
  });

  it("bilingual: keeps what follows apart", () => {
    expect(result("bilingual", MARKDOWN, source)).toBe("---\ntitle: Hello\n---\n\n«Hello»\n\nText\n\n«Text»\n");
  });
});

describe("a table", () => {
  const source = "| Word | Sense |\n|---|---|\n| peace | calm |\n| war | fight |\n\nText\n";

  it.each(["insertBelow", "insertAbove"] as const)("%s: its head becomes the first row", (way) => {
    const text = result(way, MARKDOWN, source, "| Word | Sense |");
    expect(text).toBe(source.replace("|---|---|\n", "|---|---|\n| «Word» | «Sense» |\n"));
    expect(wordsIn(text)).toEqual(["Word", "Sense", "«Word»", "«Sense»", "peace", "calm", "war", "fight", "Text"]);
  });

  it("is repeated as a table when its head and rows are wanted", () => {
    const head = "| Word | Sense |\n|---|---|\n| peace | calm |";
    const copy = "| «Word» | «Sense» |\n|---|---|\n| «peace» | «calm» |";
    expect(result("insertBelow", MARKDOWN, source, head)).toBe(source.replace("\n\nText", `\n\n${copy}\n\nText`));
    expect(result("insertAbove", MARKDOWN, source, head)).toBe(`${copy}\n\n${source}`);
  });

  it("stays one when its rows begin without a bar", () => {
    const bare = "Word | Sense\n--- | ---\npeace | calm\nwar | fight\n";
    expect(result("bilingual", MARKDOWN, bare)).toBe(
      "Word | Sense\n--- | ---\n«Word» | «Sense»\npeace | calm\n«peace» | «calm»\nwar | fight\n«war» | «fight»\n",
    );
  });
});

describe("an underlined heading", () => {
  it.each([
    ["insertBelow", "Title\n=====\n\n«Title»\n=====\n\nText\n"],
    ["insertAbove", "«Title»\n=====\n\nTitle\n=====\nText\n"],
  ] as const)("%s: gets another with an underline of its own", (way, expected) => {
    expect(result(way, MARKDOWN, "Title\n=====\nText\n", "Title")).toBe(expected);
  });

  it("is not what stands above a line across the page", () => {
    expect(result("insertBelow", MARKDOWN, "- Item\n\n---\n", "Item")).toBe("- Item\n- «Item»\n\n---\n");
  });
});

describe("a comment of several lines", () => {
  const docstring = 'def open():\n    """Opens the door.\n\n    Without a key.\n    """\n    return 1\n';

  function comments(text: string, { dialect = "" }: Kind): string[] {
    return commentsIn(text, dialect).map(({ start, end }) => text.slice(start, end));
  }

  it.each([
    ["insertBelow", '    """\n    """«Opens the door.»"""\n    return 1\n'],
    ["insertAbove", 'def open():\n    """«Opens the door.»"""\n    """Opens the door.\n'],
  ] as const)("%s: its first line goes into one of its own", (way, expected) => {
    const text = result(way, PYTHON, docstring, "Opens the door.");
    expect(text).toContain(expected);
    expect(comments(text, PYTHON)).toHaveLength(2);
  });

  it("takes the copy of a line in its middle", () => {
    expect(result("insertBelow", PYTHON, docstring, "Without a key.")).toBe(
      docstring.replace("Without a key.\n", "Without a key.\n    «Without a key.»\n"),
    );
  });

  it("bilingual: is repeated as a whole", () => {
    const copy = '"""«Opens the door.»\n\n    «Without a key.»"""';
    expect(result("bilingual", PYTHON, docstring)).toBe(docstring.replace("    return", `    ${copy}\n    return`));
  });

  it("is closed once", () => {
    const source = "/* Opens the door.\n\n   Closes it. */\nint x;\n";
    const text = result("insertBelow", C, source, "Closes it.");
    expect(text).toBe(source.replace("int x;", "/* «Closes it.» */\nint x;"));
    expect(comments(text, C)).toHaveLength(2);
  });
});

describe("what has no place for a second language", () => {
  const place = { start: 11, end: 16 };

  it.each(["json", "properties", "yaml", "po", "csv", "xliff"] as const)("is a %s file", (format) => {
    expect(standsBeside({ source: '{"title": "Hello"}', format }, [place])).toBe(false);
  });

  it("is a program outside of its comments", () => {
    expect(standsBeside({ source: 'print("aaaa Hello")', ...PYTHON }, [place])).toBe(false);
    expect(standsBeside({ source: "x = 1  # a Hello", ...PYTHON }, [place])).toBe(true);
  });
});
