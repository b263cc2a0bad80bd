/** What becomes of the code of an answer: in the editor, in a new file, in its place beside what is there. */
import { beforeEach, describe, expect, it, vi } from "vitest";
import { insertCode, newFile } from "../../../src/extension/chat/codeActions.ts";
import { CodePreviews } from "../../../src/extension/chat/codePreviews.ts";
import { LastTextEditor } from "../../../src/extension/chat/lastTextEditor.ts";
import { FakeDocument, showFake } from "../../support/fakeVscode.ts";

interface Tab {
  readonly input: unknown;
}

interface Window {
  active: unknown;
  visible: unknown[];
  activated: (editor: unknown) => void;
  tabsChanged: (event: { readonly closed: readonly unknown[] }) => void;
  tabs: unknown[];
  opened: { readonly content: string; readonly language?: string }[];
  edits: number;
  /** What the editor knows of the document. */
  symbols: unknown[] | undefined;
  /** The line at which the last preview was opened. */
  shownLine: number | undefined;
  asked: { readonly label: string; readonly description?: string }[][];
  /** Which of them is chosen. */
  choice: string | undefined;
}

const window = vi.hoisted((): Window => ({
  active: undefined,
  visible: [],
  activated: () => undefined,
  tabsChanged: () => undefined,
  tabs: [],
  opened: [],
  edits: 0,
  symbols: undefined,
  shownLine: undefined,
  asked: [],
  choice: undefined,
}));

vi.mock("vscode", async () => {
  const { fakeVscode } = await import("../../support/fakeVscode.ts");
  class TabInputTextDiff {
    readonly original: unknown;
    readonly modified: unknown;

    constructor(original: unknown, modified: unknown) {
      this.original = original;
      this.modified = modified;
    }
  }
  class Range {
    readonly start: unknown;
    readonly end: unknown;

    /** Of two positions, or of their lines and characters. */
    constructor(...[from, character, until, last]: unknown[]) {
      const isPositions = until === undefined;
      this.start = isPositions ? from : { line: from, character };
      this.end = isPositions ? character : { line: until, character: last };
    }
  }
  class Uri {
    readonly path: string;

    constructor(path: string) {
      this.path = path;
    }

    static from({ path }: { readonly path: string }): Uri {
      return new Uri(path);
    }

    toString(): string {
      return this.path;
    }
  }
  const nothing = { dispose: () => undefined };
  return {
    ...fakeVscode,
    Range,
    Uri,
    TabInputTextDiff,
    ViewColumn: { Active: -1 },
    commands: {
      executeCommand: (name: string, ...args: unknown[]) => {
        if (name !== "vscode.diff") return Promise.resolve(window.symbols);
        const [original, modified, , options] = args;
        const { selection } = options as { readonly selection: { readonly start: { readonly line: number } } };
        window.shownLine = selection.start.line;
        window.tabs.push({ input: new TabInputTextDiff(original, modified) });
        return Promise.resolve();
      },
    },
    languages: {
      getLanguages: () => Promise.resolve(["typescript", "python"]),
      setTextDocumentLanguage: () => Promise.resolve(),
    },
    workspace: {
      ...fakeVscode.workspace,
      textDocuments: [],
      openTextDocument: (options: { readonly content: string; readonly language?: string }) => {
        window.opened.push(options);
        return Promise.resolve({});
      },
    },
    window: {
      get activeTextEditor() {
        return window.active;
      },
      get visibleTextEditors() {
        return window.visible;
      },
      onDidChangeActiveTextEditor: (listener: (editor: unknown) => void) => {
        window.activated = listener;
        return nothing;
      },
      showQuickPick: (items: Window["asked"][number]) => {
        window.asked.push(items);
        return Promise.resolve(items.find(({ label }) => label === window.choice));
      },
      showTextDocument: () => Promise.resolve(window.active),
      tabGroups: {
        get all() {
          return [{ tabs: window.tabs }];
        },
        get activeTabGroup() {
          return { activeTab: window.tabs.at(-1) };
        },
        onDidChangeTabs: (listener: typeof window.tabsChanged) => {
          window.tabsChanged = listener;
          return nothing;
        },
        close: (tab: unknown) => {
          window.tabs = window.tabs.filter((other) => other !== tab);
          return Promise.resolve();
        },
      },
    },
  };
});

