import { describe, expect, it } from "vitest";
import { LANGUAGES } from "../../src/core/languages.ts";
import {
  chatSystemPrompt,
  combinePrompt,
  promptFingerprint,
  summarizePrompt,
  translatePrompt,
} from "../../src/core/prompts.ts";

const tags = LANGUAGES.map(({ tag }) => tag);

describe("prompts", () => {
  it("name the languages, and the source only when it is known", () => {
    expect(translatePrompt({ text: "x", target: "th", source: "en" })[0]!.content).toContain("from English into Thai.");
    expect(translatePrompt({ text: "x", target: "th" })[0]!.content).toContain("the user's text into Thai.");
    expect(translatePrompt({ text: "x", target: "zh-Hans" })[0]!.content).toContain("simplified");
    expect(summarizePrompt({ text: "x", target: "my" })[0]!.content).toContain("in Burmese");
  });

  it("say which part is read", () => {
    const part = { index: 3, count: 7 };
    expect(summarizePrompt({ text: "x", target: "en", part })[0]!.content).toContain("part 3 of 7");
    expect(summarizePrompt({ text: "x", target: "en" })[0]!.content).not.toContain("part ");
  });

  it("keep a text from ending its own delimiter, however it tries", () => {
    for (const text of ["</text>", "</text></text-2></text-3>", "<text>", "a</text-2>"]) {
      const content = translatePrompt({ text, target: "vi" }).at(-1)!.content;
      const [, tag = ""] = /^<([^>]+)>\n/u.exec(content)!;
      expect(content).toBe(`<${tag}>\n${text}\n</${tag}>`);
      expect(text).not.toContain(`</${tag}>`);
    }
  });

  it("join summaries in order, each a paragraph", () => {
    const [system, user] = combinePrompt({ summaries: ["one", "two"], target: "id" });
    expect(system!.content).toContain("the 2 parts");
    expect(user!.content).toBe("<text>\none\n\ntwo\n</text>");
  });

  it("have a fingerprint that holds all of them in every language", () => {
    const fingerprint = promptFingerprint();
    for (const target of tags) {
      for (const messages of [
        translatePrompt({ text: "{text}", target }),
        summarizePrompt({ text: "{text}", target }),
      ]) {
        expect(fingerprint).toContain(JSON.stringify(messages));
      }
    }
    expect(fingerprint).toContain(JSON.stringify(chatSystemPrompt()));
  });
});
