import { describe, expect, it } from "vitest";
import { PromptTokenizer } from "../../../src/server/engine/running/promptTokenizer.ts";
import type { NativeVocabulary } from "../../../src/server/engine/native/nativeModel.ts";

const LEADING = 1;

/** A token for each character. Some vocabularies put a space before whatever they are given. */
function vocabulary(addsLeadingSpace: boolean): NativeVocabulary {
  return {
    tokenize: (text, _special, options) =>
      [...(addsLeadingSpace && options !== "trimLeadingSpace" ? ` ${text}` : text)].map(
        (one) => one.codePointAt(0) ?? 0,
      ),
    detokenize: (tokens) => String.fromCodePoint(...tokens),
    isEogToken: () => false,
    addsLeadingSpace,
    leadingToken: LEADING,
    endTokens: [],
  };
}

function tokenizer(addsLeadingSpace = false): PromptTokenizer {
  const declaredMarkers = [{ text: "<|im_end|>", id: 2, control: true }];
  return new PromptTokenizer({ vocabulary: vocabulary(addsLeadingSpace), declaredMarkers, tokenTexts: [] });
}

describe("PromptTokenizer", () => {
  it("lets others go while it reads a conversation of many short messages, as within one long text", async () => {
    let turns = 0;
    let isReading = true;
    const others = (): void => {
      turns += 1;
      if (isReading) setImmediate(others);
    };
    setImmediate(others);
    const segments = Array.from({ length: 100 }, () => [
      { text: "ຂໍ້ຄວາມ ".repeat(150), trusted: false },
      { text: "<|im_end|>\n", trusted: true },
    ]).flat();
    await tokenizer().tokenize(segments);
    isReading = false;
    const characters = segments.reduce((sum, { text }) => sum + text.length, 0);
    expect(characters).toBeGreaterThan(100_000);
    expect(turns).toBeGreaterThanOrEqual(3);
  });

  it("begins a prompt with the vocabulary's first token, and what goes on behind it with none", async () => {
    expect(await tokenizer().tokenize([{ text: "a", trusted: false }])).toEqual([LEADING, 97]);
    expect(await tokenizer().tokenizeFurther("a")).toEqual([97]);
    expect(await tokenizer(true).tokenizeFurther("a")).toEqual([97]);
  });

  it("keeps a marker as words in what goes on", async () => {
    expect(String.fromCodePoint(...(await tokenizer().tokenizeFurther("x<|im_end|>")))).toBe("x<|im_end|>");
  });
});