/** With lines. */
class CodeDocument extends FakeDocument {
  override positionAt(offset: number) {
    const before = this.getText().slice(0, offset).split("\n");
    return { offset, line: before.length - 1, character: before.at(-1)!.length };
  }

  lineAt(line: number) {
    return { text: this.getText().split("\n")[line]! };
  }
}

type Editor = Parameters<typeof insertCode>[0];
type Edit = Parameters<Editor["edit"]>[0];

/** A window's only editor. @param places offsets: from where to where it is selected */
function open(text: string, ...places: readonly (readonly [number, number])[]) {
  const document = new CodeDocument(text, { path: "/project/main.ts", languageId: "typescript" });
  showFake(document);
  const selections = places.map(([start, end]) => ({
    start: document.positionAt(start),
    end: document.positionAt(end),
    isEmpty: start === end,
  }));
  const editor = {
    document,
    selections,
    selection: selections[0],
    revealRange: () => undefined,
    options: { insertSpaces: true, tabSize: 2 },
    edit: (build: Edit) => {
      const edits: { start: number; end: number; text: string }[] = [];
      const replace = ({ start, end }: Record<"start" | "end", { offset: number }>, inserted: string) =>
        edits.push({ start: start.offset, end: end.offset, text: inserted });
      build({ replace } as unknown as Parameters<Edit>[0]);
      document.edit(edits);
      window.edits += 1;
      return Promise.resolve(true);
    },
  };
  window.active = editor;
  window.visible = [editor];
  return { document, editor: editor as unknown as Editor };
}

/** Their offsets. Nothing is selected. */
function cursors(editor: Editor): number[] {
  return editor.selections.map(({ start, end }) => {
    expect(start).toEqual(end);
    return (end as unknown as { readonly offset: number }).offset;
  });
}

beforeEach(() => {
  Object.assign(window, { active: undefined, visible: [], tabs: [], opened: [], edits: 0, asked: [] });
  Object.assign(window, { symbols: undefined, shownLine: undefined, choice: undefined });
});

describe("insert at the cursor", () => {
  it("puts the code there as one undo step, indented as the line is", async () => {
    const text = "function hello() {\n  \n}\n";
    const { document, editor } = open(text, [21, 21]);
    await insertCode(editor, 'if (ok) {\n    greet("สวัสดี");\n}\n');
    expect(document.getText()).toBe('function hello() {\n  if (ok) {\n      greet("สวัสดี");\n  }\n}\n');
    expect(cursors(editor)).toEqual([document.getText().length - "\n}\n".length]);
    expect(window.edits).toBe(1);
  });

  it("takes the place of what is selected, at each cursor", async () => {
    const { document, editor } = open("a = 1;\n  a = 2;\n", [0, 6], [9, 15]);
    await insertCode(editor, "b();\nc();");
    expect(document.getText()).toBe("b();\nc();\n  b();\n  c();\n");
    expect(cursors(editor)).toEqual(["b();\nc();".length, "b();\nc();\n  b();\n  c();".length]);
    expect(window.edits).toBe(1);
  });
});

describe("a new file", () => {
  it("has the fence's language where the editor has it, and ends with a line break", async () => {
    await newFile("print('ຂອບໃຈ')", "py");
    await newFile("x", "brainfuck");
    expect(window.opened).toEqual([{ content: "print('ຂອບໃຈ')\n", language: "python" }, { content: "x\n" }]);
  });
});

