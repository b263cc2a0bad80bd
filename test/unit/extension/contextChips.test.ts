/** What of the workspace goes along with a question, over an editor that the test plays. */
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { chosenResources } from "../../../src/extension/chat/context/chosenResources.ts";
import { ContextChips, type ContextChipsOptions } from "../../../src/extension/chat/context/contextChips.ts";

interface FakeUri {
  readonly path: string;
  toString(): string;
}

const editor = vi.hoisted(() => ({
  files: new Map<string, Uint8Array>(),
  documents: [] as { uri: FakeUri; languageId: string; getText: (range?: unknown) => string }[],
  problems: new Map<string, readonly object[]>(),
  selection: undefined as object | undefined,
  ignored: new Set<string>(),
  offered: [] as string[],
  /** How often a folder was searched for its files. */
  searches: 0,
  /** Told of files and documents that change, by their paths. */
  watchers: new Set<(path: string) => void>(),
  /** An address of the editor's own class. */
  uriOf: undefined as ((path: string) => FakeUri) | undefined,
}));

vi.mock("vscode", () => {
  class Position {
    readonly line: number;
    constructor(line: number) {
      this.line = line;
    }
  }
  class Location {
    readonly uri: FakeUri;
    readonly range: unknown;
    constructor(uri: FakeUri, range: unknown) {
      this.uri = uri;
      this.range = range;
    }
  }
  class FileSystemError extends Error {}
  class RelativePattern {
    readonly base: FakeUri;
    constructor(base: FakeUri) {
      this.base = base;
    }
  }
  class Uri implements FakeUri {
    readonly path: string;
    readonly fsPath: string;
    constructor(path: string) {
      this.path = path;
      this.fsPath = path;
    }
    toString(): string {
      return `file://${this.path}`;
    }
  }
  const uriOf = (path: string) => new Uri(path);
  const watch = (listener: (path: string) => void) => {
    editor.watchers.add(listener);
    return { dispose: () => editor.watchers.delete(listener) };
  };
  editor.uriOf = uriOf;
  const isFolder = (path: string) => [...editor.files.keys()].some((file) => file.startsWith(`${path}/`));
  const bytesOf = (path: string) => {
    const bytes = editor.files.get(path);
    if (bytes === undefined) throw new FileSystemError("FileNotFound");
    return bytes;
  };
  return {
    Position,
    Location,
    FileSystemError,
    RelativePattern,
    FileType: { Unknown: 0, File: 1, Directory: 2 },
    Uri: Object.assign(Uri, {
      parse: (text: string) => uriOf(decodeURIComponent(text.replace(/^file:\/\//u, ""))),
      joinPath: ({ path }: FakeUri) => uriOf(path.slice(0, path.lastIndexOf("/"))),
    }),
    extensions: {
      getExtension: () => ({
        activate: () =>
          Promise.resolve({
            getAPI: () => ({ getRepository: () => ({ checkIgnore: () => Promise.resolve(editor.ignored) }) }),
          }),
      }),
    },
    languages: {
      onDidChangeDiagnostics: (listener: () => void) => watch(listener),
      getDiagnostics: (uri?: FakeUri) =>
        uri === undefined
          ? [...editor.problems].map(([path, problems]) => [uriOf(path), problems])
          : (editor.problems.get(uri.path) ?? []),
    },
    window: {
      showQuickPick: (items: readonly { readonly label: string }[]) => {
        editor.offered.push(...items.map(({ label }) => label));
        return Promise.resolve(items.at(-1));
      },
    },
    workspace: {
      notebookDocuments: [],
      get textDocuments() {
        return editor.documents;
      },
      workspaceFolders: [{ uri: uriOf("/project") }],
      getWorkspaceFolder: () => ({ uri: uriOf("/project") }),
      asRelativePath: ({ path }: FakeUri) => path.replace(/^\/project\//u, ""),
      onDidChangeTextDocument: (listener: (event: object) => void) =>
        watch((path) => {
          listener({ document: { uri: uriOf(path) } });
        }),
      createFileSystemWatcher: ({ base }: RelativePattern) => {
        const within = (listener: (uri: FakeUri) => void) =>
          watch((path) => {
            if (path.startsWith(`${base.path}/`)) listener(uriOf(path));
          });
        return {
          onDidCreate: within,
          onDidChange: () => ({ dispose: () => undefined }),
          onDidDelete: () => ({ dispose: () => undefined }),
          dispose: () => undefined,
        };
      },
      findFiles: (pattern: string | RelativePattern, _without: string, most = Infinity) => {
        editor.searches += 1;
        const base = typeof pattern === "string" ? "/project" : pattern.base.path;
        return Promise.resolve(
          [...editor.files.keys()]
            .filter((path) => path.startsWith(`${base}/`))
            .slice(0, most)
            .map(uriOf),
        );
      },
      openTextDocument: ({ path }: FakeUri) =>
        Promise.resolve(
          editor.documents.find(({ uri }) => uri.path === path) ?? {
            uri: uriOf(path),
            languageId: path.endsWith(".ts") ? "typescript" : "markdown",
            getText: () => new TextDecoder().decode(bytesOf(path)),
          },
        ),
      fs: {
        stat: async ({ path }: FakeUri) => {
          await Promise.resolve();
          return isFolder(path) ? { type: 2, size: 0 } : { type: 1, size: bytesOf(path).length };
        },
        readFile: async ({ path }: FakeUri) => {
          await Promise.resolve();
          return bytesOf(path);
        },
      },
    },
  };
});

type Editor = NonNullable<ContextChipsOptions["editors"]["current"]>;

const told: string[] = [];
const notify = (text: string) => void told.push(text);

/** The text editor that was worked in last: the chat itself may be the active one. */
const inFront = {
  get current() {
    const [document] = editor.documents;
    if (document === undefined) return undefined;
    return { document, selection: editor.selection ?? { isEmpty: true } } as unknown as Editor;
  },
};

let chips: ContextChips;
const counted: string[] = [];
let isModelLoaded: boolean;

beforeEach(() => {
  editor.files.clear();
  editor.problems.clear();
  editor.ignored.clear();
  editor.documents.length = 0;
  editor.selection = undefined;
  told.length = 0;
  editor.offered.length = 0;
  editor.watchers.clear();
  editor.searches = 0;
  counted.length = 0;
  isModelLoaded = true;
  const countTexts = (texts: readonly string[]) => {
    counted.push(...texts);
    return Promise.resolve({ tokens: texts.map(({ length }) => length), isEstimate: !isModelLoaded });
  };
  chips = new ContextChips({
    budget: { countTexts },
    editors: inFront,
    preferredLanguages: () => ["vi", "th"],
    notify,
  });
  write("/project/src/giá.ts", "const giá = 30_000;\nconst tên = 'Phở bò';\nexport { giá };\n");
  write("/project/docs/เมนู อาหาร.md", "# เมนู");
});

afterEach(() => chips.dispose());

function write(path: string, text: string | Uint8Array): void {
  editor.files.set(path, typeof text === "string" ? new TextEncoder().encode(text) : text);
}

function changed(path: string): void {
  for (const watcher of [...editor.watchers]) watcher(path);
}

function open(path: string, text: string, selected = "ส่วนที่เลือก"): void {
  editor.documents.push({
    uri: { path, toString: () => `file://${path}` },
    languageId: "typescript",
    getText: (range) => (range === undefined ? text : selected),
  });
}

const fileUri = (path: string) => `file://${encodeURI(path)}`;

describe("files", () => {
  it("are read anew when they are sent, and counted", async () => {
    await chips.addUris([fileUri("/project/docs/เมนู อาหาร.md")]);
    await vi.waitFor(() => expect(chips.chips[0]).toMatchObject({ label: "เมนู อาหาร.md", tokens: "# เมนู".length }));
    write("/project/docs/เมนู อาหาร.md", "# เมนูวันนี้");
    expect(await chips.read()).toMatchObject([{ kind: "file", path: "docs/เมนู อาหาร.md", text: "# เมนูวันนี้" }]);
  });

  it("have estimated tokens until a model counts them, and take along what is known of the text that is sent", async () => {
    isModelLoaded = false;
    const text = "# เมนู";
    await chips.addUris([fileUri("/project/docs/เมนู อาหาร.md")]);
    await vi.waitFor(() => expect(chips.chips[0]).toMatchObject({ tokens: text.length, isEstimate: true }));
    expect(await chips.read()).toMatchObject([{ text, tokens: text.length, isEstimate: true }]);
    isModelLoaded = true;
    chips.countEstimated();
    await vi.waitFor(() => expect(chips.chips[0]!.isEstimate).toBeUndefined());
    expect(chips.chips[0]!.tokens).toBe(text.length);
    chips.countEstimated();
    expect(counted).toEqual([text, text]);
    const [sent] = await chips.read();
    expect(sent).toMatchObject({ text, tokens: text.length });
    expect(sent!.isEstimate).toBeUndefined();
    write("/project/docs/เมนู อาหาร.md", "# เมนูวันนี้");
    expect((await chips.read())[0]!.tokens).toBeUndefined();
  });

  it("go along as the editor shows them, unsaved or without a file", async () => {
    open("/project/src/giá.ts", "const giá = 45_000;");
    open("/Untitled-1", "ຍັງບໍ່ໄດ້ບັນທຶກ");
    await chips.addUris([fileUri("/project/src/giá.ts"), fileUri("/Untitled-1")]);
    expect((await chips.read()).map(({ text }) => text)).toEqual(["const giá = 45_000;", "ຍັງບໍ່ໄດ້ບັນທຶກ"]);
  });

  it("that are no text or have gone say so on their chip, and only the first time when they are sent", async () => {
    write("/project/logo.png", Uint8Array.of(137, 80, 78, 71, 0, 0));
    await chips.addUris([fileUri("/project/logo.png"), fileUri("/project/src/giá.ts")]);
    await vi.waitFor(() => expect(chips.chips[0]!.problem).toContain("logo.png"));
    expect((await chips.read()).map(({ label }) => label)).toEqual(["giá.ts"]);
    editor.files.delete("/project/src/giá.ts");
    await expect(chips.read()).rejects.toMatchObject({ code: "document.failed" });
    expect(chips.chips[1]!.problem).toContain("giá.ts");
    expect(await chips.read()).toEqual([]);
    write("/project/src/giá.ts", "đã trở lại");
    expect(await chips.read()).toHaveLength(1);
    expect(chips.chips[1]!.problem).toBeUndefined();
  });

  it("stand there once", async () => {
    await chips.addUris([fileUri("/project/src/giá.ts"), fileUri("/project/src/giá.ts")]);
    expect(chips.chips).toHaveLength(1);
  });
});

it("a selection stays what it was, with its lines", async () => {
  open("/project/src/giá.ts", "một\nhai\nba");
  editor.selection = { isEmpty: false, start: { line: 1 }, end: { line: 2 } };
  await chips.add("selection");
  expect(chips.chips[0]!.label).toBe("giá.ts:2-3");
  expect(await chips.read()).toMatchObject([{ lines: [2, 3], languageId: "typescript", text: "ส่วนที่เลือก" }]);
  editor.selection = undefined;
  await expect(chips.add("selection")).rejects.toMatchObject({ code: "input.empty" });
});

it("a newer selection of the same range takes the place of the older one; another range stands beside it", async () => {
  const select = async (text: string, from: number) => {
    editor.documents.length = 0;
    open("/project/src/giá.ts", "", text);
    editor.selection = { isEmpty: false, start: { line: 1, character: from }, end: { line: 1, character: 9 } };
    await chips.add("selection");
  };
  await select("ราคาเดิม", 0);
  await chips.addUris([fileUri("/project/src/giá.ts")]);
  await select("ราคาใหม่", 0);
  await select("ราคาใหม่", 0);
  expect((await chips.read()).map(({ kind, text }) => (kind === "file" ? kind : text))).toEqual(["ราคาใหม่", "file"]);
  await select("ใหม่", 4);
  expect((await chips.read()).map(({ kind, text }) => (kind === "file" ? kind : text))).toEqual([
    "ราคาใหม่",
    "file",
    "ใหม่",
  ]);
});

describe("what is only counted", () => {
  const counting = async () => (await chips.read({ mayBeKnown: true })).map(({ text }) => text);

  it("is not read again before it has changed, but is when it is sent", async () => {
    await chips.addUris([fileUri("/project/docs")]);
    await counting();
    await counting();
    expect(editor.searches).toBe(1);
    await chips.read();
    expect(editor.searches).toBe(2);
  });

  it("is read again when one of its files has changed, or what is typed in one", async () => {
    await chips.addUris([fileUri("/project/docs"), fileUri("/project/src/giá.ts")]);
    await counting();
    write("/project/docs/តម្លៃ.md", "១");
    write("/project/src/giá.ts", "const giá = 1;");
    changed("/project/elsewhere/x.ts");
    expect((await counting()).join()).not.toContain("តម្លៃ.md");
    changed("/project/docs/តម្លៃ.md");
    changed("/project/src/giá.ts");
    const [folder, file] = await counting();
    expect(folder).toContain("តម្លៃ.md");
    expect(file).toBe("const giá = 1;");
  });

  it("is watched only as long as it is there", async () => {
    await chips.addUris([fileUri("/project/docs"), fileUri("/project/src/giá.ts")]);
    expect(editor.watchers.size).toBeGreaterThan(0);
    chips.remove(chips.chips[0]!.id);
    chips.spend(chips.chips.map(({ id }) => id));
    expect(editor.watchers.size).toBe(0);
    await chips.addUris([fileUri("/project/docs")]);
    chips.dispose();
    await chips.addUris([fileUri("/project/src")]);
    expect([editor.watchers.size, chips.chips]).toEqual([0, []]);
  });
});

describe("folders", () => {
  it("are lists of names and sizes without what git ignores", async () => {
    write("/project/src/bản dựng/ra.js", "x");
    editor.ignored.add("/project/src/bản dựng/ra.js");
    await chips.addUris([fileUri("/project/src")]);
    expect(chips.chips[0]).toMatchObject({ kind: "folder", label: "src/" });
    const size = editor.files.get("/project/src/giá.ts")!.length;
    expect(await chips.read()).toMatchObject([{ path: "src", text: `giá.ts  ${String(size)} bytes` }]);
  });

  it("say how much was cut off", async () => {
    for (let index = 0; index < 350; index += 1) write(`/project/many/បញ្ជី-${String(index)}.md`, "");
    await chips.addUris([fileUri("/project/many")]);
    const lines = (await chips.read())[0]!.text.split("\n");
    expect(lines).toHaveLength(301);
    expect(lines.at(-1)).toContain("50 more files");
    expect(chips.chips[0]!.detail).toBe("many · and 50 more");
  });

  it("are searched no further than for a project's worth of files", async () => {
    for (let index = 0; index < 10_001; index += 1) write(`/project/disk/${String(index)}`, "");
    await chips.addUris([fileUri("/project/disk")]);
    expect((await chips.read())[0]!.text.split("\n").at(-1)).toContain("at least 9700 more files");
    expect(chips.chips[0]!.detail).toBe("disk · and 9,700+ more");
  });
});

describe("problems", () => {
  const at = (line: number) => ({ start: { line, character: 6 } });

  it("come with the lines around them, the worst first", async () => {
    editor.problems.set("/project/src/giá.ts", [
      { range: at(0), severity: 1, message: "'giá' is never read", source: "ts" },
      { range: at(1), severity: 0, message: "Không tìm thấy tên" },
    ]);
    await chips.add("problems");
    const [problems] = await chips.read();
    expect(problems!.text.split("\n\n")[0]).toBe(
      "src/giá.ts:2:7 error: Không tìm thấy tên\n1 | const giá = 30_000;\n2 | const tên = 'Phở bò';\n3 | export { giá };\n4 | ",
    );
    expect(problems!.text).toContain("src/giá.ts:1:7 warning (ts): 'giá' is never read");
  });

  it("are those of the file in front, or of all of the workspace, as one likes", async () => {
    const problem = { range: at(0), severity: 0, message: "ບໍ່ພົບ" };
    editor.problems.set("/project/src/giá.ts", [problem]);
    open("/project/src/giá.ts", "const giá = 30_000;");
    await chips.add("problems");
    expect(editor.offered).toEqual([]);
    chips.spend(chips.chips.map(({ id }) => id));
    editor.problems.set("/project/docs/เมนู อาหาร.md", [{ ...problem, message: "ไม่พบ" }]);
    await chips.add("problems");
    expect(editor.offered).toEqual(["src/giá.ts", "Workspace"]);
    expect((await chips.read())[0]!.text).toContain("ไม่พบ");
  });

  it("are chosen by names in which nothing is hidden and nothing is drawn", async () => {
    const problem = { range: at(0), severity: 0, message: "ບໍ່ພົບ" };
    open("/project/$(error)ลาย\u202Efdp.ts", "");
    editor.problems.set("/project/$(error)ลาย\u202Efdp.ts", [problem]);
    editor.problems.set("/project/src/giá.ts", [problem]);
    await chips.add("problems");
    expect(editor.offered[0]).toBe("$ (error)ลาย[U+202E]fdp.ts");
  });

  it("are no chip where there are none", async () => {
    await chips.add("problems");
    expect(chips.chips).toEqual([]);
    expect(told).toEqual(["No problems are reported."]);
  });
});

describe("# in the composer", () => {
  it("completes kinds, files by a part of their name, and folders", async () => {
    expect((await chips.complete("#")).map(({ insert }) => insert)).toEqual([
      "#selection ",
      "#problems ",
      "#folder ",
      "#file:",
    ]);
    expect(await chips.complete("#file:เมนู")).toMatchObject([
      { insert: "#file:docs/เมนู%20อาหาร.md ", label: "เมนู อาหาร.md", detail: "docs/เมนู อาหาร.md" },
    ]);
    expect((await chips.complete("#folder:")).map(({ detail }) => detail)).toEqual(["src", "docs"]);
    expect(await chips.complete("#khác")).toEqual([]);
  });

  it("adds what is named once, and not again when its chip was removed", async () => {
    await chips.follow("Dịch #file:docs/เมนู%20อาหาร.md và #folder:src");
    expect(chips.chips.map(({ label }) => label)).toEqual(["เมนู อาหาร.md", "src/"]);
    chips.remove(chips.chips[0]!.id);
    await chips.follow("Dịch #file:docs/เมนู%20อาหาร.md và #folder:src nhé");
    expect(chips.chips.map(({ label }) => label)).toEqual(["src/"]);
    await chips.follow("#file:không/có.md #file: #selection #problemss #folder:src");
    expect(chips.chips).toHaveLength(1);
  });

  it("goes with its words, unless it was added in another way, too", async () => {
    await chips.follow("Dịch #file:docs/เมนู%20อาหาร.md và #file:src/giá.ts");
    await chips.addUris(["file:///project/src/giá.ts"]);
    expect(chips.chips.map(({ label }) => label)).toEqual(["เมนู อาหาร.md", "giá.ts"]);
    await chips.follow("Dịch");
    expect(chips.chips.map(({ label }) => label)).toEqual(["giá.ts"]);
    await chips.follow("#file:src/giá.ts");
    await chips.follow("");
    expect(chips.chips.map(({ label }) => label)).toEqual(["giá.ts"]);
  });

  it("is told where it stands for nothing, until it stands for something", async () => {
    expect(await chips.follow("#file:không/có.md #selection #file:src/giá.ts")).toEqual([
      "#file:không/có.md",
      "#selection",
    ]);
    expect(await chips.follow("#file:không/có.md")).toEqual(["#file:không/có.md"]);
    write("/project/không/có.md", "Có rồi");
    // The list of files is some seconds old by then.
    const clock = vi.spyOn(Date, "now").mockReturnValue(Date.now() + 60_000);
    expect(await chips.follow("#file:không/có.md")).toEqual([]);
    clock.mockRestore();
    expect(chips.chips.map(({ label }) => label)).toEqual(["có.md"]);
  });

  it("completes slash commands in the same place", async () => {
    expect((await chips.complete("/tr")).map(({ insert }) => insert)).toEqual(["/translate "]);
    expect((await chips.complete("/translate t")).map(({ detail }) => detail)).toEqual(["vi", "th", "ta", "fil"]);
  });
});

describe("a file from outside the workspace", () => {
  it("is its text, under its name", async () => {
    chips.addText("សេរីភាព", "ច្បាប់.txt");
    expect(chips.chips).toMatchObject([{ kind: "text", label: "ច្បាប់.txt" }]);
    expect(await chips.read()).toMatchObject([{ label: "ច្បាប់.txt", text: "សេរីភាព" }]);
  });

  it("is refused where no model could read it", () => {
    expect(() => chips.addText("PNG\0\0", "រូប.png")).toThrow(expect.objectContaining({ code: "document.binary" }));
    const long = "ក".repeat(1_000_001);
    expect(() => chips.addText(long, "វែង.txt")).toThrow(expect.objectContaining({ code: "input.tooLarge" }));
    expect(chips.chips).toEqual([]);
  });
});

it("menus name all that are selected in the explorer, or what was clicked, or what is in front", () => {
  const [one, two] = ["/project/a.md", "/project/ข.md"].map((path) => editor.uriOf?.(path));
  expect(chosenResources(one, [one, two], undefined)).toEqual([one, two]);
  // Behind the clicked editor's tab come the editor's own facts.
  expect(chosenResources(one, { groupId: 1 }, undefined)).toEqual([one]);
  open("/project/src/giá.ts", "");
  expect(chosenResources(undefined, undefined, inFront.current).map(({ path }) => path)).toEqual([
    "/project/src/giá.ts",
  ]);
});
