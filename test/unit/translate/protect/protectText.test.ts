import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { atomicSpans, protectText } from "../../../../src/core/translate/protect/protectText.ts";
import { arbitraryUnit, markedUnit, SENTENCES, THINGS, unit } from "./protectionTexts.ts";

const MODES = ["plain", "marked"] as const;

describe("what an echo gives back", () => {
  it.each(MODES)("is the source, whatever it is: %s", (mode) => {
    fc.assert(
      fc.property(arbitraryUnit, (source) => {
        const { text, restore, hasMarks } = protectText(source, { mode });
        expect(restore(text)).toEqual({ text: source.text, findings: [] });
        expect(hasMarks).toBe(/[⟦⟧]/u.test(text));
      }),
      { numRuns: 1500 },
    );
  });

  it.each(SENTENCES)("is the source with a thing at each place of a sentence: %s", (_, sentence) => {
    const middle = !sentence.includes(" ") ? Math.floor(sentence.length / 2) : sentence.indexOf(" ");
    for (const thing of THINGS) {
      for (const at of [0, middle, sentence.length]) {
        const text = `${sentence.slice(0, at)} ${thing} ${sentence.slice(at)}`;
        for (const mode of MODES) {
          const shielded = protectText(unit(text), { mode });
          expect(shielded.restore(shielded.text)).toEqual({ text, findings: [] });
        }
      }
    }
  });
});

describe("what the model gets", () => {
  const textOf = (text: string, mode: "plain" | "marked") => protectText(markedUnit(text), { mode }).text;

  it("has readable things as they are, and marks for the others", () => {
    const source = "Hi {name}, open **the [manual](https://example.org/manual)** and run `npm start` 3 times.";
    expect(textOf(source, "plain")).toBe("Hi {name}, open **the ⟦1⟧manual⟦/1⟧** and run `npm start` 3 times.");
    expect(textOf(source, "marked")).toBe("Hi ⟦1⟧, open ⟦2⟧the ⟦3⟧manual⟦/3⟧⟦/2⟧ and run ⟦4⟧ ⟦5⟧ times.");
  });

  it("has one mark for equal things", () => {
    expect(textOf("{a} before {b} before {a}", "marked")).toBe("⟦1⟧ before ⟦2⟧ before ⟦1⟧");
  });

  it("has nothing of what stands around the text", () => {
    expect(textOf("  1. 🎉 **[Welcome to Bangkok](https://example.org)** ", "plain")).toBe("Welcome to Bangkok");
    expect(textOf("<br/> Goodbye! 👋🏽\n", "plain")).toBe("Goodbye!");
    expect(textOf("{name} has joined", "plain")).toBe("{name} has joined");
  });

  it.each([
    "",
    "  \n",
    "{count} / {total}",
    "1,234.5 kg",
    "2026-11-28",
    "https://example.org",
    "snake_case_name",
    "🇻🇳",
  ])("is nothing where there is no language: %j", (text) => {
    const { text: asked, restore } = protectText(unit(text), { mode: "plain" });
    expect(asked).toBe("");
    expect(restore("")).toEqual({ text, findings: [] });
  });

  it("has do-not-translate terms marked, as whole words and in any case that is wanted", () => {
    const verbatimTerms = [
      { text: "SEA-LION", caseSensitive: true },
      { text: "model", caseSensitive: false },
    ];
    const shielded = protectText(unit("The Model SEA-LION, not sea-lion, models."), { mode: "marked", verbatimTerms });
    expect(shielded.text).toBe("The ⟦1⟧ ⟦2⟧, not sea-lion, models.");
    expect(shielded.restore("Bukan sea-lion, ⟦2⟧ ialah ⟦1⟧.").text).toBe("Bukan sea-lion, SEA-LION ialah Model.");
  });

  it("finds terms in text without spaces", () => {
    const verbatimTerms = [{ text: "SEA-LION", caseSensitive: true }];
    const shielded = protectText(unit("ใช้SEA-LIONแปลภาษา"), { mode: "marked", verbatimTerms });
    expect(shielded.text).toBe("ใช้⟦1⟧แปลภาษา");
  });
});

