import * as vscode from "vscode";
import { parseLanguage } from "../../core/languages.ts";
import { whenBusyOf } from "../../shared/errorPresentation.ts";
import { formatMessage } from "../../shared/messages/formatMessage.ts";
import { isRetryAction, isRoomAction, type OverflowWay, type WebviewToHost } from "../../shared/webviewProtocol.ts";
import { runAction } from "../errors/runAction.ts";
import { showBriefly } from "../notifications.ts";
import { answerAgain } from "./answerAgain.ts";
import type { ChatPanel } from "./chatPanel.ts";
import type { Question } from "./chatSession.ts";
import { continueAnswer } from "./continueAnswer.ts";
import { readEarlier, setEarlierSummary } from "./earlierTalk.ts";
import { exportConversation, importConversationFile, removeConversation } from "./conversationFiles.ts";

type PanelMessage = Exclude<WebviewToHost, { readonly type: "ready" }>;

/** Does what a panel asks for. What it throws is shown to the user. */
export async function handlePanelMessage(panel: ChatPanel, message: PanelMessage): Promise<void> {
  const { session, composer, feed, chips } = panel;
  switch (message.type) {
    case "requestSnapshot":
      feed.sendSnapshot();
      return;
    case "send":
      await composer.send(message.text);
      return;
    case "draftChanged":
      composer.draftChanged(message.text);
      return;
    case "draftTaken":
      feed.draftTaken(message.draftId);
      return;
    case "resolveOverflow":
      await composer.resolve(message.way, message.text);
      return;
    case "editQuestion":
      await composer.edit(message.messageId, message.text);
      return;
    case "stop":
      panel.stop();
      return;
    case "newChat":
      panel.newChat();
      return;
    case "setThinking":
      session.setThinking(message.thinking);
      return;
    case "setAnswerLanguage":
      setAnswerLanguage(panel, message.language);
      return;
    case "regenerate":
      await again(panel, message.messageId, () => session.regenerate(message.messageId));
      return;
    case "continueAnswer":
      if (composer.isSending) return;
      await continueAnswer(panel.services.reporter, {
        session,
        sessions: panel.services.sessions,
        messageId: message.messageId,
        prepare: composer.prepare,
      });
      return;
    case "showBranch":
      session.showBranch(message.messageId, message.index);
      return;
    case "setEarlierSummary":
      await setEarlierSummary(session, panel.services.sessions, message.messageId, message.text);
      return;
    case "readEarlier":
      readEarlier(session, message.messageId);
      return;
    case "addContext":
      await chips.add(message.kind).finally(panel.takeKeyboard);
      return;
    case "dropUris":
      await chips.addUris(message.uris);
      return;
    case "pasteText":
      chips.addText(message.text, message.name);
      return;
    case "restoreChips":
      await chips.restore(message.chips);
      return;
    case "removeChip":
      chips.remove(message.chipId);
      return;
    case "openChip":
      await openChip(panel, message);
      return;
    case "complete":
      await panel.complete(message.word);
      return;
    case "copyMessage":
      await copy(session.conversation.messages.find(({ id }) => id === message.messageId)?.text);
      return;
    case "copyText":
      await copy(message.text);
      return;
    case "openLink":
      await vscode.env.openExternal(vscode.Uri.parse(message.href, true));
      return;
    case "runAction":
      await act(panel, message);
      return;
    case "openElsewhere":
      await panel.services.openElsewhere(message.place, session.id);
      return;
    case "translateAnswer":
    case "changeRegister":
    case "removeRendition":
    case "suggestFollowUps":
    case "insertCode":
    case "newFile":
    case "applyCode":
      await panel.services.answerActions.handle(session, message, panel.notify, panel.takeKeyboard);
      return;
    default:
      await handleListMessage(panel, message);
  }
}

type ListMessage = Extract<
  PanelMessage,
  { readonly type: `${string}Conversation` | "listConversations" | "closeConversations" }
>;

async function handleListMessage(panel: ChatPanel, message: ListMessage): Promise<void> {
  const { store, sessions } = panel.services;
  switch (message.type) {
    case "listConversations":
      await panel.conversations.list(message.query);
      return;
    case "closeConversations":
      panel.conversations.close();
      return;
    case "openConversation":
      await panel.open(message.id);
      return;
    case "renameConversation":
      await store.rename(message.id, message.title);
      await panel.conversations.refresh();
      return;
    case "pinConversation":
      await store.pin(message.id, message.isPinned);
      await panel.conversations.refresh();
      return;
    case "deleteConversation":
      sessions.find(message.id)?.stop();
      await removeConversation(store, message.id);
      return;
    case "exportConversation":
      await exportConversation(store, message.id);
      return;
    case "importConversation": {
      const id = await importConversationFile(store);
      if (id !== undefined) await panel.openAndFocus(id);
    }
  }
}

function setAnswerLanguage({ session }: ChatPanel, language: string): void {
  const known = language === "auto" ? "auto" : parseLanguage(language);
  if (known !== undefined) session.setAnswerLanguage(known);
}

async function openChip(
  { chips, session }: ChatPanel,
  { chipId, messageId }: Extract<PanelMessage, { type: "openChip" }>,
): Promise<void> {
  if (messageId === undefined) {
    await chips.open(chipId);
    return;
  }
  const sent = session.conversation.all.find(({ id }) => id === messageId);
  const attachment = sent?.attachments.find(({ id }) => id === chipId);
  if (attachment === undefined) return;
  // What the model was given, which may not be what the file has by now.
  const { text: content, languageId } = attachment;
  const document = await vscode.workspace.openTextDocument({
    content,
    ...(languageId === undefined ? {} : { language: languageId }),
  });
  await vscode.window.showTextDocument(document, { preview: true });
}

async function act(
  panel: ChatPanel,
  { action, messageId, renditionId }: Extract<PanelMessage, { type: "runAction" }>,
): Promise<void> {
  const { session, services } = panel;
  if (messageId !== undefined && renditionId !== undefined && isRetryAction(action)) {
    await services.answerActions.retryRendition(session, { messageId, renditionId }, whenBusyOf(action));
  } else if (messageId !== undefined && isRetryAction(action)) {
    await again(panel, messageId, () => session.retry(messageId, whenBusyOf(action)));
  } else if (messageId !== undefined && (isRoomAction(action) || action === "newChat")) {
    await again(panel, messageId, () => session.retry(messageId), action);
  } else if (isRetryAction(action)) {
    // What failed outside the conversation is the model's loading.
    await runAction("loadModel");
  } else if (!isRoomAction(action)) {
    await runAction(action);
  }
}

/** Not while a question is being sent: that was asked first. */
async function again(
  panel: ChatPanel,
  messageId: string,
  write: () => Promise<void>,
  way?: OverflowWay,
): Promise<void> {
  const { composer, services, session } = panel;
  if (composer.isSending || session.isGenerating) return;
  const askAnew = async (question: Question) => {
    panel.newChat();
    await panel.session.send(question);
  };
  const { prepare } = composer;
  await answerAgain(services.reporter, { session, messageId, prepare, write, askAnew }, way);
}

async function copy(text: string | undefined): Promise<void> {
  if (text === undefined) return;
  await vscode.env.clipboard.writeText(text);
  showBriefly(formatMessage("result.copied"));
}
