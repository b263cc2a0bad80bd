/**
 * As much of the module "vscode" as documents need that are translated: texts that can be edited, and those who hear of it.
 * `vi.mock("vscode", async () => (await import(".../fakeVscode.ts")).fakeVscode)` puts it in the place of the real one.
 */
import { join } from "node:path/posix";
import { applyEdits } from "../../src/core/translate/formats/applyEdits.ts";
import type { TextEdit } from "../../src/core/translate/formats/documentFormat.ts";
import type { TextChange } from "../../src/extension/translate/spans.ts";

interface Position {
  readonly offset: number;
}

/** Of a document that nobody has opened. */
class LinePosition {
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

  constructor(start: Position, end: Position) {
    this.start = start;
    this.end = end;
  }
}

interface FakeUri {
  readonly scheme: string;
  readonly path: string;
  readonly fsPath: string;
  toString(): string;
}

function fileUri(path: string): FakeUri {
  return { scheme: "file", path, fsPath: path, toString: () => `file://${path}` };
}

type Listener = (event: { readonly document: FakeDocument; readonly contentChanges: readonly TextChange[] }) => void;
const listeners = new Set<Listener>();
const openListeners = new Set<(document: FakeDocument) => void>();
const closeListeners = new Set<(document: FakeDocument) => void>();
const willSaveListeners = new Set<(event: { readonly document: FakeDocument; readonly reason: number }) => void>();
const saveListeners = new Set<(document: FakeDocument) => void>();
const disposable = { dispose: () => undefined };

/** A document whose positions are offsets. It is shown in an editor and in a tab from the beginning. */
export class FakeDocument {
  readonly uri: FakeUri;
  readonly languageId: string;
  readonly eol = 1;
  readonly isClosed = false;
  private text: string;

  constructor(text: string, { path = "/notes.txt", languageId = "plaintext" } = {}) {
    this.text = text;
    this.languageId = languageId;
    this.uri = fileUri(path);
  }

  get lineCount(): number {
    return this.text.split("\n").length;
  }

  getText(range?: Range): string {
    return range === undefined ? this.text : this.text.slice(range.start.offset, range.end.offset);
  }

  positionAt(offset: number): Position {
    return { offset };
  }

  offsetAt({ offset }: Position): number {
    return offset;
  }

  /** What somebody types. All who listen hear of it at once. */
  replace(start: number, end: number, text: string): void {
    this.edit([{ start, end, text }]);
  }

  /** All in one go; as in an editor, the last one in the text is told first. */
  edit(edits: readonly TextEdit[]): void {
    this.text = applyEdits(this.text, edits).text;
    const contentChanges = edits.toReversed().map(({ start, end, text }) => ({
      rangeOffset: start,
      rangeLength: end - start,
      text,
    }));
    for (const listener of [...listeners]) listener({ document: this, contentChanges });
  }
}

class FakeEditor {
  readonly document: FakeDocument;
  selections: readonly unknown[] = [];

  constructor(document: FakeDocument) {
    this.document = document;
  }

  setDecorations(): void {
    // Nobody looks.
  }

  edit(build: (builder: { replace(range: Range, text: string): void }) => void): Promise<boolean> {
    const edits: TextEdit[] = [];
    build({ replace: ({ start, end }, text) => edits.push({ start: start.offset, end: end.offset, text }) });
    this.document.edit(edits);
    return Promise.resolve(true);
  }
}

class MarkdownString {
  value: string;

  constructor(value: string) {
    this.value = value;
  }

  appendMarkdown(text: string): void {
    this.value += text;
  }
}

class Hover {
  readonly contents: MarkdownString;
  readonly range: Range;

  constructor(contents: MarkdownString, range: Range) {
    this.contents = contents;
    this.range = range;
  }
}

/** Nobody listens. */
class EventEmitter<Value> {
  private readonly listeners = new Set<(value: Value) => void>();

  readonly event = (listener: (value: Value) => void) => {
    this.listeners.add(listener);
    return { dispose: () => this.listeners.delete(listener) };
  };