describe("the editor that is meant", () => {
  it("is the last in which somebody worked, also while a chat in a tab is active", () => {
    const { editor: first } = open("one");
    const { editor: second } = open("two");
    window.visible = [first, second];
    const editors = new LastTextEditor();
    window.active = undefined;
    expect(editors.require()).toBe(second);
    window.activated(first);
    window.activated(undefined);
    expect(editors.require()).toBe(first);
    window.visible = [second];
    expect(editors.require()).toBe(second);
    expect(editors.current).toBe(second);
  });

  it("is read from where a chat covers it, until it is closed, and not written in", () => {
    const { document, editor } = open("ສະບາຍດີ");
    const editors = new LastTextEditor();
    window.activated(editor);
    window.active = undefined;
    window.visible = [];
    expect(editors.current).toBe(editor);
    expect(() => editors.require()).toThrow(expect.objectContaining({ code: "input.empty" }) as Error);
    Object.assign(document, { isClosed: true });
    expect(editors.current).toBeUndefined();
  });

  it("is none where nothing but a program's output is shown", () => {
    window.visible = [{ document: { uri: { scheme: "output" } } }];
    expect(() => new LastTextEditor().require()).toThrow(
      expect.objectContaining({ code: "input.empty", details: { nothing: "editor" } }) as Error,
    );
  });
});

