/** Conversations that leave and enter the window: into files and out of them, and into the trash. */
import * as vscode from "vscode";
import { sizeText } from "../../core/modelDetails.ts";
import { splitGraphemes } from "../../core/text/graphemes.ts";
import { AppError } from "../../shared/appError.ts";
import { importError } from "../../shared/importFault.ts";
import { formatMessage } from "../../shared/messages/formatMessage.ts";
import { showBriefly, showInformation } from "../notifications.ts";
import { fileFailure } from "../translate/files/workspaceFiles.ts";
import type { ChatSession } from "./chatSession.ts";
import type { ConversationStore, ExportFormat } from "./conversationStore.ts";

/** No conversation comes near this, and a larger file would take the window's time and memory. */
const MAX_IMPORT_BYTES = 64_000_000;
const NOTHING_SAID = { details: { nothing: "conversation" } } as const;
/** Of a title, in a file's name: file systems take 255 bytes, and three are a character of most scripts here. */
const MAX_NAME_LENGTH = 60;

/**
 * Asks where to, and writes Markdown or JSON, as the name ends. Where Markdown leaves something out, that is said, with JSON as a way on:
 * then it ends when that message is gone.
 * @param format that is suggested
 * @throws AppError input.empty when nothing was said in it; document.forbidden, document.notFound, document.failed for what the file system has against it
 */
export async function exportConversation(
  store: ConversationStore,
  id: string,
  format: ExportFormat = "markdown",
): Promise<void> {
  const title = await store.titleOf(id);
  if (title === undefined) throw new AppError("input.empty", `Nothing was said in ${id}`, NOTHING_SAID);
  const target = await vscode.window.showSaveDialog({
    defaultUri: suggestedPlace(title, format),
    filters: format === "json" ? { JSON: ["json"] } : { Markdown: ["md"], JSON: ["json"] },
    title: formatMessage("chat.export"),
  });
  if (target === undefined) return;
  const chosen = target.path.toLowerCase().endsWith(".json") ? "json" : "markdown";
  const text = await store.exportAs(id, chosen);
  if (text === undefined) return;
  await naming(target, () => vscode.workspace.fs.writeFile(target, new TextEncoder().encode(text)));
  if (chosen === "json" || !(await store.hasMoreThanMarkdown(id))) {
    showBriefly(formatMessage("chat.exported", { title }));
    return;
  }
  const asJson = formatMessage("chat.exportAsJson");
  const pressed = await showInformation(formatMessage("chat.exportedPart", { title }), asJson);
  if (pressed === asJson) await exportConversation(store, id, "json");
}

/**
 * Asks for a file that was exported.
 * @returns the new conversation's id; undefined when nothing was chosen
 * @throws AppError conversation.notReadable, folder.notWritable; document.forbidden, document.notFound, document.failed as of `exportConversation`
 */
export async function importConversationFile(store: ConversationStore): Promise<string | undefined> {
  const chosen = await vscode.window.showOpenDialog({
    canSelectMany: false,
    filters: { [formatMessage("chat.conversationFiles")]: ["md", "json"] },
    title: formatMessage("chat.import"),
  });
  const [file] = chosen ?? [];
  if (file === undefined) return undefined;
  const { size } = await naming(file, () => vscode.workspace.fs.stat(file));
  if (size > MAX_IMPORT_BYTES) {
    throw importError("tooLarge", { size: sizeText(size), limit: sizeText(MAX_IMPORT_BYTES) });
  }
  const bytes = await naming(file, () => vscode.workspace.fs.readFile(file));
  return store.importText(new TextDecoder().decode(bytes));
}

/** What the file system says becomes a failure of this file. */
async function naming<T>(file: vscode.Uri, access: () => Thenable<T>): Promise<T> {
  try {
    return await access();
  } catch (error) {
    throw fileFailure(error, vscode.workspace.asRelativePath(file));
  }
}

/**
 * Removes a conversation, and says so with a button that takes it back. Ends when that message is gone, which may stand for minutes.
 * @throws AppError conversation.elsewhere while another window writes it
 */
export async function removeConversation(store: ConversationStore, id: string): Promise<void> {
  const title = await store.titleOf(id);
  if (title === undefined) return;
  await store.remove(id);
  await offerUndo(store, id, title);
}

/** Says so, with the same button, when another window removes the conversation of a session of this one. */
export function tellRemovedElsewhere(
  session: Pick<ChatSession, "id" | "addListener">,
  store: ConversationStore,
  onError: (error: unknown) => void,
): void {
  const tell = async (): Promise<void> => {
    const title = await store.titleOf(session.id);
    if (title !== undefined) await offerUndo(store, session.id, title);
  };
  session.addListener({
    removedElsewhere: () => {
      tell().catch(onError);
    },
  });
}

async function offerUndo(store: ConversationStore, id: string, title: string): Promise<void> {
  const undo = formatMessage("chat.undo");
  if ((await showInformation(formatMessage("chat.deleted", { title }), undo)) === undo) await store.restore(id);
}

function suggestedPlace(title: string, format: ExportFormat): vscode.Uri {
  const allowed = title.replace(/[\s\p{Cc}\\/:*?"<>|]+/gu, " ").trim();
  const name = beginningOf(allowed).replace(/[. …]+$/u, "");
  const file = `${name === "" ? "conversation" : name}.${format === "json" ? "json" : "md"}`;
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  return folder === undefined ? vscode.Uri.file(file) : vscode.Uri.joinPath(folder, file);
}

/** Whole characters only. */
function beginningOf(text: string): string {
  let beginning = "";
  for (const grapheme of splitGraphemes(text)) {
    if (beginning.length + grapheme.length > MAX_NAME_LENGTH) break;
    beginning += grapheme;
  }
  return beginning;
}
