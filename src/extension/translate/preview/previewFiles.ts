import * as vscode from "vscode";
import { DisposableStore, type Disposable } from "../../../shared/disposableStore.ts";
import { PREVIEW_SCHEME } from "./previewScheme.ts";

interface MemoryFile {
  readonly content: Uint8Array;
  readonly createdMs: number;
  readonly changedMs: number;
  readonly isReadOnly: boolean;
}

/** Files in memory for both sides of a preview. A document of a content provider could not be edited. */
export class PreviewFiles implements vscode.FileSystemProvider, Disposable {
  private readonly scheme: string;
  private readonly files = new Map<string, MemoryFile>();
  private readonly changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  private readonly store = new DisposableStore();
  private count = 0;
  readonly onDidChangeFile = this.changed.event;

  /** @param scheme of these files alone: it has one owner in a window */
  constructor(scheme: string = PREVIEW_SCHEME) {
    this.scheme = scheme;
    this.store.add(this.changed);
    this.store.add(vscode.workspace.registerFileSystemProvider(scheme, this, { isCaseSensitive: true }));
  }

  /** A new file with this name, so that editors know its language and tabs their label. */
  create(name: string, text: string, isReadOnly: boolean): vscode.Uri {
    this.count += 1;
    const uri = vscode.Uri.from({ scheme: this.scheme, path: `/${this.count}/${name}` });
    this.put(uri, encoded(text), isReadOnly);
    return uri;
  }

  write(uri: vscode.Uri, text: string): void {
    this.put(uri, encoded(text), false);
  }

  /** What was written last, or saved by the editor. */
  read(uri: vscode.Uri): string {
    return new TextDecoder().decode(this.readFile(uri));
  }

  remove(uri: vscode.Uri): void {
    if (this.files.delete(uri.path)) this.changed.fire([{ type: vscode.FileChangeType.Deleted, uri }]);
  }

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }

  stat(uri: vscode.Uri): vscode.FileStat {
    const { content, createdMs, changedMs, isReadOnly } = this.get(uri);
    return {
      type: vscode.FileType.File,
      ctime: createdMs,
      mtime: changedMs,
      size: content.byteLength,
      ...(isReadOnly ? { permissions: vscode.FilePermission.Readonly } : {}),
    };
  }

  readFile(uri: vscode.Uri): Uint8Array {
    return this.get(uri).content;
  }

  /** "Save" keeps an edited preview in memory; Accept brings it into the document, and closing it after that. */
  writeFile(uri: vscode.Uri, content: Uint8Array): void {
    if (this.get(uri).isReadOnly) throw vscode.FileSystemError.NoPermissions(uri);
    this.put(uri, content, false);
  }

  readDirectory(): [string, vscode.FileType][] {
    return [];
  }

  createDirectory(uri: vscode.Uri): void {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  delete(uri: vscode.Uri): void {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  rename(uri: vscode.Uri): void {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  dispose(): void {
    this.files.clear();
    this.store.dispose();
  }

  private get(uri: vscode.Uri): MemoryFile {
    const file = this.files.get(uri.path);
    if (file === undefined) throw vscode.FileSystemError.FileNotFound(uri);
    return file;
  }

  private put(uri: vscode.Uri, content: Uint8Array, isReadOnly: boolean): void {
    const former = this.files.get(uri.path);
    const nowMs = Date.now();
    // The editor reads again only what is newer, and two writes can fall into one millisecond.
    const changedMs = former === undefined ? nowMs : Math.max(nowMs, former.changedMs + 1);
    this.files.set(uri.path, { content, createdMs: former?.createdMs ?? nowMs, changedMs, isReadOnly });
    const { Changed, Created } = vscode.FileChangeType;
    this.changed.fire([{ type: former === undefined ? Created : Changed, uri }]);
  }
}

/** With a byte order mark: only that tells an editor more than `files.encoding`, which is about the user's own files. */
function encoded(text: string): Uint8Array {
  return new TextEncoder().encode(`\uFEFF${text}`);
}
