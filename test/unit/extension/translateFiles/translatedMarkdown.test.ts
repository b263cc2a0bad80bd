import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { TranslationContext } from "../../../../src/extension/translate/translationContext.ts";
import { formatMessage } from "../../../../src/shared/messages/formatMessage.ts";
import { FakeDocument, showFake } from "../../../support/fakeVscode.ts";

const state = vi.hoisted(() => ({
  tabs: [] as { input: unknown; label: string }[],
  saved: undefined as ((document: unknown) => void) | undefined,
  tabsChanged: undefined as ((event: { closed: readonly unknown[] }) => void) | undefined,
  opened: undefined as ((document: unknown) => void) | undefined,
  changed: undefined as ((event: { document: unknown }) => void) | undefined,
  reloads: 0,
  isTabSlow: false,
}));

vi.mock("vscode", async () => {
  const { fakeVscode: fake } = await import("../../../support/fakeVscode.ts");
  const disposable = { dispose: () => undefined };
  class TabInputWebview {
    readonly viewType = "markdown.preview";
  }
  return {
    ...fake,
    TabInputWebview,
    Uri: {
      from: ({ path, query }: { path: string; query: string }) => ({ path, query, toString: () => `${path}?${query}` }),
    },
    commands: {
      executeCommand: (command: string, uri: { path: string }) => {
        if (command === "markdown.preview.refresh") state.reloads += 1;
        if (command !== "markdown.showPreviewToSide" || state.isTabSlow) return Promise.resolve();
        state.tabs = [{ input: new TabInputWebview(), label: `Preview ${uri.path.slice(1)}` }];
        state.tabsChanged?.({ closed: [] });
        return Promise.resolve();
      },
    },
    workspace: {
      ...fake.workspace,
      registerTextDocumentContentProvider: () => disposable,
      onDidOpenTextDocument: (listener: (document: unknown) => void) => {
        state.opened = listener;
        return disposable;
      },
      onDidChangeTextDocument: (listener: (event: { document: unknown }) => void) => {
        state.changed = listener;
        return disposable;
      },
      onDidSaveTextDocument: (listener: (document: unknown) => void) => {
        state.saved = listener;
        return disposable;
      },
    },
    window: {
      ...fake.window,
      get activeTextEditor() {
        return fake.window.activeTextEditor;
      },
      tabGroups: {
        get all() {
          return [{ tabs: state.tabs }];
        },
        onDidChangeTabs: (listener: (event: { closed: readonly unknown[] }) => void) => {
          state.tabsChanged = listener;
          return disposable;
        },
      },
    },
  };
});
const { TranslatedMarkdown } = await import("../../../../src/extension/translate/files/translatedMarkdown.ts");

type ViewUri = Parameters<InstanceType<typeof TranslatedMarkdown>["provideTextDocumentContent"]>[0];

/** The views of files that are translated into Thai by `translate`. */
function viewsOf(translate: (params: unknown, following: { readonly signal: AbortSignal }) => Promise<unknown>) {
  const context = {
    languages: { choose: () => Promise.resolve("th") },
    sources: { current: undefined },
    glossary: { termsFor: () => Promise.resolve([]) },
    reporter: { report: () => undefined },
    api: { translate },
  };
  return new TranslatedMarkdown(context as unknown as TranslationContext);
}

const viewUri = { toString: () => "/README.th.md?file:///README.md" } as unknown as ViewUri;

const TEXT = "---\ntitle: x\n---\n\n# สวัสดี\n";

it("says what needs a look, and translates at a save as long as the preview is there", async () => {
  const document = showFake(new FakeDocument("# Hello\n", { path: "/README.md", languageId: "markdown" }));
  let requests = 0;
  const reported: string[] = [];
  const findings = [{ code: "echo", details: {} }];
  const context = {
    languages: { choose: () => Promise.resolve("th") },
    sources: { current: undefined },
    glossary: { termsFor: () => Promise.resolve([]) },
    reporter: { report: (error: Error) => reported.push(error.message) },
    api: {
      translate: () => {
        requests += 1;
        return Promise.resolve({ text: TEXT, records: {}, segments: [{ findings }, { findings: [] }], notes: [] });
      },
    },
  };
  const markdown = new TranslatedMarkdown(context as unknown as TranslationContext);
  await markdown.open();
  const remark = formatMessage("fileTranslation.needsLookOne");
  expect(markdown.provideTextDocumentContent(viewUri)).toBe(TEXT.replace("---\n\n", `---\n> ${remark}\n\n\n`));
  state.saved?.(document);
  await vi.waitFor(() => expect(requests).toBe(2));
  expect(reported).toEqual([]);
  const closed = state.tabs;
  state.tabs = [];
  state.tabsChanged?.({ closed });
  state.saved?.(document);
  expect(requests).toBe(2);
  await vi.waitFor(() => expect(markdown.provideTextDocumentContent(viewUri)).toBe(formatMessage("result.gone")), 5000);
});

