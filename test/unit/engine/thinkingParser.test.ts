import { describe, expect, it } from "vitest";
import { ThinkingParser, type ThinkingParserOptions } from "../../../src/core/chat/thinkingParser.ts";
import type { GenerationDelta } from "../../../src/core/engine.ts";

const OPEN = Symbol("open");
const CLOSE = Symbol("close");

/** What is seen of pieces and marker tokens, joined by channel. */
function parse(options: ThinkingParserOptions, pieces: readonly (string | typeof OPEN | typeof CLOSE)[]) {
  const parser = new ThinkingParser(options);
  const deltas: GenerationDelta[] = [];
  for (const piece of pieces) {
    if (piece === OPEN) deltas.push(...parser.openMarker());
    else if (piece === CLOSE) deltas.push(...parser.closeMarker());
    else deltas.push(...parser.text(piece));
  }
  deltas.push(...parser.finish());
  const join = (wanted: string): string =>
    deltas
      .filter(({ channel }) => channel === wanted)
      .map(({ text }) => text)
      .join("");
  return { text: join("text"), thinking: join("thinking"), deltas };
}

const byToken = { startsInThinking: false, tagsInText: false };
const byText = { startsInThinking: false, tagsInText: true };

describe("ThinkingParser with marker tokens", () => {
  it("separates thoughts and drops the blank space around them", () => {
    const seen = parse(byToken, [OPEN, "\n", "I think", "\n\n", "twice", "\n", CLOSE, "\n\n", "Yes", ".\n"]);
    expect(seen).toMatchObject({ thinking: "I think\n\ntwice", text: "Yes.\n" });
    expect(seen.deltas.every(({ text }) => text !== "")).toBe(true);
  });

  it("goes on with a text or a thought that was begun before, white space and all", () => {
    const inText = { ...byToken, goesOnIn: "text" } as const;
    expect(parse(inText, ["\n\n", "Second", CLOSE])).toMatchObject({ text: "\n\nSecond</think>", thinking: "" });
    const inThought = { startsInThinking: true, tagsInText: false, goesOnIn: "thinking" } as const;
    expect(parse(inThought, [" more", "\n", CLOSE, "\n\n", "Yes"])).toMatchObject({ thinking: " more", text: "Yes" });
    expect(parse({ ...byText, goesOnIn: "text" }, [" <think>", " is a tag"]).text).toBe(" <think> is a tag");
  });

  it("starts inside a thought when the prompt opened it", () => {
    expect(parse({ ...byToken, startsInThinking: true }, ["hm", CLOSE, "\n", "yes"])).toMatchObject({
      thinking: "hm",
      text: "yes",
    });
  });

  it("keeps what is no thought: tags written out, a tag in the middle, leading spaces", () => {
    expect(parse(byToken, ["  <think>", "a", OPEN, "b", CLOSE])).toMatchObject({
      text: "  <think>a<think>b</think>",
      thinking: "",
    });
  });

  it("drops a closing tag that closes nothing at the beginning", () => {
    expect(parse(byToken, [CLOSE, "\n\n", "yes"])).toMatchObject({ text: "yes", thinking: "" });
  });

  it("gives no empty thought", () => {
    expect(parse(byToken, [OPEN, "\n\n", CLOSE, "\n\n", "yes"])).toEqual({
      text: "yes",
      thinking: "",
      deltas: [{ channel: "text", text: "yes" }],
    });
  });

  it("shows a thought that was cut off", () => {
    expect(parse(byToken, [OPEN, "half a th", "ought \n"])).toMatchObject({ thinking: "half a thought", text: "" });
  });
});

describe("ThinkingParser with tags in the text", () => {
  const whole = "\n<think>\nI think\n</think>\n\nYes < no </think>";

  it.each([1, 2, 3, 5, 100])("gives the same in pieces of %i characters", (size) => {
    const pieces = whole.match(new RegExp(`[^]{1,${size}}`, "gu")) ?? [];
    expect(parse(byText, pieces)).toMatchObject({ thinking: "I think", text: "Yes < no </think>" });
  });

  it("leaves a tag behind other words alone", () => {
    expect(parse(byText, ["Use <think> ", "and </think>."])).toMatchObject({ text: "Use <think> and </think>." });
  });

  it("gives out what only looked like the beginning of a tag", () => {
    expect(parse(byText, ["<thi"])).toMatchObject({ text: "<thi" });
    expect(parse(byText, ["<thi", "s>"])).toMatchObject({ text: "<this>" });
    expect(parse({ ...byText, startsInThinking: true }, ["a </th", "e> b"])).toMatchObject({ thinking: "a </the> b" });
  });
});
