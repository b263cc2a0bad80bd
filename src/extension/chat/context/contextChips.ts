/** The chips beside one composer: what of the workspace goes along with the next question. */
import { randomUUID } from "node:crypto";
import * as vscode from "vscode";
import { completeSlashCommand } from "../../../core/chat/completeSlashCommand.ts";
import type { Attachment, AttachmentKind } from "../../../shared/attachment.ts";
import type { Disposable } from "../../../shared/disposableStore.ts";
import { formatMessage } from "../../../shared/messages/formatMessage.ts";
import type { ChipView, CompletionView } from "../../../shared/webviewProtocol.ts";
import type { ChatBudget } from "../chatBudget.ts";
import type { PanelChips } from "../panelChips.ts";

interface Chip {
  readonly id: string;
  readonly kind: AttachmentKind;
  readonly label: string;
  readonly detail: string;
  /** Where it comes from; undefined for pasted text. */
  readonly place?: vscode.Location;
  readonly read: () => Promise<Omit<Attachment, "id" | "kind" | "label">>;
  tokens?: number;
}

export class ContextChips implements PanelChips {
  private readonly budget: Pick<ChatBudget, "countTexts">;
  private readonly listeners = new Set<() => void>();
  private readonly disposed = new AbortController();
  private items: readonly Chip[] = [];

  constructor(budget: Pick<ChatBudget, "countTexts">) {
    this.budget = budget;
  }

  get chips(): readonly ChipView[] {
    return this.items.map(({ id, kind, label, detail, tokens }) => ({
      id,
      kind,
      label,
      detail,
      ...(tokens === undefined ? {} : { tokens }),
    }));
  }

  onDidChange(listener: () => void): Disposable {
    this.listeners.add(listener);
    return { dispose: () => this.listeners.delete(listener) };
  }

  async add(kind: AttachmentKind): Promise<void> {
    const editor = vscode.window.activeTextEditor ?? vscode.window.visibleTextEditors[0];
    if (kind === "selection" && editor !== undefined && !editor.selection.isEmpty) {
      this.addSelection(editor.document, editor.selection);
    } else if (kind === "file") {
      const chosen = await vscode.window.showOpenDialog({ canSelectMany: true });
      await this.addUris((chosen ?? []).map((uri) => uri.toString()));
    }
  }

  async addUris(uris: readonly string[]): Promise<void> {
    for (const uri of uris.map((text) => vscode.Uri.parse(text))) {
      const { type } = await vscode.workspace.fs.stat(uri);
      if (type === vscode.FileType.Directory) continue;
      const label = uri.path.slice(uri.path.lastIndexOf("/") + 1);
      const place = new vscode.Location(uri, new vscode.Position(0, 0));
      this.put({ kind: "file", label, detail: vscode.workspace.asRelativePath(uri), place, read: () => readFile(uri) });
    }
  }

  addText(text: string): void {
    const label = formatMessage("panel.context.text");
    this.put({ kind: "text", label, detail: label, read: () => Promise.resolve({ text }) });
  }

  remove(id: string): void {
    this.items = this.items.filter((chip) => chip.id !== id);
    this.tell();
  }

  async open(id: string): Promise<void> {
    const place = this.items.find((chip) => chip.id === id)?.place;
    if (place !== undefined) await vscode.window.showTextDocument(place.uri, { selection: place.range });
  }

  read(): Promise<readonly Attachment[]> {
    return Promise.all(this.items.map(async ({ id, kind, label, read }) => ({ id, kind, label, ...(await read()) })));
  }

  readSelection(): Attachment | undefined {
    const editor = vscode.window.activeTextEditor ?? vscode.window.visibleTextEditors[0];
    if (editor === undefined || editor.selection.isEmpty) return undefined;
    return { id: randomUUID(), kind: "selection", ...selectionContent(editor.document, editor.selection) };
  }

  clear(): void {
    this.items = [];
    this.tell();
  }

  complete(word: string): Promise<readonly CompletionView[]> {
    return Promise.resolve(word.startsWith("/") ? completeSlashCommand(word) : []);
  }

  dispose(): void {
    this.disposed.abort();
    this.listeners.clear();
  }

  private addSelection(document: vscode.TextDocument, range: vscode.Range): void {
    const { label, ...content } = selectionContent(document, range);
    const place = new vscode.Location(document.uri, range);
    this.put({ kind: "selection", label, detail: content.path, place, read: () => Promise.resolve(content) });
  }

  private put(chip: Omit<Chip, "id">): void {
    const added: Chip = { ...chip, id: randomUUID() };
    this.items = [...this.items, added];
    this.tell();
    void this.count(added);
  }

  private async count(chip: Chip): Promise<void> {
    // A file that cannot be read says so when it is sent.
    const text = (await chip.read().catch(() => undefined))?.text;
    if (text === undefined) return;
    const [tokens] = (await this.budget.countTexts([text], this.disposed.signal)) ?? [];
    if (tokens === undefined || !this.items.includes(chip)) return;
    chip.tokens = tokens;
    this.tell();
  }

  private tell(): void {
    for (const listener of [...this.listeners]) listener();
  }
}

function selectionContent(document: vscode.TextDocument, range: vscode.Range) {
  const { uri, languageId } = document;
  const first = range.start.line + 1;
  const last = range.end.line + 1;
  const name = uri.path.slice(uri.path.lastIndexOf("/") + 1);
  const label = `${name}:${first === last ? String(first) : `${String(first)}-${String(last)}`}`;
  const lines = [first, last] as const;
  return { label, path: vscode.workspace.asRelativePath(uri), languageId, lines, text: document.getText(range) };
}

/** What an editor shows of it, saved or not, else what the file has. */
async function readFile(uri: vscode.Uri): Promise<Omit<Attachment, "id" | "kind" | "label">> {
  const document = await vscode.workspace.openTextDocument(uri);
  return { path: vscode.workspace.asRelativePath(uri), languageId: document.languageId, text: document.getText() };
}
