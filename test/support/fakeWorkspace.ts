/**
 * As much of the module "vscode" as the chat's context is read from: files, documents, problems and what git ignores.
 * `vi.mock("vscode", async () => (await import(".../fakeWorkspace.ts")).vscodeWithWorkspace)` puts it in the place of the real one.
 */
interface FakeUri {
  readonly scheme: string;
  readonly path: string;
  toString(): string;
}

interface FakeTextDocument {
  readonly uri: FakeUri;
  readonly languageId: string;
  readonly isDirty: boolean;
  readonly encoding: string;
  /** @param range Any: what is selected then. */
  getText(range?: unknown): string;
}

/** Its one folder is `/project`. */
export const workspace = {
  files: new Map<string, Uint8Array>(),
  /** The first one is in front. */
  documents: [] as FakeTextDocument[],
  /** Opened by a program: the editor keeps them as they were then. */
  kept: [] as FakeTextDocument[],
  problems: new Map<string, readonly object[]>(),
  /** Of the files that they are in. */
  problemScheme: "file",
  selection: undefined as object | undefined,
  ignored: new Set<string>(),
  /** What a picker had; its last item was taken. */
  offered: [] as string[],
  /** Addresses that were looked at, read, searched or watched, on whatever file system. */
  asked: [] as string[],
  /** How often a folder was searched for its files. */
  searches: 0,
  /** Told of files and documents that change, by their paths. */
  watchers: new Set<(path: string) => void>(),

  reset(): void {
    for (const all of [workspace.files, workspace.problems, workspace.ignored, workspace.watchers]) all.clear();
    workspace.documents.length = 0;
    workspace.kept.length = 0;
    workspace.offered.length = 0;
    workspace.asked.length = 0;
    workspace.selection = undefined;
    workspace.searches = 0;
    workspace.problemScheme = "file";
  },

  write(path: string, content: string | Uint8Array): void {
    workspace.files.set(path, typeof content === "string" ? new TextEncoder().encode(content) : content);
  },

  /** Tells those who watch. */
  changed(path: string): void {
    for (const watcher of [...workspace.watchers]) watcher(path);
  },

  /** In an editor, where it was typed and not saved. */
  open(path: string, text: string, selected = "ส่วนที่เลือก", scheme = "file"): void {
    workspace.documents.push({
      uri: uriOf(path, scheme),
      languageId: "typescript",
      isDirty: true,
      encoding: "utf8",
      getText: (range) => (range === undefined ? text : selected),
    });
  },
};

class Uri implements FakeUri {
  readonly path: string;
  readonly fsPath: string;
  readonly scheme: string;

  constructor(path: string, scheme = "file") {
    this.path = path;
    this.fsPath = path;
    this.scheme = scheme;
  }

