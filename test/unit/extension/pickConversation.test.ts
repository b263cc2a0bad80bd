/** Which conversation, of those that are there and of those that were deleted. */
import { beforeEach, describe, expect, it, vi } from "vitest";
import { pickConversation, pickRemoved } from "../../../src/extension/chat/pickConversation.ts";
import { formatDateTime } from "../../../src/shared/messages/uiFormats.ts";

interface Item {
  readonly label: string;
  readonly description: string;
}

const user = vi.hoisted(() => ({
  offered: [] as Item[],
  /** Which of the items is taken; none: the pick is dismissed. */
  takes: undefined as number | undefined,
  told: [] as string[],
}));

vi.mock("vscode", async () => {
  const { fakeVscode } = await import("../../support/fakeVscode.ts");
  return {
    ...fakeVscode,
    window: {
      ...fakeVscode.window,
      showQuickPick: (items: readonly Item[]) => {
        user.offered.push(...items.map(({ label, description }) => ({ label, description })));
        return Promise.resolve(items[user.takes ?? -1]);
      },
      showInformationMessage: (text: string) => {
        user.told.push(text);
        return Promise.resolve(undefined);
      },
    },
  };
});

beforeEach(() => {
  Object.assign(user, { offered: [], takes: undefined, told: [] });
});

const atMs = Date.UTC(2026, 9, 29, 12);

describe("of those that were deleted", () => {
  const removed = [
    { id: "k", title: "តម្លៃ $(flame)\u202Exe", removedAtMs: atMs, messageCount: 4 },
    { id: "m", title: "ဈေးနှုန်း", removedAtMs: atMs - 1, messageCount: 2 },
  ];

  it("each is offered with when it was deleted and how much was said, as plain text", async () => {
    user.takes = 1;
    expect(await pickRemoved({ removed: () => Promise.resolve(removed) })).toBe("m");
    const description = `Deleted: ${formatDateTime(atMs)} · Messages: 4`;
    expect(user.offered[0]).toEqual({ label: "តម្លៃ $ (flame)[U+202E]xe", description });
  });

  it("none is taken when the pick is dismissed", async () => {
    expect(await pickRemoved({ removed: () => Promise.resolve(removed) })).toBeUndefined();
    expect(user.told).toEqual([]);
  });

  it("it is said where there is none", async () => {
    expect(await pickRemoved({ removed: () => Promise.resolve([]) })).toBeUndefined();
    expect([user.offered, user.told]).toEqual([[], ["No conversation was deleted in the last 30 days."]]);
  });
});

it("of those that are there, the pinned ones are marked", async () => {
  user.takes = 0;
  const row = { id: "p", title: "Giá phở", isPinned: true, changedAtMs: atMs, isRunning: false };
  expect(await pickConversation({ list: () => Promise.resolve([row]) })).toBe("p");
  expect(user.offered).toEqual([{ label: "$(pinned) Giá phở", description: formatDateTime(atMs) }]);
});
