/** The question for a language, over an editor that the test plays. */
import { beforeEach, describe, expect, it, vi } from "vitest";
import { pickLanguage } from "../../../src/extension/language/languagePicker.ts";

interface Item {
  readonly tag: string;
}

interface Asked {
  readonly items: readonly Item[];
  readonly options: object;
  readonly answer: (item: Item | undefined) => void;
}

const editor = vi.hoisted(() => ({ asked: [] as Asked[] }));

vi.mock("vscode", () => ({
  CancellationTokenSource: class {
    readonly token = new AbortController();
    cancel(): void {
      this.token.abort();
    }
    dispose(): void {
      return;
    }
  },
  window: {
    showQuickPick: (items: readonly Item[], options: object, { signal }: AbortController) =>
      new Promise((resolve) => {
        editor.asked.push({ items, options, answer: resolve });
        if (signal.aborted) resolve(undefined);
        signal.addEventListener("abort", () => resolve(undefined));
      }),
  },
}));

beforeEach(() => {
  editor.asked.length = 0;
});

const question = { purpose: "translate", last: "ta", guess: "ms" } as const;

describe("the question for a language", () => {
  it("offers the last one first, and says why it is asked", async () => {
    const picked = pickLanguage({ ...question, title: "“$(klingon)” ບໍ່ແມ່ນພາສາ" });
    const [asked] = editor.asked;
    expect(asked!.items[0]!.tag).toBe("ta");
    expect(asked!.options).toEqual({ placeHolder: "Translate into", title: "“$ (klingon)” ບໍ່ແມ່ນພາສາ" });
    asked!.answer(asked!.items[1]);
    expect(await picked).toBe("ms");
  });

  it("goes when it is taken away, before it is shown, too", async () => {
    const abort = new AbortController();
    const picked = pickLanguage({ ...question, signal: abort.signal });
    abort.abort();
    expect(await picked).toBeUndefined();
    expect(await pickLanguage({ ...question, signal: abort.signal })).toBeUndefined();
  });
});