  /** What the editor calls the authority is a part of the path here. */
  static parse(text: string): Uri {
    const { scheme, path = text } = /^(?<scheme>[^:/?#]+):(?:\/\/)?(?<path>.*)$/u.exec(text)?.groups ?? {};
    if (scheme !== undefined && !/^\w[\w+.-]*$/u.test(scheme)) throw new Error(`${scheme} is no scheme`);
    return new Uri(decodeURIComponent(path), scheme);
  }

  static joinPath({ path, scheme }: FakeUri): Uri {
    return new Uri(path.slice(0, path.lastIndexOf("/")), scheme);
  }

  toString(): string {
    return `${this.scheme}://${this.path}`;
  }
}

class Position {
  readonly line: number;
  readonly character: number;

  constructor(line: number, character: number) {
    this.line = line;
    this.character = character;
  }
}

class Range {
  readonly start: Position;
  readonly end: Position;

  constructor(...[startLine, startCharacter, endLine, endCharacter]: readonly [number, number, number, number]) {
    this.start = new Position(startLine, startCharacter);
    this.end = new Position(endLine, endCharacter);
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

class FileSystemError extends Error {
  readonly code = "FileNotFound";
}

class RelativePattern {
  readonly base: FakeUri;

  constructor(base: FakeUri) {
    this.base = base;
  }
}

/** An address of the editor's own class. */
export function uriOf(path: string, scheme?: string): Uri {
  return new Uri(path, scheme);
}

function watch(listener: (path: string) => void): { dispose(): void } {
  workspace.watchers.add(listener);
  return { dispose: () => workspace.watchers.delete(listener) };
}

function isFolder(path: string): boolean {
  return [...workspace.files.keys()].some((file) => file.startsWith(`${path}/`));
}

function bytesOf(path: string): Uint8Array {
  const bytes = workspace.files.get(path);
  if (bytes === undefined) throw new FileSystemError(`Error: ENOENT: no such file or directory, stat '${path}'`);
  return bytes;
}

function createFileSystemWatcher({ base }: RelativePattern): object {
  workspace.asked.push(base.toString());
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
}

function findFiles(pattern: string | RelativePattern, _without: string, most = Infinity): Promise<readonly Uri[]> {
  workspace.searches += 1;
  const base = typeof pattern === "string" ? "/project" : pattern.base.path;
  if (typeof pattern !== "string") workspace.asked.push(pattern.base.toString());
  const found = [...workspace.files.keys()].filter((path) => path.startsWith(`${base}/`));
  return Promise.resolve(found.slice(0, most).map((path) => uriOf(path)));
}

async function openTextDocument(uri: FakeUri): Promise<FakeTextDocument> {
  await Promise.resolve();
  const { path } = uri;
  const open = openDocuments().find((document) => document.uri.toString() === uri.toString());
  if (open !== undefined) return open;
  workspace.asked.push(uri.toString());
  const bytes = bytesOf(path);
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? "utf16le" : "utf8";
  const text = await decode(bytes, { encoding });
  const languageId = path.endsWith(".ts") ? "typescript" : "markdown";
  const document = { uri: uriOf(path), languageId, isDirty: false, encoding, getText: () => text };
  workspace.kept.push(document);
  return document;
}

function openDocuments(): readonly FakeTextDocument[] {
  return [...workspace.documents, ...workspace.kept];
}

function decode(bytes: Uint8Array, { encoding }: { readonly encoding: string }): Promise<string> {
  return Promise.resolve(new TextDecoder(encoding === "utf16le" ? "utf-16le" : "utf-8").decode(bytes));
}

const gitExtension = {
  getAPI: () => ({ getRepository: () => ({ checkIgnore: () => Promise.resolve(workspace.ignored) }) }),
};

export const vscodeWithWorkspace = {
  Uri,
  Position,
  Range,
  Location,
  FileSystemError,
  RelativePattern,
  FileType: { Unknown: 0, File: 1, Directory: 2 },
  extensions: { getExtension: () => ({ activate: () => Promise.resolve(gitExtension) }) },
  languages: {
    onDidChangeDiagnostics: (listener: () => void) => watch(listener),
    getDiagnostics: (uri?: FakeUri) =>
      uri === undefined
        ? [...workspace.problems].map(([path, problems]) => [uriOf(path, workspace.problemScheme), problems])
        : (workspace.problems.get(uri.path) ?? []),
  },
  window: {
    showQuickPick: (items: readonly { readonly label: string }[]) => {
      workspace.offered.push(...items.map(({ label }) => label));
      return Promise.resolve(items.at(-1));
    },
  },
  workspace: {
    notebookDocuments: [],
    get textDocuments() {
      return openDocuments();
    },
    workspaceFolders: [{ uri: uriOf("/project") }],
    getWorkspaceFolder: ({ scheme, path }: FakeUri) =>
      scheme === "file" && `${path}/`.startsWith("/project/") ? { uri: uriOf("/project") } : undefined,
    asRelativePath: ({ path }: FakeUri) => path.replace(/^\/project\//u, ""),
    onDidChangeTextDocument: (listener: (event: object) => void) =>
      watch((path) => {
        listener({ document: { uri: uriOf(path) } });
      }),
    createFileSystemWatcher,
    findFiles,
    getConfiguration: () => ({ get: () => undefined }),
    openTextDocument,
    decode,
    fs: {
      stat: async (uri: FakeUri) => {
        await Promise.resolve();
        workspace.asked.push(uri.toString());
        const { path } = uri;
        return isFolder(path) ? { type: 2, size: 0 } : { type: 1, size: bytesOf(path).length };
      },
      readFile: async (uri: FakeUri) => {
        await Promise.resolve();
        workspace.asked.push(uri.toString());
        return bytesOf(uri.path);
      },
    },
  },
};
