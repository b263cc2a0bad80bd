/** What the suites in the extension host do to the workbench, and what they read from it. */
import assert from "node:assert/strict";
import * as vscode from "vscode";
import type { LanguageTag } from "../../src/core/languages.ts";
import type { ExtensionExports } from "../../src/extension/compose.ts";
import type { ServerStatus } from "../../src/shared/protocol.ts";

export const EXTENSION_ID = "sealion-local.sealion";

export function extension(): vscode.Extension<ExtensionExports> {
  const found = vscode.extensions.getExtension<ExtensionExports>(EXTENSION_ID);
  assert.ok(found, "the extension is installed");
  return found;
}

export async function serverStatus(): Promise<ServerStatus | undefined> {
  return (await extension().activate()).serverStatus();
}

/** Fixes the target language, so that no command asks. */
export async function setTargetLanguage(tag: LanguageTag): Promise<void> {
  const settings = vscode.workspace.getConfiguration("sealion");
  await settings.update("targetLanguage", tag, vscode.ConfigurationTarget.Global);
}

/** A new untitled document in the active editor, with the given places selected. */
export async function openText(content: string, selected: readonly string[] = []): Promise<vscode.TextEditor> {
  const document = await vscode.workspace.openTextDocument({ content, language: "plaintext" });
  return showSelected(document, selected);
}

/** Shows a document and selects each of the texts where it occurs first. */
export async function showSelected(
  document: vscode.TextDocument,
  selected: readonly string[],
): Promise<vscode.TextEditor> {
  const editor = await vscode.window.showTextDocument(document);
  if (selected.length > 0) editor.selections = selected.map((text) => selectionOf(document, text));
  return editor;
}

function selectionOf(document: vscode.TextDocument, text: string): vscode.Selection {
  const start = document.getText().indexOf(text);
  assert.notEqual(start, -1, `the document holds ${JSON.stringify(text)}`);
  return new vscode.Selection(document.positionAt(start), document.positionAt(start + text.length));
}

/** Presses the first button of the newest notification. */
export async function pressFirstButton(): Promise<void> {
  await vscode.commands.executeCommand("notification.acceptPrimaryAction");
}

/** No notification, no editor: as after the start. */
export async function clearWorkbench(): Promise<void> {
  await vscode.commands.executeCommand("notifications.clearAll");
  while (vscode.window.activeTextEditor !== undefined) {
    await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
  }
  await vscode.commands.executeCommand("workbench.action.closeAllEditors");
}

/** Looks again until it is true. @throws Error when it is not after `timeoutMs` */
export async function waitUntil(
  what: string,
  isTrue: () => boolean | Promise<boolean>,
  timeoutMs = 20_000,
): Promise<void> {
  const endMs = Date.now() + timeoutMs;
  while (!(await isTrue())) {
    if (Date.now() > endMs) throw new Error(`Waited ${timeoutMs} ms in vain: ${what}`);
    await pause(20);
  }
}

function pause(durationMs: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, durationMs);
  });
}

/** Waits until the model is at work on what a command has begun. */
export function waitUntilBusy(): Promise<void> {
  return waitUntil("the model is busy", async () => (await serverStatus())?.model.kind === "busy");
}
