import * as vscode from "vscode";
import { AppError } from "../../../shared/appError.ts";
import type { KeptChip } from "../../../shared/webviewProtocol.ts";
import type { ContextSource } from "./contextSource.ts";
import { fileSource, selectionSource } from "./fileSource.ts";
import { isOwnResource } from "./ownResource.ts";
import { problemsSource } from "./problemsSource.ts";
import { uriSource } from "./uriSource.ts";

/**
 * What a chip stood for that an earlier extension host had, read anew.
 * @param kept a file or folder for which `isOwnResource` holds, or any other kind
 * @returns undefined for what another version has written otherwise
 */
export async function restoredSource(kept: KeptChip): Promise<ContextSource | undefined> {
  const { kind, piece } = kept;
  // A new extension host knows of no problem before those that look for them have begun.
  if (kind === "problems") return problemsSource(piece === "" ? undefined : vscode.Uri.parse(piece));
  if (kind !== "selection") return uriSource(vscode.Uri.parse(piece));
  const place = placeOf(piece);
  if (place === undefined) return undefined;
  const { uri, range } = place;
  // A file that has gone says so. What is in the others at that place may be shorter by now, or nothing.
  const document = await openDocument(uri);
  if (document === undefined) return fileSource(uri);
  const source = selectionSource(document, range);
  const isGone = source.snapshot === "";
  return isGone
    ? { ...source, read: () => Promise.reject(new AppError("input.empty", "Nothing is there now")) }
    : source;
}

/** As `selectionSource` writes it. */
function placeOf(piece: string): { readonly uri: vscode.Uri; readonly range: vscode.Range } | undefined {
  try {
    const [uri, start, end] = JSON.parse(piece) as [string, vscode.Position, vscode.Position];
    const range = new vscode.Range(start.line, start.character, end.line, end.character);
    return { uri: vscode.Uri.parse(uri), range };
  } catch {
    return undefined;
  }
}

async function openDocument(uri: vscode.Uri): Promise<vscode.TextDocument | undefined> {
  if (!isOwnResource(uri)) return undefined;
  try {
    return await vscode.workspace.openTextDocument(uri);
  } catch {
    return undefined;
  }
}
