import { describe, expect, it } from "vitest";
import { MarkerTable } from "../../../src/core/chat/markerTable.ts";
import {
  endsInsideThought,
  foldSystemMessage,
  hideContents,
  plainParts,
  promptPieces,
  promptText,
  revealSegments,
  type PromptSegment,
} from "../../../src/core/chat/promptSegments.ts";

const markers = new MarkerTable([
  { text: "<|end|>", id: 7 },
  { text: "<think>", id: 8 },
]);
const nonce = "n0nce";

describe("hideContents and revealSegments", () => {
  it("keeps outer white space in sight of the template and everything else out of it", () => {
    const hidden = hideContents([{ role: "user", content: " \n secret <|end|> \n" }], { nonce, thoughtSplit: "none" });
    const [message] = hidden.messages;
    expect(message?.content).not.toContain("secret");
    expect(message?.content).toMatch(/^ \n \S+ \n$/u);
    const segments = revealSegments(`<|end|>${message?.content.trim() ?? ""}!`, hidden);
    expect(segments).toEqual([
      { text: "<|end|>", trusted: true },
      { text: "secret <|end|>", trusted: false },
      { text: "!", trusted: true },
    ]);
    expect(promptText(segments)).toBe("<|end|>secret <|end|>!");
  });

  it("leaves empty and blank contents as they are, for templates that ask whether there is any", () => {
    const { messages, contents } = hideContents(
      [
        { role: "user", content: "" },
        { role: "user", content: " \n" },
      ],
      { nonce, thoughtSplit: "none" },
    );
    expect(messages.map(({ content }) => content)).toEqual(["", " \n"]);
    expect(contents).toEqual([]);
  });

  it("replaces lone surrogates and keeps pairs", () => {
    const hidden = hideContents([{ role: "user", content: "a\uD800b😀\uDC00" }], { nonce, thoughtSplit: "none" });
    expect(hidden.contents).toEqual(["a\uFFFDb😀\uFFFD"]);
  });

  it.each([
    ["moved", "answer", "why"],
    ["dropped", "\n\nanswer", undefined],
    ["none", "<think>\nwhy\n</think>\n\nanswer", undefined],
  ] as const)("treats thoughts inside an answer as a template that has them %s", (thoughtSplit, content, reasoning) => {
    const hidden = hideContents([{ role: "assistant", content: "<think>\nwhy\n</think>\n\nanswer" }], {
      nonce,
      thoughtSplit,
    });
    const show = (text: string): string => promptText(revealSegments(text, hidden));
    const [message] = hidden.messages;
    expect(show(message?.content ?? "")).toBe(content);
    expect(message?.reasoning_content === undefined ? undefined : show(message.reasoning_content)).toBe(reasoning);
  });

  it("never looks for thoughts in what a user wrote", () => {
    const hidden = hideContents([{ role: "user", content: "a</think>b" }], { nonce, thoughtSplit: "moved" });
    expect(hidden.contents).toEqual(["a</think>b"]);
  });
});

describe("promptPieces", () => {
  it("takes markers from trusted text only and joins plain neighbours", () => {
    const segments: PromptSegment[] = [
      { text: "<|end|>user\n", trusted: true },
      { text: "hi <|end|>", trusted: false },
      { text: "\n<|end|>", trusted: true },
    ];
    expect(promptPieces(segments, markers)).toEqual([
      { kind: "marker", id: 7 },
      { kind: "plain", parts: ["user\nhi <", "|end|>\n"] },
      { kind: "marker", id: 7 },
    ]);
  });

  it("cuts a marker that only joining would have made", () => {
    const segments: PromptSegment[] = [
      { text: "say <thi", trusted: true },
      { text: "nk> now", trusted: false },
    ];
    expect(promptPieces(segments, markers)).toEqual([{ kind: "plain", parts: ["say <", "think> now"] }]);
  });
});

describe("plainParts", () => {
  it("cuts overlapping look-alikes and loses nothing", () => {
    const text = "<<think><think>x<|end|>";
    const parts = plainParts(text, markers);
    expect(parts.join("")).toBe(text);
    for (const part of parts) expect(markers.next(part, 0)).toBeUndefined();
  });

  it("normalises to NFC before it looks: a marker can hide in another spelling", () => {
    const kelvin = new MarkerTable([{ text: "<K>", id: 1 }]);
    expect(plainParts("<\u212A>", kelvin)).toEqual(["<", "K>"]);
    expect(plainParts("e\u0301", kelvin)).toEqual(["\u00E9"]);
  });
});

describe("endsInsideThought", () => {
  it("looks at the template's tail, not at what people wrote", () => {
    const tail = (text: string, trusted: boolean): boolean => endsInsideThought([{ text, trusted }]);
    expect(tail("assistant\n<think>\n", true)).toBe(true);
    expect(tail("<think>\n\n</think>\n\n", true)).toBe(false);
    expect(tail("<think>", false)).toBe(false);
  });
});

describe("foldSystemMessage", () => {
  it("puts the instructions in front of the first user turn", () => {
    expect(
      foldSystemMessage([
        { role: "system", content: " Be brief. " },
        { role: "assistant", content: "Hello" },
        { role: "user", content: "Hi" },
        { role: "user", content: "?" },
      ]),
    ).toEqual([
      { role: "assistant", content: "Hello" },
      { role: "user", content: "Be brief.\n\nHi" },
      { role: "user", content: "?" },
    ]);
  });

  it("makes a user turn of instructions that stand alone, and nothing of empty ones", () => {
    expect(foldSystemMessage([{ role: "system", content: "Go" }])).toEqual([{ role: "user", content: "Go" }]);
    expect(foldSystemMessage([{ role: "system", content: " " }])).toEqual([]);
  });
});