  fire(value: Value): void {
    for (const listener of this.listeners) listener(value);
  }

  dispose(): void {
    this.listeners.clear();
  }
}

class TabInputText {
  readonly uri: unknown;

  constructor(uri: unknown) {
    this.uri = uri;
  }
}

class Diagnostic {
  readonly range: Range;
  readonly message: string;

  constructor(range: Range, message: string) {
    this.range = range;
    this.message = message;
  }
}

/** Tabs and colours that no test has. */
class Unused {
  readonly isUnused = true;
}

const shown: FakeEditor[] = [];

/** Opens a document, in the place of the one that was shown. */
export function showFake(document: FakeDocument): FakeDocument {
  shown.splice(0, shown.length, new FakeEditor(document));
  for (const listener of openListeners) listener(document);
  return document;
}

/** All who listen hear that it is closed. */
export function closeFake(document: FakeDocument): void {
  for (const listener of closeListeners) listener(document);
}

/** All who listen hear that it is saved. */
export function saveFake(document: FakeDocument, reason: "Manual" | "AfterDelay"): void {
  for (const listener of willSaveListeners) listener({ document, reason: saveReasons[reason] });
  for (const listener of saveListeners) listener(document);
}

const saveReasons = { Manual: 1, AfterDelay: 2 };

/** What diagnostics say of each file, by its path. */
export const fakeDiagnostics = new Map<string, readonly string[]>();

interface FakeHoverProvider {
  provideHover(document: FakeDocument, position: Position, token: unknown): unknown;
}

/** All that were registered. */
export const fakeHoverProviders: FakeHoverProvider[] = [];

/** All warnings that were shown. */
export const fakeWarnings: string[] = [];

/** Paths of the workspace's folders. */
export const fakeFolders = ["/project"];

/** Files by their paths. A number stands for one of so many bytes that nobody reads, an error for one that cannot be read or written. */
export const fakeFiles = new Map<string, Uint8Array | number | Error>();
let readings = 0;

class FileSystemError extends Error {
  readonly code: string;

  constructor(code: string) {
    super(`${code} (FileSystemError)`);
    this.code = code;
  }
}

function fakeFile(path: string): Uint8Array | number {
  const file = fakeFiles.get(path) ?? new FileSystemError("FileNotFound");
  if (file instanceof Error) throw file;
  return file;
}

const fileSystem = {
  stat: ({ path }: { readonly path: string }) => {
    const file = fakeFile(path);
    readings += 1;
    return Promise.resolve({ mtime: readings, size: typeof file === "number" ? file : file.length });
  },
  readFile: ({ path }: { readonly path: string }) => Promise.resolve(fakeFile(path)),
  writeFile: ({ path }: { readonly path: string }, content: Uint8Array) => {
    const former = fakeFiles.get(path);
    if (former instanceof Error) return Promise.reject(former);
    fakeFiles.set(path, content);
    return Promise.resolve();
  },
};

const progress = { report: () => undefined };
const token = { isCancellationRequested: false, onCancellationRequested: () => disposable };

