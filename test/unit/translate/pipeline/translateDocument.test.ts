import { describe, expect, it } from "vitest";
import type { EngineModel } from "../../../../src/core/engine.ts";
import { LANGUAGES, type LanguageTag } from "../../../../src/core/languages.ts";
import { translateDocument } from "../../../../src/core/translate/pipeline/translateDocument.ts";
import { AppError } from "../../../../src/shared/appError.ts";
import { CancelledError } from "../../../../src/shared/cancelSignal.ts";
import { MAX_DOCUMENT_CHARACTERS } from "../../../../src/shared/limits.ts";
import { articles } from "../../../../tools/tiny-model/declaration.ts";
import { fakeEngineModel, type FakeModel } from "../../../support/fakeEngineModel.ts";
import { seededRandom } from "../../../support/seededRandom.ts";
import { runTranslation } from "../../../support/translationRun.ts";

const tags = LANGUAGES.map(({ tag }) => tag);

/** One try for each piece, so that it is seen what becomes of that. */
const run = (model: EngineModel, text: string, target: LanguageTag = "zh-Hans", source?: LanguageTag) =>
  runTranslation(model, { text, target, source }, { attempts: 1 });

/** Answers in capitals, so that what the model wrote differs from what was kept. */
const shouting = () => fakeEngineModel({ answer: (_messages, text) => text.toUpperCase() });

it("passes on the error of who follows, though a model gives it another name", async () => {
  const model = shouting();
  async function* renaming(...how: Parameters<FakeModel["generate"]>): ReturnType<FakeModel["generate"]> {
    try {
      return yield* model.generate(...how);
    } catch (cause) {
      throw new AppError("generation.failed", "Generation failed", { cause });
    }
  }
  const onProgress = ({ kind }: { readonly kind: string }) => {
    if (kind === "segment") throw new RangeError("nobody reads any more");
  };
  const translation = translateDocument(
    { ...model, generate: renaming },
    { text: "one", target: "th" },
    { onProgress },
  );
  await expect(translation).rejects.toThrow(RangeError);
  expect(model.abandoned).toBe(0);
});

describe("translateDocument keeps what is around the text", () => {
  it.each([
    ["blank lines and outer white space", "\n\n  one\n\n\n two  \n\t\n", "\n\n  ONE\n\n\n TWO  \n\t\n"],
    ["CRLF", "one\r\ntwo\r\n\r\nthree\r\n", "ONE\r\nTWO\r\n\r\nTHREE\r\n"],
    ["mixed line breaks", "aa\r\nbb\ncc\rdd\n\r\nee", "AA\r\nBB\nCC\rDD\n\r\nEE"],
    ["common indentation", "    one\n      two\n    three\n", "    ONE\n      TWO\n    THREE\n"],
    ["tabs and a deeper first line", "\t\tone\n\ttwo\n", "\t\tONE\n\tTWO\n"],
    ["a byte order mark", "\uFEFFone", "\uFEFFONE"],
    ["the letters that name a table's columns", "A\n\none\n\n(b)\n", "A\n\nONE\n\n(b)\n"],
    ["parts without letters", "1,234.50\n---\n\none\n\n→ 42 😀", "1,234.50\n---\n\nONE\n\n→ 42 😀"],
  ])("%s", async (_name, text, expected) => {
    expect((await run(shouting(), text)).text).toBe(expected);
  });

  it("asks the model nothing when there is nothing to translate", async () => {
    const model = shouting();
    expect((await run(model, " 12:30\n— 7 —\n")).text).toBe(" 12:30\n— 7 —\n");
    expect(model.prompts).toEqual([]);
  });

  it("gives the model the block without its indentation and with plain line breaks", async () => {
    const model = shouting();
    await run(model, "  first\r\n  second\r\n");
    expect(model.prompts.map(({ text }) => text)).toEqual(["first\nsecond"]);
  });

  it("drops blank lines that the model adds inside a block, and breaks further lines like the document", async () => {
    const model = fakeEngineModel({ answer: () => "one\n\n\ntwo\nthree" });
    expect((await run(model, "  a\r\n  b")).text).toBe("  one\r\n  two\r\n  three");
  });

  it.each(tags)("the declaration in %s, untouched by an echo, whatever its layout", async (tag) => {
    const random = seededRandom(tags.indexOf(tag));
    const layout = ["\n", "\r\n", "\n\n", "\r\n  \r\n", "\n\t", "\n    "];
    const text = articles(tag)
      .slice(0, 12)
      .flat()
      .map((line) => line + layout[Math.floor(random() * layout.length)]!)
      .join("");
    // A target that spaces its sentences as the source does, so that nothing is added at the joints.
    const target = tag === "zh-Hans" ? "zh-Hans" : tag;
    const result = await run(fakeEngineModel({ deltaLengths: [1 + Math.floor(random() * 9)] }), text, target, tag);
    expect(result.text).toBe(text);
  });
});

