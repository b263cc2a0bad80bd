/** Whose settings and glossary hold for what stands beside a question. */
import { beforeEach, describe, expect, it, vi } from "vitest";
import { readTranslationWishes } from "../../../src/extension/chat/readTranslationWishes.ts";

interface Folder {
  readonly name: string;
  readonly uri: { readonly path: string };
}

const workspace = vi.hoisted(() => ({ folders: [] as Folder[] }));

vi.mock("vscode", () => ({
  Uri: {
    file: (path: string) => ({ scheme: "file", path }),
    from: (parts: object) => parts,
    joinPath: ({ path }: { readonly path: string }, ...names: readonly string[]) => ({
      scheme: "file",
      path: [path, ...names].join("/"),
    }),
  },
  workspace: {
    get workspaceFolders() {
      return workspace.folders;
    },
  },
}));

const glossary = [{ source: "Market", target: "ตลาด", caseSensitive: false }];
const asked: string[] = [];
const read = readTranslationWishes(({ scheme, path }, target) => {
  asked.push(`${scheme}:${path} ${target}`);
  return Promise.resolve({ register: "formal", glossary });
});

const folder = (path: string): Folder => ({ name: path.slice(path.lastIndexOf("/") + 1), uri: { path } });

beforeEach(() => {
  asked.length = 0;
  workspace.folders.length = 0;
});

describe("what holds for a translation in a chat", () => {
  it("is what holds for the file that it comes from", async () => {
    workspace.folders.push(folder("/project"));
    expect(await read("th", "docs/ตลาด.md")).toEqual({ register: "formal", glossary });
    expect(asked).toEqual(["file:/project/docs/ตลาด.md th"]);
  });

  it("is told apart by the folder's name where there are several", async () => {
    workspace.folders.push(folder("/project/ร้าน"), folder("/project/kho"));
    await read("vi", "kho/docs/giá.md");
    await read("vi", "không/có.md");
    expect(asked).toEqual(["file:/project/kho/docs/giá.md vi", "untitled:chat vi"]);
  });

  it("is found for files outside the workspace, and for what is no file", async () => {
    workspace.folders.push(folder("/project"));
    await read("km", "/elsewhere/a.txt");
    await read("km", undefined);
    expect(asked).toEqual(["file:/elsewhere/a.txt km", "untitled:chat km"]);
  });
});