export const fakeVscode = {
  Position: LinePosition,
  Range,
  Selection: Range,
  EventEmitter,
  FileChangeType: { Changed: 1, Created: 2, Deleted: 3 },
  FileSystemError,
  Uri: {
    file: fileUri,
    joinPath: ({ path }: { readonly path: string }, name: string) => fileUri(join(path, name)),
    from: ({ path }: { readonly path: string }) => ({ path }),
    parse: (text: string) => ({ path: text }),
  },
  Hover,
  MarkdownString,
  Diagnostic,
  DiagnosticSeverity: { Warning: 1, Information: 2 },
  CodeActionKind: { QuickFix: "quickfix", RefactorRewrite: "refactor.rewrite" },
  CodeActionTriggerKind: { Invoke: 1 },
  DocumentPasteTriggerKind: { PasteAs: 1 },
  DocumentDropOrPasteEditKind: { Text: { append: () => "text" } },
  languages: {
    registerHoverProvider: (_selector: unknown, provider: FakeHoverProvider) => {
      fakeHoverProviders.push(provider);
      return disposable;
    },
    registerDocumentPasteEditProvider: () => disposable,
    registerCodeActionsProvider: () => disposable,
    createDiagnosticCollection: () => ({
      set: ({ path }: { readonly path: string }, diagnostics: readonly Diagnostic[]) =>
        fakeDiagnostics.set(
          path,
          diagnostics.map(({ message }) => message),
        ),
      delete: ({ path }: { readonly path: string }) => fakeDiagnostics.delete(path),
      ...disposable,
    }),
  },
  TextDocumentSaveReason: saveReasons,
  EndOfLine: { LF: 1, CRLF: 2 },
  ProgressLocation: { Notification: 15, Window: 10 },
  DecorationRangeBehavior: { ClosedClosed: 1 },
  ThemeColor: Unused,
  TabInputText,
  TabInputCustom: Unused,
  TabInputTextDiff: Unused,
  TabInputNotebook: Unused,
  TabInputNotebookDiff: Unused,
  commands: { executeCommand: () => Promise.resolve() },
  workspace: {
    get textDocuments() {
      return shown.map(({ document }) => document);
    },
    getConfiguration: () => ({ get: (_name: string, otherwise: unknown) => otherwise }),
    onDidChangeTextDocument: (listener: Listener) => {
      listeners.add(listener);
      return { dispose: () => listeners.delete(listener) };
    },
    fs: fileSystem,
    asRelativePath: ({ path }: { readonly path: string }) => path.replace(/^\/project\//u, ""),
    get workspaceFolders() {
      return fakeFolders.map((path) => ({ uri: fileUri(path) }));
    },
    getWorkspaceFolder: ({ path }: { readonly path: string }) => {
      const folder = fakeFolders.find((each) => path.startsWith(`${each}/`));
      return folder === undefined ? undefined : { uri: fileUri(folder) };
    },
    createFileSystemWatcher: () => ({
      onDidCreate: () => disposable,
      onDidChange: () => disposable,
      onDidDelete: () => disposable,
      ...disposable,
    }),
    onWillSaveTextDocument: (
      listener: (event: { readonly document: FakeDocument; readonly reason: number }) => void,
    ) => {
      willSaveListeners.add(listener);
      return { dispose: () => willSaveListeners.delete(listener) };
    },
    onDidSaveTextDocument: (listener: (document: FakeDocument) => void) => {
      saveListeners.add(listener);
      return { dispose: () => saveListeners.delete(listener) };
    },
    onDidOpenTextDocument: (listener: (document: FakeDocument) => void) => {
      openListeners.add(listener);
      return { dispose: () => openListeners.delete(listener) };
    },
    registerFileSystemProvider: () => disposable,
    onDidCloseTextDocument: (listener: (document: FakeDocument) => void) => {
      closeListeners.add(listener);
      return { dispose: () => closeListeners.delete(listener) };
    },
    openTextDocument: () => Promise.resolve(shown[0]?.document),
  },
  window: {
    get visibleTextEditors() {
      return shown;
    },
    get activeTextEditor() {
      return shown[0];
    },
    tabGroups: {
      get all() {
        return [{ tabs: shown.map(({ document }) => ({ input: new TabInputText(document.uri) })) }];
      },
    },
    onDidChangeVisibleTextEditors: () => disposable,
    createTextEditorDecorationType: () => disposable,
    showInformationMessage: () => Promise.resolve(),
    showTextDocument: () => Promise.resolve(),
    showWarningMessage: (message: string) => {
      fakeWarnings.push(message);
      return Promise.resolve();
    },
    setStatusBarMessage: () => disposable,
    withProgress: <T>(_options: unknown, task: (to: typeof progress, cancel: typeof token) => Promise<T>) =>
      task(progress, token),
  },
};
