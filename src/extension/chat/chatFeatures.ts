/** What dist/chat.cjs is made of: everything of the chat that is not needed until somebody opens it. */
import { createHash } from "node:crypto";
import path from "node:path";
import { beginningOf } from "../../core/chat/conversationTitle.ts";
import type { SlashCommandName } from "../../core/chat/slashCommands.ts";
import { DisposableStore, type Disposable } from "../../shared/disposableStore.ts";
import { formatMessage } from "../../shared/messages/formatMessage.ts";
import type { CommandTable } from "../commands/registerCommands.ts";
import { readModelSettings, readThinkingBudget } from "../settings.ts";
import { noteFirstAnswer } from "../walkthroughProgress.ts";
import { AnswerActions } from "./answerActions.ts";
import { nameAutomatically } from "./automaticTitles.ts";
import { ChatBudget } from "./chatBudget.ts";
import type { ChatCommand } from "./chatCommands.ts";
import type { ChatDependencies } from "./chatDependencies.ts";
import type { ChatPanelServices } from "./chatPanel.ts";
import { ChatPanels } from "./chatPanels.ts";
import { ChatSession } from "./chatSession.ts";
import { ChatSessions } from "./chatSessions.ts";
import type { CodePreviews } from "./codePreviews.ts";
import { chosenResources } from "./context/chosenResources.ts";
import type { CommandLanguages, UnknownLanguage } from "./completedCommand.ts";
import { ContextChips } from "./context/contextChips.ts";
import { exportConversation, importConversationFile, tellRemovedElsewhere } from "./conversationFiles.ts";
import { ConversationStore } from "./conversationStore.ts";
import { currentConversation } from "./currentConversation.ts";
import { LastTextEditor } from "./lastTextEditor.ts";
import { InterruptedTasks } from "./interruptedTasks.ts";
import { modelView } from "./modelView.ts";
import type { ComposerPort } from "./panelChips.ts";
import { pickRemoved } from "./pickRemoved.ts";
import { readTranslationWishes } from "./readTranslationWishes.ts";
import type { StoredConversation } from "./store/storedConversation.ts";
import type { TabRecords } from "./tabRecords.ts";
import { UnsentQuestions } from "./unsentQuestions.ts";

type Command = CommandTable[`sealion.${string}`];

export interface ChatFeatures extends Disposable {
  readonly commands: Readonly<Record<ChatCommand, Command>>;
  readonly panels: ChatPanels;
}

/** @param tabs of this workspace */
export function createChatFeatures(dependencies: ChatDependencies, tabs: TabRecords): ChatFeatures {
  const { context, api, languages, availability, log, reporter } = dependencies;
  const translationWishes = readTranslationWishes(dependencies.wishesFor);
  const owner = new DisposableStore();
  const folder = path.join(context.globalStorageUri.fsPath, "conversations");
  const store = owner.add(new ConversationStore(folder, log));
  const contextTokens = () => readModelSettings().load.contextTokens;
  const budget = new ChatBudget({ api, contextTokens, thinkingBudget: readThinkingBudget, log });
  const interrupted = new InterruptedTasks();
  const createSession = (stored: StoredConversation): ChatSession => {
    const session = new ChatSession({
      api,
      stored,
      budget,
      thinkingBudget: readThinkingBudget,
      translationWishes,
      interrupted,
      modelName: () => availability.modelName,
      log,
    });
    // They go with the session, which lets go of all who listen.
    noteFirstAnswer(session);
    nameAutomatically(session, { api, sessions, log });
    tellRemovedElsewhere(session, store, (error) => reporter.report(error));
    return session;
  };
  const sessions = owner.add(new ChatSessions({ store, createSession }));
  const editors = owner.add(new LastTextEditor());
  const answerActions = owner.add(new AnswerActions({ api, sessions, languages, translationWishes, editors }));
  const ownAndTarget = commandLanguages(languages);
  const likelyLanguages = (command: SlashCommandName) =>
    languages.likely(command === "translate" ? "translate" : "summary");
  const unsentFolder = context.storageUri ?? context.globalStorageUri;
  const services = {
    extensionUri: context.extensionUri,
    viewName: createHash("sha256").update(unsentFolder.toString()).digest("hex").slice(0, 16),
    api,
    sessions,
    store,
    budget,
    answerActions,
    languages: ownAndTarget,
    createChips: (composer: ComposerPort) => new ContextChips({ budget, editors, likelyLanguages, ...composer }),
    ...modelSource(dependencies),
    unsent: owner.add(new UnsentQuestions(path.join(unsentFolder.fsPath, "unsent"), log)),
    reporter,
    log,
  };
  const panels = owner.add(new ChatPanels({ services, current: currentConversation(context.workspaceState), tabs }));
  return {
    commands: chatCommands({ panels, store, editors, codePreviews: answerActions.codePreviews }),
    panels,
    dispose: () => {
      owner.dispose();
    },
  };
}

