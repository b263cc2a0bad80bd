/** Folders as lists of their files, where not all that is below them can be looked at. */
import { beforeEach, expect, it, vi } from "vitest";

/** As much of one as is looked at. */
interface FakeUri {
  readonly path: string;
  readonly fsPath: string;
  toString(): string;
}

interface Pattern {
  readonly pattern: string;
}

const editor = vi.hoisted(() => ({
  found: [] as FakeUri[],
  ignored: new Set<string>(),
  watched: [] as string[],
  /** The setting search.exclude. */
  searchExclude: undefined as Readonly<Record<string, unknown>> | undefined,
  searches: [] as string[],
}));

vi.mock("vscode", () => {
  const disposable = { dispose: () => undefined };
  const git = { getAPI: () => ({ getRepository: () => ({ checkIgnore: () => Promise.resolve(editor.ignored) }) }) };
  return {
    RelativePattern: class implements Pattern {
      readonly pattern: string;
      constructor(_base: unknown, pattern: string) {
        this.pattern = pattern;
      }
    },
    Uri: { joinPath: ({ path }: FakeUri, name: string) => uriOf(`${path}/${name}`) },
    extensions: { getExtension: () => ({ activate: () => Promise.resolve(git) }) },
    workspace: {
      asRelativePath: ({ path }: FakeUri) => path.replace(/^\/project\//u, ""),
      getWorkspaceFolder: ({ path }: FakeUri) => (path.startsWith("/project") ? {} : undefined),
      getConfiguration: (section: string) => ({
        get: (name: string) => (`${section}.${name}` === "search.exclude" ? editor.searchExclude : undefined),
      }),
      findFiles: (_pattern: Pattern, without: string, most: number) => {
        editor.searches.push(without);
        const folders = without
          .slice(1, -1)
          .split(",")
          .filter((pattern) => pattern.endsWith("/**"));
        const isLeft = ({ path }: FakeUri) =>
          !folders.some((pattern) => path.startsWith(`/project/${pattern.replace(/\*\*$/u, "")}`));
        return Promise.resolve(editor.found.filter(isLeft).slice(0, most));
      },
      createFileSystemWatcher: ({ pattern }: Pattern) => {
        editor.watched.push(pattern);
        return {
          onDidCreate: () => disposable,
          onDidChange: () => disposable,
          onDidDelete: () => disposable,
          ...disposable,
        };
      },
      fs: { stat: () => Promise.resolve({ size: 7 }) },
    },
  };
});
const { folderSource } = await import("../../../src/extension/chat/context/folderSource.ts");

const uriOf = (path: string): FakeUri => ({ path, fsPath: path, toString: () => `file://${path}` });
const folderAt = (path: string) => folderSource(uriOf(path) as unknown as Parameters<typeof folderSource>[0]);

/** So many files that git ignores, the first that a search comes to. */
function build(count: number, folder = "bản dựng"): void {
  for (let index = 0; index < count; index += 1) {
    const path = `/project/${folder}/${String(index)}.js`;
    editor.found.push(uriOf(path));
    editor.ignored.add(path);
  }
}

beforeEach(() => {
  editor.found.length = 0;
  editor.ignored.clear();
  editor.watched.length = 0;
  editor.searches.length = 0;
  editor.searchExclude = undefined;
});

it("says that the search was cut where all that was found is ignored, not that there are none", async () => {
  build(10_000);
  editor.found.push(uriOf("/project/ราคา.ts"));
  expect(await folderAt("/project").read()).toMatchObject({
    text: "... the search ended at 10000 files: there may be more, which are not listed",
    note: "The folder has more files than the 10,000 that were looked at.",
  });
});

it("says so below what is listed, too, and not where all was looked at", async () => {
  editor.found.push(uriOf("/project/ราคา.ts"));
  build(9_998);
  expect(await folderAt("/project").read()).toEqual({ path: "/project", text: "ราคา.ts  7 bytes" });
  build(1);
  const { text } = await folderAt("/project").read();
  expect(text.split("\n")).toEqual(["ราคา.ts  7 bytes", expect.stringContaining("there may be more")]);
});

it("watches to any depth in the workspace alone: elsewhere a folder may be a whole disk", () => {
  for (const path of ["/project/ឯកសារ", "/"]) folderAt(path).watch?.(() => undefined);
  expect(editor.watched).toEqual(["**/*", "*"]);
});

it("lists what is not ignored, however much a build has written into folders that are", async () => {
  build(10_000);
  editor.found.push(uriOf("/project/ราคา.ts"));
  editor.ignored.add("/project/bản dựng/");
  expect(await folderAt("/project").read()).toEqual({ path: "/project", text: "ราคา.ts  7 bytes" });
});

it("lists them, too, where folders deeper down are those that are ignored, one package after the other", async () => {
  for (const name of ["ก", "ຄ", "ខ"]) {
    build(10_000, `packages/${name}/dist/chunks`);
    editor.ignored.add(`/project/packages/${name}/dist/`);
    editor.ignored.add(`/project/packages/${name}/dist/chunks/`);
    editor.found.push(uriOf(`/project/packages/${name}/index.ts`));
  }
  const { text, note } = await folderAt("/project").read();
  expect(text.split("\n")).toEqual(["ก", "ຄ", "ខ"].map((name) => `packages/${name}/index.ts  7 bytes`));
  expect(note).toBeUndefined();
  expect(editor.searches.at(-1)).toContain(",packages/ก/dist/**,packages/ຄ/dist/**,packages/ខ/dist/**}");
});

it("leaves out what the user keeps out of searches", async () => {
  editor.searchExclude = {
    "vendor/**": true,
    "src/**": false,
    "**/*.{ts,js}": true,
    "*.js": { when: "$(basename).ts" },
  };
  editor.found.push(uriOf("/project/vendor/thư viện.js"), uriOf("/project/src/ราคา.ts"));
  expect(await folderAt("/project").read()).toEqual({ path: "/project", text: "src/ราคา.ts  7 bytes" });
});