it("is not forgotten while its tab moves", async () => {
  const document = showFake(new FakeDocument("# Hello\n", { path: "/README.md", languageId: "markdown" }));
  let isCancelled = false;
  let answer: (result: unknown) => void = () => undefined;
  const markdown = viewsOf((_params: unknown, { signal }: { signal: AbortSignal }) => {
    signal.addEventListener("abort", () => (isCancelled = true));
    return new Promise((resolve) => (answer = resolve));
  });
  const opening = markdown.open();
  await vi.waitFor(() => expect(state.tabs).toHaveLength(1));
  const tabs = state.tabs;
  state.tabs = [];
  state.tabsChanged?.({ closed: tabs });
  state.tabs = tabs;
  await new Promise((resolve) => setTimeout(resolve, 1500));
  expect(isCancelled).toBe(false);
  answer({ text: TEXT, records: {}, segments: [], notes: [] });
  await opening;
  expect(document.isClosed).toBe(false);
});

it("is not forgotten while it opens slowly, and says again what was said before its document was open", async () => {
  showFake(new FakeDocument("# Hello\n", { path: "/README.md", languageId: "markdown" }));
  const markdown = viewsOf(() => Promise.resolve({ text: TEXT, records: {}, segments: [], notes: [] }));
  const said: string[] = [];
  markdown.onDidChange((uri) => said.push(uri.toString()));
  state.isTabSlow = true;
  state.tabs = [];
  await markdown.open();
  state.tabsChanged?.({ closed: [{}] });
  await new Promise((resolve) => setTimeout(resolve, 1500));
  expect(markdown.provideTextDocumentContent(viewUri)).toBe(TEXT);
  const before = said.length;
  state.opened?.({ uri: viewUri, getText: () => TEXT });
  expect(said).toHaveLength(before);
  state.opened?.({ uri: viewUri, getText: () => "# Hello\n" });
  expect(said).toHaveLength(before + 1);
});

describe("A page that is told of the last change while it loads", () => {
  const viewDocument = { uri: viewUri, getText: () => TEXT };

  beforeEach(() => {
    vi.useFakeTimers();
    state.isTabSlow = false;
    state.reloads = 0;
    showFake(new FakeDocument("# Hello\n", { path: "/README.md", languageId: "markdown" }));
  });
  afterEach(() => vi.useRealTimers());

  /** Opened, and translating until it is answered. */
  function openedView() {
    let answer: (result: unknown) => void = () => undefined;
    const markdown = viewsOf(() => new Promise((resolve) => (answer = resolve)));
    const opening = markdown.open();
    const finish = async () => {
      answer({ text: TEXT, records: {}, segments: [], notes: [] });
      await opening;
    };
    return { markdown, finish };
  }

  it("is drawn whole once more when the translation has ended, and then no more", async () => {
    const { finish } = openedView();
    await vi.advanceTimersByTimeAsync(100);
    state.opened?.({ uri: viewUri, getText: () => "# Hello\n" });
    state.changed?.({ document: viewDocument });
    await vi.advanceTimersByTimeAsync(5000);
    expect(state.reloads).toBe(0); // more is coming, which would be lost again
    await finish();
    state.changed?.({ document: viewDocument });
    await vi.advanceTimersByTimeAsync(400);
    expect(state.reloads).toBe(0); // the preview would not listen yet
    await vi.advanceTimersByTimeAsync(60_000);
    expect(state.reloads).toBe(1);
  });

  it("is drawn whole once more also when its document gets the text after the end", async () => {
    const { finish } = openedView();
    await vi.advanceTimersByTimeAsync(100);
    await finish();
    await vi.advanceTimersByTimeAsync(8000);
    expect(state.reloads).toBe(0);
    state.opened?.({ uri: viewUri, getText: () => "# Hello\n" });
    state.changed?.({ document: viewDocument });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(state.reloads).toBe(1);
  });

  it("waits as long as the editor took to open its document, on a slow machine", async () => {
    const { finish } = openedView();
    await vi.advanceTimersByTimeAsync(5000);
    state.opened?.({ uri: viewUri, getText: () => "# Hello\n" });
    await finish();
    state.changed?.({ document: viewDocument });
    await vi.advanceTimersByTimeAsync(4500);
    expect(state.reloads).toBe(0);
    await vi.advanceTimersByTimeAsync(1000);
    expect(state.reloads).toBe(1);
  });

  it("keeps its page when it has long been listening, when it had all from the first, and when it is gone", async () => {
    const { finish, markdown } = openedView();
    await vi.advanceTimersByTimeAsync(100);
    state.opened?.(viewDocument);
    await vi.advanceTimersByTimeAsync(90_000);
    state.changed?.({ document: viewDocument });
    await finish();
    await vi.advanceTimersByTimeAsync(60_000);
    state.opened?.(viewDocument);
    state.changed?.({ document: { uri: { toString: () => "file:///other.md" } } });
    await vi.advanceTimersByTimeAsync(60_000);
    state.opened?.(viewDocument);
    state.changed?.({ document: viewDocument });
    markdown.dispose();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(state.reloads).toBe(0);
  });

  it("is left alone when its translation ends only after it is gone", async () => {
    const { finish, markdown } = openedView();
    await vi.advanceTimersByTimeAsync(100);
    state.changed?.({ document: viewDocument });
    markdown.dispose();
    await finish();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(state.reloads).toBe(0);
  });
});
