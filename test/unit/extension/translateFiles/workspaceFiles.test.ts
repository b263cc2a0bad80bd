import { chmodSync, lstatSync, readdirSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { TemporaryFolder } from "../../../support/temporaryFolder.ts";

class FakeUri {
  readonly scheme: string;
  readonly path: string;

  constructor(scheme: string, path: string) {
    this.scheme = scheme;
    this.path = path;
  }

  static joinPath({ scheme, path }: FakeUri, ...parts: readonly string[]): FakeUri {
    return new FakeUri(scheme, join(path, ...parts));
  }

  get fsPath(): string {
    return this.path;
  }

  toString(): string {
    return `${this.scheme}:${pathToFileURL(this.path).pathname}`;
  }
}

class FakeFileSystemError extends Error {
  readonly code: string;

  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

interface OpenDocument {
  readonly uri: FakeUri;
  readonly isDirty: boolean;
  readonly encoding: string;
  getText(): string;
}

const state = vi.hoisted(() => ({
  open: [] as unknown[],
  /** Of the file system that is not this machine's. */
  remote: new Map<string, Uint8Array>(),
  fault: undefined as string | undefined,
}));

vi.mock("vscode", async () => {
  const { readFile } = await import("node:fs/promises");
  return {
    Uri: FakeUri,
    FileSystemError: FakeFileSystemError,
    FilePermission: { Readonly: 1 },
    workspace: {
      get textDocuments() {
        return state.open;
      },
      encode: (text: string, { encoding }: { encoding: string }) =>
        Promise.resolve(new Uint8Array(Buffer.from(text, encoding === "utf16le" ? "utf16le" : "utf8"))),
      fs: {
        isWritableFileSystem: () => true,
        stat: () => Promise.resolve({}),
        createDirectory: () => Promise.resolve(),
        readFile: async ({ scheme, path }: FakeUri) => {
          if (state.fault !== undefined) throw new FakeFileSystemError(state.fault);
          const bytes = scheme === "file" ? await readFile(path).catch(() => undefined) : state.remote.get(path);
          if (bytes === undefined) throw new FakeFileSystemError("FileNotFound");
          return bytes;
        },
        writeFile: ({ path }: FakeUri, bytes: Uint8Array) => {
          if (state.fault !== undefined) throw new FakeFileSystemError(state.fault);
          state.remote.set(path, bytes);
          return Promise.resolve();
        },
      },
    },
  };
});

const { workspaceFiles } = await import("../../../../src/extension/translate/files/workspaceFiles.ts");

const folder = TemporaryFolder.forEachTest();
beforeEach(() => {
  state.open = [];
  state.remote.clear();
  state.fault = undefined;
});

const filesIn = (scheme = "file") =>
  workspaceFiles(new FakeUri(scheme, folder.path) as unknown as Parameters<typeof workspaceFiles>[0]);
const bytesOf = (text: string) => new TextEncoder().encode(text);

function openUnsaved(name: string, text: string, encoding = "utf8"): void {
  const document: OpenDocument = {
    uri: new FakeUri("file", folder.at(name)),
    isDirty: true,
    encoding,
    getText: () => text,
  };
  state.open.push(document);
}

describe("workspaceFiles", () => {
  it("keeps mode and links of what it writes, and leaves nothing beside it", async () => {
    folder.write("th.md", "old");
    chmodSync(folder.at("th.md"), 0o640);
    symlinkSync("th.md", folder.at("link.md"));
    await filesIn().write("link.md", bytesOf("ใหม่"));
    expect(folder.text("th.md")).toBe("ใหม่");
    expect(statSync(folder.at("th.md")).mode & 0o777).toBe(0o640);
    expect(lstatSync(folder.at("link.md")).isSymbolicLink()).toBe(true);
    expect(readdirSync(folder.path).sort()).toEqual(["link.md", "th.md"]);
  });

  it("leaves a read-only file alone", async () => {
    writeFileSync(folder.at("th.md"), "old", { mode: 0o444 });
    await expect(filesIn().write("th.md", bytesOf("new"))).rejects.toMatchObject({ code: "document.readOnly" });
    expect(folder.text("th.md")).toBe("old");
  });

  it("translates an unsaved source as it stands in the editor, and saves nothing", async () => {
    folder.write("en.md", "saved");
    openUnsaved("en.md", "typed", "utf16le");
    expect(Buffer.from((await filesIn().readSource("en.md")) ?? []).toString("utf16le")).toBe("typed");
    expect(folder.text("en.md")).toBe("saved");
  });

  it("refuses a translation that has unsaved edits", async () => {
    folder.write("th.md", "saved");
    openUnsaved("th.md", "typed");
    await expect(filesIn().read("th.md")).rejects.toMatchObject({ code: "document.unsaved" });
    await expect(filesIn().write("th.md", bytesOf("new"))).rejects.toMatchObject({ code: "document.unsaved" });
    expect(folder.text("th.md")).toBe("saved");
  });

  it.each(["../th.md", "/etc/th.md", ".."])("does not leave the folder: %s", async (path) => {
    await expect(filesIn().read(path)).rejects.toMatchObject({ code: "config.invalid" });
    await expect(filesIn().write(path, bytesOf("new"))).rejects.toMatchObject({ code: "config.invalid" });
  });

  it("writes on other file systems in their own way, and tells what they say as a failure of the one file", async () => {
    const files = filesIn("memfs");
    expect(await files.read("th.md")).toBeUndefined();
    await files.write("th.md", bytesOf("new"));
    expect(await files.read("th.md")).toEqual(bytesOf("new"));
    state.fault = "Unavailable";
    const failure = { code: "document.failed", details: { path: "th.md", reason: "the system reports Unavailable" } };
    await expect(files.read("th.md")).rejects.toMatchObject(failure);
    await expect(files.write("th.md", bytesOf("newer"))).rejects.toMatchObject(failure);
    state.fault = "NoPermissions";
    await expect(files.read("th.md")).rejects.toMatchObject({ code: "document.forbidden", details: { path: "th.md" } });
    await expect(files.write("th.md", bytesOf("newer"))).rejects.toMatchObject({ code: "document.forbidden" });
  });
});
