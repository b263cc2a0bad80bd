import { parse } from "@formatjs/icu-messageformat-parser";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { LanguageTag } from "../../../../src/core/languages.ts";
import type { MessageSyntax, Span } from "../../../../src/core/translate/formats/documentFormat.ts";
import { icuFindings } from "../../../../src/core/translate/protect/icuFindings.ts";
import { asIcuMessage } from "../../../../src/core/translate/protect/messageFormatQuotes.ts";
import { protectText } from "../../../../src/core/translate/protect/protectText.ts";
import { unitsOf } from "../../../../src/core/translate/protect/units.ts";

function span(source: string, syntax: MessageSyntax = "icu"): Span {
  return { start: 0, end: source.length, source, current: source, encode: (text) => text, syntax, marks: [] };
}

/** The message that comes of translating each sentence with `translate`. */
function translated(source: string, target: LanguageTag, translate: (text: string) => string): string {
  const { units, assemble } = unitsOf(span(source), target);
  return assemble(units.map(({ text }) => translate(text)));
}

const textsOf = (source: string, target: LanguageTag = "th") =>
  unitsOf(span(source), target).units.map(({ text }) => text);

describe("a message without forms", () => {
  it("is one text, its arguments by their names", () => {
    expect(textsOf("On {day, date, ::yyyyMMMd} {who} paid {sum, number, ::currency/THB}.")).toEqual([
      "On {day} {who} paid {sum}.",
    ]);
    expect(translated("On {day, date, short} {who} paid.", "id", () => "{who} membayar pada {day}.")).toBe(
      "{who} membayar pada {day, date, short}.",
    );
  });

  it("shows an argument with its style where one name stands for two things", () => {
    expect(textsOf("{at, date} at {at, time}")).toEqual(["{at, date} at {at, time}"]);
  });

  it("has its apostrophes read and written as the message does", () => {
    expect(textsOf("It''s {name}''s")).toEqual(["It's {name}'s"]);
    expect(translated("It''s {name}", "fil", () => "Kay {name}'y 'to")).toBe("Kay {name}''y ''to");
    expect(translated("Today", "fil", () => "Ngayo'y '{araw}")).toBe("Ngayo'y '''{'araw'}'");
    expect(translated("Don't say {word}", "fil", () => "Huwag '{word}' sabihin")).toBe("Huwag ''{word}' sabihin");
  });

  it("has every apostrophe doubled where it is Java's", () => {
    const java = (source: string, translation: string) => {
      const { units, assemble } = unitsOf(span(source, "messageFormat"), "ms");
      return [units.map(({ text }) => text), assemble([translation])];
    };
    expect(java("Open {0} on Friday", "Buka Juma'at {0}")).toEqual([["Open {0} on Friday"], "Buka Juma''at {0}"]);
    expect(java("It''s {0}", "Hari '{0}'")).toEqual([["It's {0}"], "Hari ''{0}''"]);
    expect(java("It's {0}", "Juma'at {0}")).toEqual([["It's {0}"], "Juma''at {0}"]);
    const choice = "{0,choice,0#none|1#one} of Friday''s";
    expect(java(choice, "Juma'at {0,choice,0#none|1#one}")).toEqual([
      ["{0,choice,0#none|1#one} of Friday's"],
      "Juma''at {0,choice,0#none|1#one}",
    ]);
  });

  it("keeps quoted syntax as it is", () => {
    const source = "Write '{name}' for {name}, '{'' ''}' for a pair";
    const [text = ""] = textsOf(source);
    expect(text).toBe("Write '{name}' for {name}, '{'' ''}' for a pair");
    expect(translated(source, "th", (own) => `เขียน ${own}`)).toBe(`เขียน ${source}`);
  });

  it("that is none is one text as it stands", () => {
    for (const source of ["{name", "a } {", "{0,choice,0#none|1#one}", "{".repeat(300)]) {
      const { units, assemble } = unitsOf(span(source), "vi");
      expect(units).toEqual([{ text: source, marks: [], syntax: "icu" }]);
      expect(assemble(["khác"])).toBe("khác");
    }
  });
});

