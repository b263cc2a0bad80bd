import * as vscode from "vscode";
import { DisposableStore, type Disposable } from "../../../shared/disposableStore.ts";

/** Tells of files that come, change and go. */
export function watchFiles(pattern: vscode.RelativePattern, onChange: (uri: vscode.Uri) => void): Disposable {
  const store = new DisposableStore();
  const watcher = store.add(vscode.workspace.createFileSystemWatcher(pattern));
  store.add(watcher.onDidCreate(onChange));
  store.add(watcher.onDidChange(onChange));
  store.add(watcher.onDidDelete(onChange));
  return store;
}
