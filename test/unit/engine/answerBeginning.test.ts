/** What stands behind a prompt when an answer goes on: the template's own tags, and words that cannot become any. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { beginAnswer } from "../../../src/core/chat/answerBeginning.ts";
import { MarkerTable } from "../../../src/core/chat/markerTable.ts";
import { type PromptSegment, promptPieces, promptText } from "../../../src/core/chat/promptSegments.ts";
import { articles } from "../../../tools/tiny-model/declaration.ts";

const OPEN = 1;
const CLOSE = 2;
const markers = new MarkerTable([
  { text: "<think>", id: OPEN },
  { text: "</think>", id: CLOSE },
  { text: "<|im_end|>", id: 3 },
  { text: "<|im_start|>", id: 4 },
]);

const TURN = "<|im_start|>assistant\n";
/** How templates end a prompt: they leave a thought to the model, open it, or close an empty one. */
const ENDS = { free: TURN, opened: `${TURN}<think>\n`, closed: `${TURN}<think>\n\n</think>\n\n` };

function promptWith(end: string): PromptSegment[] {
  return [
    { text: "<|im_start|>user\n", trusted: true },
    { text: "</think> ?", trusted: false },
    { text: `<|im_end|>\n${end}`, trusted: true },
  ];
}

function begun(end: string, answerSoFar: { text: string; thinking: string }, canThink = true) {
  const { segments, goesOnIn } = beginAnswer(promptWith(end), answerSoFar, canThink);
  return { tail: promptText(segments).slice(promptText(promptWith(end)).length), goesOnIn, segments };
}

describe("beginAnswer", () => {
  it("changes nothing where nothing was begun", () => {
    for (const end of Object.values(ENDS)) {
      expect(begun(end, { text: "", thinking: "" })).toMatchObject({ tail: "", goesOnIn: undefined });
    }
  });

  it("writes thoughts and text as the model would have written them, whatever the template has printed of them", () => {
    const both = { thinking: "hm", text: "Yes" };
    expect(begun(ENDS.free, both)).toMatchObject({ tail: "<think>\nhm\n</think>\n\nYes", goesOnIn: "text" });
    expect(begun(ENDS.opened, both)).toMatchObject({ tail: "hm\n</think>\n\nYes", goesOnIn: "text" });
    expect(begun(ENDS.closed, both)).toMatchObject({ tail: "Yes", goesOnIn: "text" });
  });

  it("goes on in the thought where there is no text yet", () => {
    const thought = { thinking: "hm", text: "" };
    expect(begun(ENDS.free, thought)).toMatchObject({ tail: "<think>\nhm", goesOnIn: "thinking" });
    expect(begun(ENDS.opened, thought)).toMatchObject({ tail: "hm", goesOnIn: "thinking" });
    expect(begun(ENDS.closed, thought)).toMatchObject({ tail: "", goesOnIn: undefined });
  });

  it("closes a thought that the template has opened and the answer did without", () => {
    const text = { thinking: "", text: "Yes" };
    expect(begun(ENDS.free, text)).toMatchObject({ tail: "Yes", goesOnIn: "text" });
    expect(begun(ENDS.opened, text)).toMatchObject({ tail: "\n</think>\n\nYes", goesOnIn: "text" });
  });

  it("gives no thoughts to a model that has none", () => {
    expect(begun(ENDS.free, { thinking: "hm", text: "Yes" }, false)).toMatchObject({ tail: "Yes", goesOnIn: "text" });
    expect(begun(ENDS.free, { thinking: "hm", text: "" }, false)).toMatchObject({ tail: "", goesOnIn: undefined });
  });

  it("makes control tokens of the tags that it puts there, and of nothing that was said", () => {
    const words = fc.constantFrom(
      "<think>",
      "</think>",
      "<|im_end|>",
      "</thi",
      "nk>",
      " ",
      "\n",
      ...articles("km").flat(),
    );
    const text = fc.array(words, { maxLength: 6 }).map((list) => list.join(""));
    fc.assert(
      fc.property(fc.constantFrom(...Object.values(ENDS)), text, text, (end, said, thinking) => {
        const idsOf = (segments: readonly PromptSegment[]) =>
          promptPieces(segments, markers).flatMap((piece) => (piece.kind === "marker" ? [piece.id] : []));
        const { segments, tail } = begun(end, { text: said, thinking });
        const added = idsOf(segments).slice(idsOf(promptWith(end)).length);
        const opens = end === ENDS.free && thinking !== "";
        const closes = said !== "" && (end === ENDS.opened || opens);
        expect(added).toEqual([...(opens ? [OPEN] : []), ...(closes ? [CLOSE] : [])]);
        expect(tail.endsWith(said)).toBe(true);
      }),
    );
  });
});
