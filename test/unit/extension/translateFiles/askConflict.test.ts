import { beforeEach, expect, it, vi } from "vitest";
import type { ConflictQuestion } from "../../../../src/core/translate/update/translateFile.ts";
import type { ReadOnlyTexts } from "../../../../src/extension/translate/files/readOnlyTexts.ts";
import { formatMessage } from "../../../../src/shared/messages/formatMessage.ts";

const window = vi.hoisted(() => ({ answers: [] as (string | undefined)[], questions: [] as string[] }));
const diffs: (readonly unknown[])[] = [];

vi.mock("vscode", () => ({
  TabInputTextDiff: class {
    readonly isDiff = true;
  },
  commands: { executeCommand: (...words: readonly unknown[]) => Promise.resolve(diffs.push(words)) },
  window: {
    tabGroups: { all: [] },
    showWarningMessage: (message: string) => {
      window.questions.push(message);
      return Promise.resolve(window.answers.shift());
    },
  },
}));
const { askConflict } = await import("../../../../src/extension/translate/files/askConflict.ts");

const keep = formatMessage("fileTranslation.keepMine");
const show = formatMessage("fileTranslation.show");
const before = "ของฉัน";
const place = { start: 0, end: 4, resultStart: 0, resultEnd: before.length, findings: [], attempts: 0 };
const conflict: ConflictQuestion = {
  path: "a.th.md",
  conflicts: [{ ...place, status: "conflict" }],
  lost: [],
  before,
  after: before,
};

/** Texts that stand for their own addresses. */
const texts = { add: (_name: string, text: string) => text } as unknown as ReadOnlyTexts;

beforeEach(() => {
  diffs.length = 0;
  window.questions.length = 0;
});

it("shows what the source says now beside what somebody wrote, and asks again", async () => {
  window.answers = [show, keep];
  expect(await askConflict(conflict, "Text", texts)).toBe("keep");
  expect(diffs).toEqual([["vscode.diff", "Text", before, expect.stringContaining("a.th.md")]]);
  expect(window.questions[0]).toContain("an entry that");
});

it("shows the file without what would be gone beside the file as it is", async () => {
  window.answers = [show, undefined];
  const lost = [{ text: "one" }, { text: "two" }];
  expect(await askConflict({ ...conflict, lost, after: "" }, "Text", texts)).toBeUndefined();
  expect(diffs[0]?.slice(1, 3)).toEqual([before, ""]);
  expect(window.questions[0]).toContain("2 entries");
});