describe("code in its place", () => {
  const source = "const a = 1;\nfunction f() {\n  return a;\n}\n";
  const body = source.indexOf("  return");

  it("stands beside what is there until it is accepted, as one undo step", async () => {
    const { document, editor } = open(source, [body, body + "  return a;\n".length]);
    const previews = new CodePreviews();
    await previews.open(editor, "  const b = a;\n  return b;\n");
    expect(window.tabs).toHaveLength(1);
    expect(document.getText()).toBe(source);
    await previews.accept(undefined);
    expect(document.getText()).toBe("const a = 1;\nfunction f() {\n  const b = a;\n  return b;\n}\n");
    // Behind what has changed.
    expect(cursors(editor)).toEqual([document.getText().indexOf(";\n}")]);
    expect(window.edits).toBe(1);
    expect(window.tabs).toEqual([]);
  });

  /** Opened, and accepted where there is anything to accept. */
  async function apply(text: string, code: string) {
    const { document, editor } = open(text, [0, 0]);
    const previews = new CodePreviews();
    expect(await previews.open(editor, code)).toBe(window.tabs.length > 0);
    await previews.accept(undefined);
    return document.getText();
  }

  it("without a selection it goes where it belongs, and is shown from its first change on", async () => {
    const changed = "function f() {\n  // ຄືນຄ່າ\n  return a + 1;\n}";
    expect(await apply(source, changed)).toBe(`const a = 1;\n${changed}\n`);
    expect(window.shownLine).toBe(2);
    expect(window.asked).toEqual([]);
  });

  it("goes where the editor knows its name, indented as it is there", async () => {
    const text = "class A {\n  run() {\n    a();\n  }\n\n  walk() {\n    b();\n  }\n}\n";
    const symbol = (name: string, line: number, end: number, children: unknown[] = []) => ({
      name,
      range: { start: { line }, end: { line: end } },
      selectionRange: { start: { line } },
      location: { range: { start: { line }, end: { line: end } } },
      children,
    });
    window.symbols = [symbol("A", 0, 8, [symbol("run", 1, 3), symbol("walk", 5, 7)])];
    expect(await apply(text, "walk(far) {\n  b(far);\n}")).toBe(
      text.replace("walk() {\n    b();", "walk(far) {\n    b(far);"),
    );
    const location = { range: { start: { line: 5 }, end: { line: 7 } } };
    window.symbols = [{ name: "walk", location }];
    expect(await apply(text, "walk() {\n  c();\n}")).toBe(text.replace("b();", "c();"));
  });

  it("asks whether what a class has and the code has not is to be kept, where it stood, or to go", async () => {
    const text = "class A {\n  a() {\n    x();\n  }\n\n  b() {\n    y();\n  }\n\n  c() {\n    z();\n  }\n}\n";
    const code = "class A {\n    a() {\n        x(1);\n    }\n\n    c() {\n        this.b();\n    }\n}";
    expect(await apply(text, code)).toBe(text);
    expect(window.tabs).toEqual([]);
    expect(window.asked[0]).toMatchObject([
      { label: "Keep What Is Left Out", detail: "b" },
      { label: "Remove What Is Left Out", detail: "b" },
    ]);
    window.choice = "Keep What Is Left Out";
    const kept = "\n    b() {\n      y();\n    }\n";
    expect(await apply(text, code)).toBe(`${code.replace("\n\n    c", `\n${kept}\n    c`)}\n`);
    window.choice = "Remove What Is Left Out";
    expect(await apply(text, code)).toBe(`${code}\n`);
  });

  it("puts nothing into a document that was changed while its place was looked for", async () => {
    const { document, editor } = open(source, [0, 0]);
    const opening = new CodePreviews().open(editor, "const a = 1;\nconst b = 2;");
    Object.assign(document, { getText: () => `// ใหม่\n${source}` });
    await expect(opening).rejects.toMatchObject({ code: "document.changed" });
    expect(window.tabs).toEqual([]);
  });

  it("asks for another place where the code stands there already, whatever ends the lines", async () => {
    const text = "function f() {\r\n  a();\r\n}\r\n";
    const { document, editor } = open(text, [0, 0]);
    Object.assign(document, { eol: 2 });
    expect(await new CodePreviews().open(editor, "function f() {\n  a();\n}")).toBe(false);
    expect(window.asked).toHaveLength(1);
  });

  it("keeps the line breaks of its document", async () => {
    const { document, editor } = open(source.replaceAll("\n", "\r\n"), [0, 0]);
    Object.assign(document, { eol: 2 });
    const previews = new CodePreviews();
    await previews.open(editor, "const a = 1;\nconst b = 2;");
    await previews.accept(undefined);
    expect(document.getText()).toBe(source.replace(";\n", ";\nconst b = 2;\n").replaceAll("\n", "\r\n"));
  });

  it("where no place is sure it is asked for, with what a whole file would lose", async () => {
    const code = "echo ສະບາຍດີ\n}";
    expect(await apply(source, code)).toBe(source);
    expect(window.tabs).toEqual([]);
    expect(window.asked[0]).toMatchObject([
      { label: "Insert at Cursor" },
      { label: "Replace the Whole File", description: "Lines that go: 3" },
    ]);
    window.choice = "Insert at Cursor";
    expect(await apply(source, code)).toBe(code + source);
    window.choice = "Replace the Whole File";
    expect(await apply(source, code)).toBe(`${code}\n`);
  });

  it("asks for no place in an empty document, and for another where the code stands already", async () => {
    expect(await apply("\n", "const a = 2;")).toBe("const a = 2;\n");
    expect(window.asked).toEqual([]);
    await apply(source, "const a = 1;");
    expect(window.asked).toHaveLength(1);
  });

  it("keeps what somebody wrote elsewhere meanwhile", async () => {
    const { document, editor } = open(source, [0, "const a = 1;".length]);
    const previews = new CodePreviews();
    await previews.open(editor, "const a = 2;");
    document.replace(source.length, source.length, "// បន្ថែម\n");
    await previews.accept(undefined);
    expect(document.getText()).toBe(`${source.replace("1", "2")}// បន្ថែម\n`);
  });

  it("is refused where somebody wrote in that place, and stays to be looked at", async () => {
    const { document, editor } = open(source, [0, "const a = 1;".length]);
    const previews = new CodePreviews();
    await previews.open(editor, "const a = 2;");
    document.replace(10, 11, "7");
    await expect(previews.accept(undefined)).rejects.toMatchObject({ code: "document.changed" });
    expect(document.getText()).toBe(source.replace("1", "7"));
    expect(window.tabs).toHaveLength(1);
  });

  it("is gone when it was discarded, or its tab closed", async () => {
    const { document, editor } = open(source, [0, 0]);
    const previews = new CodePreviews();
    await previews.open(editor, "x");
    await previews.discard(undefined);
    expect(window.tabs).toEqual([]);
    await previews.open(editor, "x");
    const [tab] = window.tabs as [Tab];
    window.tabs = [];
    window.tabsChanged({ closed: [tab] });
    window.tabs = [tab];
    await previews.accept(undefined);
    expect(document.getText()).toBe(source);
  });
});