function commandLanguages(languages: ChatDependencies["languages"]): CommandLanguages {
  return {
    target: async (unknown, signal) => {
      const current = unknown?.isMaybeText === false ? undefined : languages.current("translate");
      return current ?? (await languages.ask("translate", { title: unknownLanguage(unknown), signal }));
    },
    own: () => languages.likely("summary")[0] ?? "en",
  };
}

/** Who meant a word as a language learns why the question comes. */
function unknownLanguage(unknown: UnknownLanguage | undefined): string | undefined {
  return unknown && formatMessage("command.unknownLanguage", { word: beginningOf(unknown.word) });
}

function modelSource({
  api,
  availability,
  stock,
  log,
}: ChatDependencies): Pick<ChatPanelServices, "readModel" | "onDidChangeModel"> {
  return {
    readModel: () =>
      modelView({
        model: api.lastStatus?.model,
        isMissing: availability.isMissing,
        nextName: availability.modelName,
        download: stock.downloads[0],
      }),
    onDidChangeModel: (listener) => {
      const store = new DisposableStore();
      store.add(api.onDidChangeStatus(listener));
      store.add(availability.onDidChange(listener));
      store.add(stock.onDidChange(listener));
      // Without a model, one that is half there is the way to one.
      const look = availability.refresh().then(() => (availability.isMissing ? stock.refresh() : undefined));
      look.catch((error: unknown) => {
        log.warn(`Models cannot be listed: ${String(error)}`);
      });
      return store;
    },
  };
}

function chatCommands({
  panels,
  store,
  editors,
  codePreviews,
}: {
  readonly panels: ChatPanels;
  readonly store: ConversationStore;
  readonly editors: LastTextEditor;
  readonly codePreviews: CodePreviews;
}): Readonly<Record<ChatCommand, Command>> {
  return {
    "sealion.chat.open": () => panels.reveal(),
    "sealion.chat.newChat": async () => {
      const panel = await panels.activeOrView();
      panel?.newChat();
      panel?.focusComposer();
    },
    "sealion.chat.stop": (place) => {
      panels.stop(place === "view" || place === "editor" ? place : undefined);
    },
    "sealion.chat.conversations": async () => {
      (await panels.activeOrView())?.showConversations();
    },
    "sealion.chat.openInEditor": () => panels.openEditor(panels.active?.session.id, "editor"),
    "sealion.chat.openInWindow": () => panels.openEditor(panels.active?.session.id, "window"),
    "sealion.chat.export": async () => {
      const panel = await panels.activeOrView();
      if (panel !== undefined) await exportConversation(store, panel.session.id);
    },
    "sealion.chat.import": async () => {
      const id = await importConversationFile(store);
      if (id !== undefined) await (await panels.activeOrView())?.openAndFocus(id);
    },
    "sealion.chat.restore": async () => {
      const id = await pickRemoved(store);
      if (id === undefined) return;
      await store.restore(id);
      await (await panels.activeOrView())?.openAndFocus(id);
    },
    "sealion.chat.addSelection": async () => {
      await (await panels.activeOrView())?.chips.add("selection");
    },
    "sealion.chat.addFiles": async (argument, selection) => {
      const uris = chosenResources(argument, selection, editors.current);
      await (await panels.activeOrView())?.chips.addUris(uris.map((uri) => uri.toString()));
    },
    "sealion.chat.acceptCode": (argument) => codePreviews.accept(argument),
    "sealion.chat.discardCode": (argument) => codePreviews.discard(argument),
  };
}
