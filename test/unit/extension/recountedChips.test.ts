/** The tokens of a chip, while what it stands for changes. */
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { ContextChips } from "../../../src/extension/chat/context/contextChips.ts";

const editor = vi.hoisted(() => ({ messages: [] as string[], listeners: new Set<() => void>() }));

vi.mock("vscode", () => ({
  languages: {
    getDiagnostics: () => [
      [
        { scheme: "file", path: "/giá.ts", toString: () => "file:///giá.ts" },
        editor.messages.map((message) => ({ message, severity: 0, range: { start: { line: 0, character: 0 } } })),
      ],
    ],
    onDidChangeDiagnostics: (listener: () => void) => {
      editor.listeners.add(listener);
      return { dispose: () => editor.listeners.delete(listener) };
    },
  },
  workspace: {
    asRelativePath: ({ path }: { readonly path: string }) => path.slice(1),
    openTextDocument: () => Promise.resolve({ getText: () => "giá" }),
  },
}));

const counted: string[] = [];
const countTexts = (texts: readonly string[]) => {
  counted.push(...texts);
  return Promise.resolve({ tokens: texts.map(({ length }) => length), isEstimate: false });
};
let chips: ContextChips;

function report(message: string): void {
  editor.messages.push(message);
  for (const listener of [...editor.listeners]) listener();
}

beforeEach(async () => {
  vi.useFakeTimers();
  editor.messages = ["Không tìm thấy tên"];
  chips = new ContextChips({
    budget: { countTexts },
    editors: { current: undefined },
    likelyLanguages: () => ["vi"],
    notify: () => undefined,
    insertText: () => undefined,
  });
  await chips.add("problems");
  await vi.advanceTimersByTimeAsync(0);
  counted.length = 0;
});
afterEach(() => {
  chips.dispose();
  vi.useRealTimers();
});

it("are counted again and told, once for many changes", async () => {
  let tellings = 0;
  chips.onDidChange(() => (tellings += 1));
  const before = chips.chips[0]!.tokens!;
  for (const message of ["ไม่พบชื่อ", "រកមិនឃើញ", "ບໍ່ພົບ"]) report(message);
  await vi.advanceTimersByTimeAsync(10_000);
  const { text } = (await chips.read({ mayBeKnown: true }))[0]!;
  expect(text).toContain("ບໍ່ພົບ");
  expect(text.length).toBeGreaterThan(before);
  expect(chips.chips[0]!.tokens).toBe(text.length);
  expect([counted, tellings]).toEqual([[text], 1]);
});

it("are not counted for a chip that is gone meanwhile", async () => {
  report("ไม่พบชื่อ");
  chips.spend(chips.chips.map(({ id }) => id));
  await vi.advanceTimersByTimeAsync(10_000);
  expect([counted, editor.listeners.size]).toEqual([[], 0]);
});