describe("a message with forms", () => {
  it("is a whole sentence for each of them, and the choice moves outside", () => {
    const source = "You have {count, plural, =0 {no files} one {# file} other {# files}} in {folder}.";
    expect(unitsOf(span(source), "fil").units.map(({ text, pluralCategory }) => [text, pluralCategory])).toEqual([
      ["You have no files in {folder}.", undefined],
      ["You have {count} file in {folder}.", "one"],
      ["You have {count} files in {folder}.", "other"],
    ]);
    const filipino = ["Walang file sa {folder}.", "May {count} file sa {folder}.", "May {count} na file sa {folder}."];
    expect(unitsOf(span(source), "fil").assemble(filipino)).toBe(
      "{count, plural, =0 {Walang file sa {folder}.} one {May # file sa {folder}.} other {May # na file sa {folder}.}}",
    );
  });

  it("keeps its offset, line breaks and white space", () => {
    const source = "{n, plural, offset:1\n  =1 {you}\n  one {you and # other}\n  other {you and # others}\n}";
    expect(translated(source, "en", (text) => text.replace("you", "YOU"))).toBe(source.replaceAll("you", "YOU"));
  });

  it.each<readonly [LanguageTag, string, string]>([
    ["en", "{n, plural, other {# fail}}", "{n, plural, other {# fail!} one {# fail!}}"],
    ["ta", "{n, plural,\n\t=0 {x}\n\tother {# y}}", "{n, plural,\n\t=0 {x!}\n\tone {# y!}\n\tother {# y!}}"],
    ["vi", "{n, selectordinal, other {#.}}", "{n, selectordinal, other {#.!} one {#.!}}"],
    ["th", "{n, plural, one {# a} other {# b}}", "{n, plural, one {# a!} other {# b!}}"],
  ])("gets the plural categories of %s beside its own", (target, source, message) => {
    expect(translated(source, target, (text) => `${text}!`)).toBe(message);
  });

  it("asks for the same choice only once", () => {
    const source =
      "{g, select, male {He} other {They}} lost {n, plural, one {{g, select, male {his} other {their}} key} other {# keys}}.";
    expect(textsOf(source)).toEqual([
      "He lost his key.",
      "He lost {n} keys.",
      "They lost their key.",
      "They lost {n} keys.",
    ]);
  });

  it("writes the number out where a select comes between it and its plural", () => {
    const source = "{n, plural, one {# of {g, select, male {his} other {her}} keys} other {#}}";
    expect(translated(source, "th", (text) => `${text}.`)).toBe(
      "{n, plural, one {{g, select, male {{n, number} of his keys.} other {{n, number} of her keys.}}} other {#.}}",
    );
  });

  it("quotes a number sign in a plural, and only there", () => {
    expect(translated("No. # of {n, plural, other {#}}", "vi", (text) => `${text} #`)).toBe(
      "{n, plural, other {No. '#' of # '#'}}",
    );
    expect(translated("# {a}", "vi", (text) => `${text} #`)).toBe("# {a} #");
  });

  it("is no deeper for quoted number signs at the ends of its forms", () => {
    const choice = "{n, plural, other {x '#'}} it''s ";
    expect(icuFindings(choice.repeat(60), choice.repeat(60))).toEqual([]);
  });

  it("has its forms translated in their places when whole sentences would be too many", () => {
    const choice = (name: string) => `{${name}, select, a {red} b {green} c {blue} d {white} other {black}}`;
    const source = `From ${choice("x")} to ${choice("y")} by ${choice("z")}`;
    const texts = textsOf(source);
    expect(texts).toHaveLength(16);
    expect(texts.at(-1)).toBe("From {x} to {y} by {z}");
    const message = translated(source, "id", (text) =>
      text.startsWith("From") ? "Oleh {z} dari {x} ke {y}" : text.toUpperCase(),
    );
    expect(message).toBe(
      `Oleh ${choice("z")} dari ${choice("x")} ke ${choice("y")}`.replace(/red|green|blue|white|black/gu, (word) =>
        word.toUpperCase(),
      ),
    );
  });

  it("protects tags around and in its forms as pairs", () => {
    const source = '<b>{n, plural, other {# <i>new</i> files}}</b>, <a href="x">see</a>';
    const [unit] = unitsOf(span(source), "th").units;
    const { text, restore } = protectText(unit!, { mode: "marked" });
    expect(text).toBe("⟦1⟧⟦2⟧ ⟦3⟧new⟦/3⟧ files⟦/1⟧, ⟦4⟧see⟦/4⟧");
    expect(restore(text)).toEqual({ text: unit!.text, findings: [] });
  });
});

