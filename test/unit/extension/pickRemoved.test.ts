/** Which conversation, of those that were deleted. */
import { beforeEach, expect, it, vi } from "vitest";
import { pickRemoved } from "../../../src/extension/chat/pickRemoved.ts";
import { formatDateTime } from "../../../src/shared/messages/uiFormats.ts";
import { user } from "../../support/fakeDialogs.ts";

vi.mock("vscode", async () => (await import("../../support/fakeDialogs.ts")).vscodeWithDialogs);

beforeEach(() => user.reset());

const atMs = Date.UTC(2026, 9, 29, 12);
const removed = [
  { id: "k", title: "តម្លៃ $(flame)\u202Exe", removedAtMs: atMs, messageCount: 4 },
  { id: "m", title: "ဈေးနှုန်း", removedAtMs: atMs - 1, messageCount: 2 },
];

it("each is offered with when it was deleted and how much was said, as plain text", async () => {
  user.takes = 1;
  expect(await pickRemoved({ removed: () => Promise.resolve(removed) })).toBe("m");
  const description = `Deleted: ${formatDateTime(atMs)} · Messages: 4`;
  expect(user.offered[0]).toEqual({ id: "k", label: "តម្លៃ $ (flame)[U+202E]xe", description });
});

it("none is taken when the pick is dismissed", async () => {
  expect(await pickRemoved({ removed: () => Promise.resolve(removed) })).toBeUndefined();
  expect(user.told).toEqual([]);
});

it("it is said where there is none", async () => {
  expect(await pickRemoved({ removed: () => Promise.resolve([]) })).toBeUndefined();
  expect([user.offered, user.told]).toEqual([[], ["No conversation was deleted in the last 30 days."]]);
});
