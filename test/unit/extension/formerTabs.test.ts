/** Which tabs of chats, of those that were there before the extension, nobody hands over. */
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { FormerTabs, type FormerTabsOptions } from "../../../src/extension/chat/formerTabs.ts";

type Tab = Parameters<FormerTabsOptions["reopen"]>[0];

interface Group {
  readonly viewColumn: number;
  tabs: { label: string; isActive: boolean; input: unknown; group: Group }[];
}

const editor = vi.hoisted(() => {
  class TabInputWebview {
    readonly viewType: string;
    constructor(viewType: string) {
      this.viewType = viewType;
    }
  }
  return { TabInputWebview, groups: [] as Group[], changed: new Set<() => void>() };
});

vi.mock("vscode", () => ({
  TabInputWebview: editor.TabInputWebview,
  window: {
    tabGroups: {
      get all() {
        return editor.groups;
      },
      onDidChangeTabs: (listener: () => void) => {
        editor.changed.add(listener);
        return { dispose: () => editor.changed.delete(listener) };
      },
    },
  },
}));

const CHAT = "mainThreadWebview-sealion.chatEditor";
const filled = new Set<number>();
const reopened: string[] = [];
let isDone: boolean;
let former: FormerTabs;

/** A column whose first tab is shown. */
function column(viewColumn: number, ...types: readonly string[]): void {
  const group: Group = { viewColumn, tabs: [] };
  group.tabs = types.map((type, index) => ({
    label: `${String(viewColumn)}.${String(index)}`,
    isActive: index === 0,
    input: new editor.TabInputWebview(type),
    group,
  }));
  editor.groups.push(group);
}

/** Each that was opened anew, and those that were handed over. */
const filledCount = () => reopened.length + filled.size;

function begin(): void {
  former = new FormerTabs({
    isFilled: (viewColumn) => filled.has(viewColumn),
    filledCount,
    reopen: ({ label }: Tab) => Promise.resolve(void reopened.push(label)),
    onDone: () => (isDone = true),
  });
}

function show(viewColumn: number, index: number): void {
  const { tabs } = editor.groups.find((group) => group.viewColumn === viewColumn)!;
  tabs.forEach((tab, at) => (tab.isActive = at === index));
  for (const listener of editor.changed) listener();
}

/** The editor makes another object of it. */
function move([viewColumn, index]: readonly [number, number], toColumn: number): void {
  const [from, to] = [viewColumn, toColumn].map((each) => editor.groups.find((group) => group.viewColumn === each)!);
  const [tab] = from!.tabs.splice(index, 1);
  to!.tabs.push({ ...tab!, isActive: false, group: to! });
  for (const listener of editor.changed) listener();
}

beforeEach(() => {
  vi.useFakeTimers();
  editor.groups.length = 0;
  filled.clear();
  reopened.length = 0;
  isDone = false;
});

afterEach(() => {
  former.dispose();
  vi.useRealTimers();
});

it("where there are none, nothing is looked at again", () => {
  column(1, "markdown.preview");
  begin();
  expect([isDone, editor.changed.size]).toEqual([true, 0]);
});

it("one that is shown and stays without a panel is opened anew, the hidden one when it is shown", async () => {
  column(1, CHAT, CHAT, "markdown.preview");
  column(2, "markdown.preview");
  begin();
  await vi.runAllTimersAsync();
  expect([reopened, isDone]).toEqual([["1.0"], false]);
  show(1, 1);
  await vi.runAllTimersAsync();
  expect([reopened, isDone, editor.changed.size]).toEqual([["1.0", "1.1"], true, 0]);
});

it("is done when all that were shown side by side are opened anew, however long that takes", async () => {
  column(1, CHAT);
  column(2, CHAT);
  const opened: (() => void)[] = [];
  former = new FormerTabs({
    isFilled: () => false,
    filledCount,
    reopen: ({ label }: Tab) => {
      reopened.push(label);
      for (const listener of editor.changed) listener();
      return new Promise((resolve) => opened.push(resolve));
    },
    onDone: () => (isDone = true),
  });
  await vi.advanceTimersByTimeAsync(5000);
  expect([reopened, isDone]).toEqual([["1.0"], false]);
  opened[0]!();
  await vi.advanceTimersByTimeAsync(5000);
  expect([reopened, isDone]).toEqual([["1.0", "2.0"], false]);
  opened[1]!();
  await vi.advanceTimersByTimeAsync(5000);
  expect(isDone).toBe(true);
});

it("a hidden one that is dragged to another group is opened anew there, or as soon as it is shown", async () => {
  column(1, "markdown.preview", CHAT, CHAT);
  column(2, "markdown.preview");
  begin();
  await vi.runAllTimersAsync();
  move([1, 2], 2);
  show(2, 1);
  await vi.runAllTimersAsync();
  expect([reopened, isDone]).toEqual([["1.2"], false]);
  move([1, 1], 2); // as when groups are joined: it stays hidden
  await vi.runAllTimersAsync();
  show(2, 2);
  await vi.runAllTimersAsync();
  expect([reopened, isDone]).toEqual([["1.2", "1.1"], true]);
});

it("one that cannot be opened anew is tried once", async () => {
  column(1, CHAT, CHAT);
  former = new FormerTabs({
    isFilled: () => false,
    filledCount: () => 0,
    reopen: ({ label }: Tab) => Promise.resolve(void reopened.push(label)),
    onDone: () => (isDone = true),
  });
  await vi.runAllTimersAsync();
  show(1, 0);
  await vi.runAllTimersAsync();
  expect([reopened, isDone]).toEqual([["1.0"], false]);
});

it("one that is handed over stays, however late within what a hand-over takes", async () => {
  column(1, CHAT);
  begin();
  await vi.advanceTimersToNextTimerAsync();
  filled.add(1);
  await vi.runAllTimersAsync();
  expect([reopened, isDone]).toEqual([[], true]);
});

it("one that somebody closes is not opened anew", async () => {
  column(1, CHAT);
  begin();
  await vi.advanceTimersToNextTimerAsync();
  editor.groups.length = 0;
  await vi.runAllTimersAsync();
  expect([reopened, isDone]).toEqual([[], true]);
});
