/** Slash commands as people type them, and what is offered while they do. */
import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import { completeSlashCommand as complete } from "../../../src/core/chat/completeSlashCommand.ts";
import { formatSlashCommand, parseSlashCommand, SLASH_COMMANDS } from "../../../src/core/chat/slashCommands.ts";
import { LANGUAGES, type LanguageTag } from "../../../src/core/languages.ts";
import { en } from "../../../src/shared/messages/en.ts";
import { ENGLISH, setUiWords } from "../../../src/shared/messages/uiWords.ts";

const completeSlashCommand = (word: string) => complete(word, () => []);

describe("parsing", () => {
  it.each(LANGUAGES)("knows $englishName by each of its names, in any case", (language) => {
    const { tag, endonym, englishName, aliases } = language;
    for (const name of [tag, endonym, englishName, ...aliases]) {
      for (const typed of [name, name.toUpperCase(), name.normalize("NFD")]) {
        expect(parseSlashCommand(`/translate ${typed}`)).toEqual({
          kind: "command",
          name: "translate",
          language: tag,
          text: "",
        });
      }
    }
  });

  it.each([
    ["/translate Bahasa Indonesia Selamat pagi, Bu Siti.", "id", "Selamat pagi, Bu Siti."],
    ["/Translate ไทย: Good morning", "th", "Good morning"],
    ["/translate tiếng  việt\nDòng một\n\nDòng hai", "vi", "Dòng một\n\nDòng hai"],
    ["/translate မြန်မာ Where is the market?", "my", "Where is the market?"],
    ["/translate ខ្មែរ\tGood night", "km", "Good night"],
    ["/translate to Thai", "th", ""],
    ["/translate To Bahasa Melayu: Good morning", "ms", "Good morning"],
    ["/translate into ខ្មែរ Good night", "km", "Good night"],
    ["/translate to Thai friends, with love", undefined, "to Thai friends, with love"],
    ["/translate to be or not to be", undefined, "to be or not to be"],
    ["/translate into", undefined, "into"],
    ["/translate my ,", "my", ","],
    ["/translate May I come in?", undefined, "May I come in?"],
    ["/translate in the morning", undefined, "in the morning"],
    ["/translate สวัสดีครับ", undefined, "สวัสดีครับ"],
  ])("%s", (typed, language, text) => {
    const parsed = parseSlashCommand(typed);
    expect(parsed).toEqual({ kind: "command", name: "translate", text, ...(language && { language }) });
  });

  it("takes the British spelling, and tells a word that is no command", () => {
    expect(parseSlashCommand("/summarise ta")).toMatchObject({ name: "summarize", language: "ta" });
    expect(parseSlashCommand("/แปล ไทย")).toEqual({ kind: "unknown", name: "แปล" });
    expect(parseSlashCommand("/tranlsate th")).toEqual({ kind: "unknown", name: "tranlsate" });
  });

  it.each(["/usr/bin/python3 is missing", " /translate th", "1/2 cup", "/", "// a comment", "/* why? */"])(
    "%s is a question",
    (typed) => {
      expect(parseSlashCommand(typed)).toBeUndefined();
    },
  );

  it("what is written out is read back as it was", () => {
    const command = fc.record({
      name: fc.constantFrom(...SLASH_COMMANDS),
      language: fc.constantFrom(...LANGUAGES.map(({ tag }) => tag)),
      text: fc.string({ unit: "grapheme" }).map((text) => text.trim()),
    });
    fc.assert(
      fc.property(command, (given) => {
        expect(parseSlashCommand(formatSlashCommand(given))).toEqual({ kind: "command", ...given });
      }),
    );
  });
});

describe("completing", () => {
  it("offers commands that begin so", () => {
    expect(completeSlashCommand("/s").map(({ insert }) => insert)).toEqual(["/summarize "]);
    expect(completeSlashCommand("/").map(({ label }) => label)).toEqual(
      expect.arrayContaining(["/translate", "/docs", "/no_think"]),
    );
    expect(completeSlashCommand("/q")).toEqual([]);
  });

  it.each([
    ["/translate th", "th"],
    ["/translate ไท", "th"],
    ["/explain Tie", "vi"],
    ["/docs 简", "zh-Hans"],
    ["/summarize taga", "fil"],
    ["/SUMMARISE បា", undefined],
  ])("%s", (word, tag) => {
    const tags = completeSlashCommand(word).map(({ detail }) => detail);
    expect(tags).toEqual(tag === undefined ? [] : [tag]);
  });

  it("has languages that are called so before those that are only known by it, and the user's own first among equals", () => {
    const tagsOf = (word: string, likely: readonly LanguageTag[] = []) =>
      complete(word, () => likely).map(({ detail }) => detail);
    expect(tagsOf("/translate t")).toEqual(["ta", "th", "vi", "fil"]);
    expect(tagsOf("/translate t", ["fil", "vi", "vi"])).toEqual(["vi", "ta", "th", "fil"]);
    expect(tagsOf("/translate m", ["ms"])).toEqual(["ms", "my", "zh-Hans"]);
    expect(tagsOf("/translate ", ["lo", "en"]).slice(0, 3)).toEqual(["lo", "en", "my"]);
  });

  it("asks for the languages that are likely for the command", () => {
    const first = (word: string) =>
      complete(word, (command) => (command === "translate" ? ["ta"] : [undefined, "fil"]))[0]?.insert;
    expect([first("/translate "), first("/SUMMARISE "), first("/explain ")]).toEqual([
      "/translate ta ",
      "/summarize fil ",
      "/explain fil ",
    ]);
  });

  describe("in an interface that is not English", () => {
    afterEach(() => setUiWords(ENGLISH));

    it("knows what the interface calls a language", () => {
      expect(completeSlashCommand("/translate Ing")).toEqual([]);
      setUiWords({ language: "id", messages: en });
      expect(completeSlashCommand("/translate Ing").map(({ detail }) => detail)).toEqual(["en"]);
    });

    it.each([
      ["vi", "Trung", ["zh-Hans"]],
      ["vi", "anh", ["en"]],
      ["vi", "Mien", ["my"]],
      ["km", "ចិនអក្សរកាត់", ["zh-Hans"]],
      ["km", "ចិន\u200Bអក្សរ", ["zh-Hans"]],
      ["km", "អក្សរ", ["zh-Hans"]],
      ["th", "ตัวย่อ", ["zh-Hans"]],
      ["lo", "ຮຽບ", ["zh-Hans"]],
      ["my", "ရိုး", ["zh-Hans"]],
      // Not inside of a word.
      ["vi", "rung", []],
      ["th", "ยว", []],
      ["km", "ក្សរ", []],
    ] as const)("finds it by the beginning of any of its words: in %s by %s", (language, typed, tags) => {
      setUiWords({ language, messages: en });
      expect(completeSlashCommand(`/translate ${typed}`).map(({ detail }) => detail)).toEqual(tags);
    });

    it("has whole names before words inside of them, even of the user's own languages", () => {
      setUiWords({ language: "vi", messages: en });
      expect(complete("/translate la", () => ["ms"]).map(({ detail }) => detail)).toEqual(["lo", "ms"]);
      expect(complete("/translate th", () => ["zh-Hans"]).map(({ detail }) => detail)).toEqual(["th", "zh-Hans"]);
    });
  });

  it("offers all eleven behind a command, and none behind another word", () => {
    expect(completeSlashCommand("/translate ")).toHaveLength(LANGUAGES.length);
    expect(completeSlashCommand("/think th")).toEqual([]);
  });
});
