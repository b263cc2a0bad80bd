import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { replayEvents } from "../../../src/core/chat/applyEvents.ts";
import type { Conversation } from "../../../src/core/chat/conversation.ts";
import { beginningOf, conversationTitle } from "../../../src/core/chat/conversationTitle.ts";
import { matchesAll, searchTerms, snippetOf } from "../../../src/core/chat/searchConversations.ts";
import { LANGUAGES } from "../../../src/core/languages.ts";
import { splitGraphemes } from "../../../src/core/text/graphemes.ts";
import { paragraph } from "../../../tools/tiny-model/declaration.ts";

const tags = LANGUAGES.map(({ tag }) => tag);
/** Without the signs of cutting, white space made alike. */
const plain = (text: string) => text.normalize("NFC").replace(/\s+/gu, " ").trim();

function asked(...texts: readonly string[]): Conversation {
  return replayEvents(
    "c",
    texts.map((text, index) => ({ type: "question", id: String(index), text })),
  );
}

describe("a search", () => {
  it.each([
    ["Straße", "STRASSE", false],
    ["İstanbul", "İSTANBUL", true],
    ["Việt Nam", "vie\u0302\u0323t", true],
    ["ພາສາ\u200Bລາວ", "ພາສາລາວ", true],
    ["ភាសាខ្មែរ", "ភាសា\u200Bខ្មែរ", true],
    ["The quick fox", "fox quick", true],
    ["The quick fox", "fox slow", false],
  ])("of %s for %s: %s", (text, query, isFound) => {
    expect(matchesAll(text, searchTerms(query))).toBe(isFound);
  });

  it("asks for nothing with white space", () => {
    expect(searchTerms(" \u200B\n")).toEqual([]);
  });

  it("looks at all branches and shows the latest hit", () => {
    expect(snippetOf(asked("one fish", "two fish", "none"), searchTerms("FISH"))).toBe("two fish");
    expect(snippetOf(asked("one fish"), searchTerms("bird"))).toBeUndefined();
  });

  it("finds what stands behind letters that folding makes longer or shorter", () => {
    const text = `${"İ".repeat(200)}${"\u200B".repeat(50)} needle ${"İ".repeat(200)}`;
    expect(snippetOf(asked(text), searchTerms("needle"))).toContain("needle");
  });

  it.each(tags)("shows a piece of %s with the hit, cut between characters as readers count them", (tag) => {
    const text = plain(["1/1", "17/2", "20/2", "9/1"].map((id) => paragraph(tag, id)).join(" "));
    const characters = splitGraphemes(text);
    fc.assert(
      fc.property(fc.nat(characters.length - 1), fc.integer({ min: 1, max: 12 }), (from, length) => {
        const [term] = searchTerms(characters.slice(from, from + length).join(""));
        fc.pre(term !== undefined);
        const snippet = snippetOf(asked(text), [term])!;
        expect(matchesAll(snippet, [term])).toBe(true);
        const shown = snippet.replace(/^…|…$/gu, "");
        const start = text.indexOf(shown);
        expect(start).toBeGreaterThanOrEqual(0);
        const gaps = new Set([0]);
        let at = 0;
        for (const character of characters) gaps.add((at += character.length));
        expect(gaps.has(start)).toBe(true);
        expect(gaps.has(start + shown.length)).toBe(true);
      }),
    );
  });
});

describe("a conversation without a title", () => {
  it.each(tags)("has the beginning of its first question in %s, cut between words", (tag) => {
    const text = ["1/1", "17/2", "20/2"].map((id) => paragraph(tag, id)).join(" ");
    const title = conversationTitle(asked(text, "Another"));
    expect(title.endsWith("…")).toBe(true);
    const shown = title.slice(0, -1);
    expect(plain(text).startsWith(plain(shown))).toBe(true);
    expect(splitGraphemes(shown).length).toBeLessThanOrEqual(48);
    expect(splitGraphemes(shown).length).toBeGreaterThan(24);
    const words = new Intl.Segmenter(tag, { granularity: "word" }).segment(plain(text));
    expect(words.containing(plain(shown).length)?.index).toBe(plain(shown).length);
  });

  it("has a short question as it is, in one line", () => {
    expect(beginningOf("  How\n\nare you? ")).toBe("How are you?");
    expect(conversationTitle(asked())).toBe("");
    expect(conversationTitle(asked("\u2066ជម្រាបសួរ\u202E"))).toBe("ជម្រាបសួរ");
  });

  it("and one that an imported file has given it are without hidden characters", () => {
    const title = { text: "a\u202Efdp.exe\n\u{E0041}", by: "user" } as const;
    expect(conversationTitle({ ...asked("?"), title })).toBe("a fdp.exe");
  });

  it("is cut between characters where there are no words", () => {
    expect(beginningOf("x".repeat(10_000))).toBe(`${"x".repeat(48)}…`);
    expect(splitGraphemes(beginningOf("👨‍👩‍👧".repeat(100)))).toHaveLength(49);
  });
});