describe("any message", () => {
  const words = fc.constantFrom(
    "ไฟล์",
    "မက်ဆေ့ခ်ျ",
    " 文件 ",
    "tệp ",
    "it's ",
    "it''s ",
    "<b>x</b>",
    "'{'",
    " # ",
    "கோப்பு",
  );
  const { message } = fc.letrec<{ message: string; choice: string }>((tie) => ({
    message: fc
      .array(
        fc.oneof(
          { depthSize: "small" },
          words,
          fc.constantFrom("{a}", "{d, date}", "{p, number, ::percent}"),
          tie("choice"),
        ),
        { maxLength: 4 },
      )
      .map((parts) => parts.join("")),
    choice: fc.oneof(
      fc
        .tuple(fc.constantFrom("n", "m"), fc.constantFrom("plural", "selectordinal"), tie("message"), tie("message"))
        .map(([name, type, one, other]) => `{${name}, ${type}, one {${one} #} other {${other}}}`),
      fc
        .tuple(fc.constantFrom("g", "h"), tie("message"), tie("message"))
        .map(([name, a, other]) => `{${name}, select, a {${a}} other {${other}}}`),
    ),
  }));
  const target = fc.constantFrom<LanguageTag>("my", "en", "id", "km", "lo", "ms", "zh-Hans", "fil", "ta", "th", "vi");

  it("is the same byte for byte when nothing is changed and nothing is added", () => {
    fc.assert(
      fc.property(message, target, (source, language) => {
        const { units, assemble } = unitsOf(span(source), language);
        const same = assemble(units.map(({ text }) => text));
        if (same !== source) expect(icuFindings(source, same)).toEqual([]);
        const categories = new Intl.PluralRules(language, { type: "ordinal" }).resolvedOptions().pluralCategories;
        if (categories.every((category) => category === "one" || category === "other")) expect(same).toBe(source);
      }),
      { numRuns: 500 },
    );
  });

  it("stays a message with the same arguments, whatever a translation has in it", () => {
    fc.assert(
      fc.property(
        message,
        target,
        fc.constantFrom("'", "it's", "{", "}", "'{", "#", "''", "{x}", "อย่า"),
        (source, language, added) => {
          const result = translated(source, language, (text) => `${added}${text}${added}`);
          expect(() => parse(result, { ignoreTag: true })).not.toThrow();
          expect(icuFindings(source, result)).toEqual([]);
        },
      ),
      { numRuns: 500 },
    );
  });

  it("is read by Java's rules as by ICU's, whatever a translation has in it", () => {
    fc.assert(
      fc.property(
        message,
        target,
        fc.constantFrom("'", "it's ", "{", "}", "'{", "''", "อย่า'"),
        (source, language, added) => {
          const { units, assemble } = unitsOf(span(source, "messageFormat"), language);
          const result = assemble(units.map(({ text }) => `${added}${text}${added}`));
          expect(asIcuMessage(result)).toBe(result);
          expect(icuFindings(source, result)).toEqual([]);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe("two messages", () => {
  it.each([
    ["an argument less", "Hi {name}", "Halo", "{name}"],
    ["an argument more", "Hi {name}", "{name} {nama}", "{nama}"],
    ["another type", "{n, plural, other {#}}", "{n}", "{n}"],
    ["a form that is not known", "{g, select, a {x} other {y}}", "{g, select, b {x} other {y}}", "{g}"],
  ])("differ by %s", (_, source, translation, reason) => {
    expect(icuFindings(source, translation)).toEqual([{ code: "icu", details: { reason } }]);
  });

  it("differ when one is none", () => {
    expect(icuFindings("Hi {name}", "Halo {name")).toEqual([{ code: "icu", details: {} }]);
    expect(icuFindings("<b>Hi</b>", "<b>Halo")).toEqual([{ code: "icu", details: {} }]);
    expect(icuFindings("Hi", "<b>Halo")).toEqual([{ code: "icu", details: {} }]);
    expect(icuFindings("Hi {name", "Halo")).toBeUndefined();
  });

  it("do not differ by order, plural categories or a number written out", () => {
    expect(icuFindings("{a} {n, plural, one {#} other {#}}", "{n, plural, other {{n, number}}} {a}")).toEqual([]);
  });
});