describe("translateDocument fails loudly", () => {
  it.each(["", " \n\t\r\n "])("on empty text %j", async (text) => {
    await expect(run(fakeEngineModel(), text)).rejects.toMatchObject({ code: "input.empty" });
  });

  it("on too long a text, saying both figures", async () => {
    const size = MAX_DOCUMENT_CHARACTERS + 1;
    await expect(run(fakeEngineModel(), "a".repeat(size))).rejects.toMatchObject({
      code: "input.tooLarge",
      details: { size, limit: MAX_DOCUMENT_CHARACTERS },
    });
  });

  it("when the context is too small for anything", async () => {
    const model = fakeEngineModel({ contextTokens: 120 });
    await expect(run(model, "one two")).rejects.toMatchObject({ code: "generation.contextOverflow" });
  });

  it("when the model never ends, after trying smaller pieces", async () => {
    const model = fakeEngineModel({ answer: () => "again ".repeat(5000) });
    const text = "one two three four five. ".repeat(20);
    const translation = translateDocument(model, { text, target: "zh-Hans" }, { attempts: 2 });
    await expect(translation).rejects.toMatchObject({ code: "generation.unfinished" });
    expect(model.prompts.length).toBeGreaterThan(1);
  });

  it("when the model says nothing", async () => {
    const model = fakeEngineModel({ answer: () => " \n" });
    await expect(run(model, "one")).rejects.toMatchObject({ code: "generation.unfinished" });
  });
});

describe("translateDocument works on several pieces side by side", () => {
  const text = Array.from({ length: 40 }, (_, index) => `paragraph ${index}\n\n`).join("");

  /** A model that takes so many at a time, answers at random speeds, and notes how many it had. */
  function wideModel(parallel: number) {
    const random = seededRandom(3);
    const model = shouting();
    const seen = { most: 0 };
    async function* generate(...how: Parameters<FakeModel["generate"]>): ReturnType<FakeModel["generate"]> {
      const stream = model.generate(...how);
      for (;;) {
        for (let turn = Math.floor(random() * 4); turn > 0; turn -= 1) await new Promise(setImmediate);
        const step = await stream.next();
        seen.most = Math.max(seen.most, model.abandoned);
        if (step.done === true) return step.value;
        yield step.value;
      }
    }
    return { model, seen, wide: { ...model, info: { ...model.info, parallel }, generate } };
  }

  it.each([1, 3, 8])("%i at a time, and gives out every piece in its place", async (parallel) => {
    const { wide, seen, model } = wideModel(parallel);
    expect((await run(wide, text)).text).toBe(text.toUpperCase());
    expect(seen.most).toBe(parallel);
    expect(model.abandoned).toBe(0);
  });

  it("the pieces of one long block, too", async () => {
    const { wide, seen } = wideModel(4);
    const block = Array.from({ length: 60 }, (_, index) => `Line ${index} of one block that has no end.`).join("\n");
    const narrow = { ...wide, info: { ...wide.info, contextTokens: 500 } };
    expect((await run(narrow, block, "en", "en")).text).toBe(block.toUpperCase());
    expect(seen.most).toBe(4);
  });

  it("and ends all of them when it is cancelled", async () => {
    const { wide, model } = wideModel(4);
    const controller = new AbortController();
    let done = 0;
    const onProgress = ({ kind }: { readonly kind: string }) => {
      if (kind === "segments" && (done += 1) > 5) controller.abort();
    };
    const translation = translateDocument(wide, { text, target: "th" }, { onProgress, signal: controller.signal });
    await expect(translation).rejects.toThrow(CancelledError);
    expect(model.abandoned).toBe(0);
    expect(model.prompts.length).toBeLessThan(40);
  });
});

describe("translateDocument can be cancelled", () => {
  it("before it begins", async () => {
    const model = fakeEngineModel();
    const translation = translateDocument(model, { text: "one", target: "th" }, { signal: AbortSignal.abort() });
    await expect(translation).rejects.toThrow(CancelledError);
    expect(model.prompts).toEqual([]);
  });

  it("in the middle of a piece, and then does not begin the next", async () => {
    const controller = new AbortController();
    const model = fakeEngineModel({ onStep: (step) => step === 3 && controller.abort() });
    const text = "one two three four\n\nfive six";
    const translation = translateDocument(model, { text, target: "th" }, { signal: controller.signal });
    await expect(translation).rejects.toThrow(CancelledError);
    expect(model.prompts).toHaveLength(1);
  });
});