describe("what is found in a text", () => {
  const found = (text: string, syntax: "text" | "printf" | "fluent" = "text") => {
    const source = unit(text, { syntax });
    return atomicSpans(source).map(({ start, end }) => text.slice(start, end));
  };

  it.each([
    ["printf in prose is a percentage", "50% discount, 50 % of all, 100 % free", ["50%", "50 %", "100 %"]],
    ["what can only be printf", "%s ไฟล์, 文件%d个, %1$s %-5.2f %@ %lld", ["%s", "%d", "%1$s", "%-5.2f", "%@", "%lld"]],
    [
      "template engines",
      "{{#if x}} ${a.b} #{c} %{d} $t(key.sub) {{{raw}}}",
      ["{{#if x}}", "${a.b}", "#{c}", "%{d}", "$t(key.sub)", "{{{raw}}}"],
    ],
    ["messages of browser extensions", "Hello $USER$, it costs $5 or 5$", ["$USER$", "$5", "5"]],
    ["Qt's and KDE's arguments", "%1 of %L2, 100%1 %50 %1.5", ["%1", "%L2", "100", "1", "50", "1.5"]],
    ["prose in braces", "a set { of several words here }", []],
    ["Laravel's names, no others", "Hello :name and :user_id, note :this", [":name", ":user_id"]],
    [
      "addresses without their punctuation",
      "(see https://th.example.org/a_(b)), ดูhttps://example.org/ครับ",
      ["https://th.example.org/a_(b)", "https://example.org/"],
    ],
    [
      "paths",
      "src/core/x.ts and/or /etc/hosts, C:\\Users\\me, **/*.md, km/h",
      ["src/core/x.ts", "/etc/hosts", "C:\\Users\\me", "**/*.md"],
    ],
    [
      "names of code",
      "call fetchData() with MAX_SIZE and maxTokens on my iPhone",
      ["fetchData()", "MAX_SIZE", "maxTokens"],
    ],
    ["no names of people", "R&D at AT&T", []],
    ["sequences of emoji whole", "👩‍👩‍👧‍👦👍🏽🇲🇲1️⃣", ["👩‍👩‍👧‍👦", "👍🏽", "🇲🇲", "1️⃣"]],
    ["native digits", "มี ๑๒๓ ไฟล์ ၄၅ ဖိုင်", ["๑๒๓", "၄၅"]],
  ])("%s", (_, text, things) => {
    expect(found(text)).toEqual(things);
  });

  it("has every conversion where the message is a format string", () => {
    expect(found("%d%% of %5.1f GB, %-10s, %(name)s, %*d, %lu", "printf")).toEqual([
      "%d",
      "%%",
      "%5.1f",
      "%-10s",
      "%(name)s",
      "%*d",
      "%lu",
    ]);
  });

  it("has Qt's arguments beside conversions where the message is a format string", () => {
    expect(found("%1 of %2 (%L3), %10 %5d, %1MB, %1$s", "printf")).toEqual([
      "%1",
      "%2",
      "%L3",
      "%10",
      "%5d",
      "%1",
      "%1$s",
    ]);
  });

  it("has placeables whole where the message is Fluent", () => {
    expect(found("Hi { $user }, { NUMBER($ratio, minimumFractionDigits: 2) } of { -brand-name }", "fluent")).toEqual([
      "{ $user }",
      "{ NUMBER($ratio, minimumFractionDigits: 2) }",
      "{ -brand-name }",
    ]);
  });
});

describe("a hostile text", () => {
  it.each([
    "{",
    "<",
    "(",
    "%",
    "1",
    "⟦",
    "`",
    "a_",
    "<a ",
    "{a} ",
    "<b>",
    "</b>",
    "<b>x</b>",
    "1,",
    "0",
    "a.b",
    "&lt;",
    "&",
    ":a",
    "🇹",
  ])("of nothing but %j is read, given back and missed within a test's time", (piece) => {
    const text = `word ${piece.repeat(200_000 / piece.length)}`;
    const shielded = protectText(unit(text), { mode: "plain" });
    expect(shielded.restore(shielded.text)).toEqual({ text, findings: [] });
    shielded.restore("word");
  });
});
