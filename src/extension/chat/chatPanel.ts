import type * as vscode from "vscode";
import type { ServerApi } from "../../client/serverApi.ts";
import { conversationTitle } from "../../core/chat/conversationTitle.ts";
import { AppError, type ErrorCode } from "../../shared/appError.ts";
import { DisposableStore, type Disposable } from "../../shared/disposableStore.ts";
import { presentError } from "../../shared/errorPresentation.ts";
import type { Logger } from "../../shared/logger.ts";
import { formatMessage } from "../../shared/messages/formatMessage.ts";
import { onDidChangeUiWords } from "../../shared/messages/uiWords.ts";
import type { HostToWebview, ModelView } from "../../shared/webviewProtocol.ts";
import type { ErrorReporter } from "../errors/errorReporter.ts";
import type { AnswerActions } from "./answerActions.ts";
import type { ChatBudget } from "./chatBudget.ts";
import type { ChatSession } from "./chatSession.ts";
import type { ChatSessions } from "./chatSessions.ts";
import type { CommandLanguages } from "./completedCommand.ts";
import type { ConversationStore } from "./conversationStore.ts";
import type { ComposerPort, PanelChips } from "./panelChips.ts";
import { PanelComposer } from "./panelComposer.ts";
import { PanelConversations } from "./panelConversations.ts";
import { PanelFeed } from "./panelFeed.ts";
import { handlePanelMessage } from "./panelMessages.ts";
import { parseInbound } from "./parseInbound.ts";
import type { UnsentQuestions } from "./unsentQuestions.ts";
import { webviewHtml, webviewRoots, type PageTab } from "./webviewHtml.ts";

/** What all panels of a window share. */
export interface ChatPanelServices {
  readonly extensionUri: vscode.Uri;
  /** Of the view, another one in each workspace: letters and digits. */
  readonly viewName: string;
  readonly api: ServerApi;
  readonly sessions: ChatSessions;
  readonly store: ConversationStore;
  readonly budget: ChatBudget;
  readonly answerActions: Pick<AnswerActions, "handle" | "stop" | "retryRendition">;
  readonly languages: CommandLanguages;
  readonly createChips: (composer: ComposerPort) => PanelChips;
  readonly readModel: () => ModelView;
  readonly onDidChangeModel: (listener: () => void) => Disposable;
  readonly openElsewhere: (place: "editor" | "window", conversationId: string) => Promise<void>;
  readonly unsent: UnsentQuestions;
  readonly reporter: ErrorReporter;
  readonly log: Logger;
}

export interface ChatPanelOptions {
  readonly webview: vscode.Webview;
  /** Left out for the view. */
  readonly tab?: PageTab | undefined;
  readonly session: ChatSession;
  readonly services: ChatPanelServices;
  /** Brings the keyboard to the page. */
  readonly reveal: () => void;
  /** Another conversation is shown, or its title or state has changed. */
  readonly onChange: (panel: ChatPanel) => void;
}

/** One page, wherever it stands: it shows a conversation, and has a composer of its own. */
export class ChatPanel implements Disposable {
  readonly services: ChatPanelServices;
  readonly composer: PanelComposer;
  readonly chips: PanelChips;
  readonly conversations: PanelConversations;
  readonly feed: PanelFeed;
  private readonly options: ChatPanelOptions;
  private readonly store = new DisposableStore();
  private current: ChatSession;
  private listening: Disposable | undefined;
  /** Waits for a conversation that was deleted here to be restored. */
  private awaiting: Disposable | undefined;
  private isReady = false;
  /** Where the keyboard is to be as soon as the page is there. */
  private wantedFocus: "focusComposer" | "showConversations" | undefined;
  /** That the page has asked about last. */
  private completedWord: string | undefined;
  private isDisposed = false;

  constructor(options: ChatPanelOptions) {
    this.options = options;
    const { services, webview, session } = options;
    this.services = services;
    this.current = session;
    this.chips = this.store.add(
      services.createChips({ notify: this.notify, insertText: (text) => this.feed.giveBack(text) }),
    );
    this.composer = this.store.add(this.createComposer());
    this.feed = this.store.add(
      new PanelFeed({
        session,
        readModel: services.readModel,
        readComposer: () => this.composer.frame,
        post: (message: HostToWebview) => void webview.postMessage(message),
      }),
    );
    this.conversations = this.store.add(
      new PanelConversations({
        store: services.store,
        send: (list) => this.feed.send({ type: "conversations", ...list }),
        onError: (error) => services.reporter.report(error),
      }),
    );
    this.store.add(services.onDidChangeModel(() => this.modelChanged()));
    this.store.add(webview.onDidReceiveMessage((message: unknown) => this.receive(message)));
    this.listen();
    webview.options = { enableScripts: true, localResourceRoots: webviewRoots(services.extensionUri) };
    this.showPage();
    this.store.add(onDidChangeUiWords(() => this.languageChanged()));
  }

  get session(): ChatSession {
    return this.current;
  }

  get title(): string {
    const title = conversationTitle(this.current.conversation);
    return title === "" ? formatMessage("panel.untitled") : title;
  }

  /** Questions that are in no conversation and that no page has, which would be lost with this panel: they are the caller's. */
  takeUnsent(): readonly string[] {
    return [...this.feed.untakenDrafts, ...this.composer.takeUnsent()];
  }

  /** Moves the keyboard to the composer, now or as soon as the page is there. */
  focusComposer(): void {
    this.moveKeyboard("focusComposer");
  }

  /** Shows the list of conversations and moves the keyboard to its search, now or as soon as the page is there. */
  showConversations(): void {
    this.moveKeyboard("showConversations");
  }

  /** A new conversation with the same switches. An answer that is being written in the former goes on. */
  newChat(): void {
    const { thinking, answerLanguage } = this.current.conversation;
    const session = this.services.sessions.create();
    session.setThinking(thinking);
    session.setAnswerLanguage(answerLanguage);
    this.show(session);
  }

  /** Shows a conversation of the list. One that is not there any more leaves everything as it was. */
  async open(id: string): Promise<void> {
    await this.showWhile(id, () => true);
  }

  /** As `open`, and takes away what covers it. */
  async openAndFocus(id: string): Promise<void> {
    await this.open(id);
    this.focusComposer();
  }

  /** Tells what a `/` or `#` word can become, unless another one has been asked about meanwhile. */
  async complete(word: string): Promise<void> {
    this.completedWord = word;
    const items = await this.chips.complete(word);
    if (this.completedWord === word) this.feed.send({ type: "completions", word, items });
  }

  /**
   * Brings the keyboard back to the composer. Whatever asks the user something at the top of the window leaves it in the text
   * editor, and what is typed next would be written into a file.
   */
  readonly takeKeyboard = (): void => {
    if (this.isDisposed) return;
    this.options.reveal();
    this.focusComposer();
  };

  /** Says something at the composer that is no error. */
  readonly notify = (text: string): void => {
    this.feed.notify({ text, isError: false });
  };

  /** Ends whatever is being written here, and what goes on before a question is sent. */
  stop(): void {
    this.composer.cancel();
    this.current.stop();
    this.services.answerActions.stop(this.current);
  }

  dispose(): void {
    if (this.isDisposed) return;
    this.isDisposed = true;
    this.listening?.dispose();
    this.awaiting?.dispose();
    this.store.dispose();
    this.services.sessions.release(this.current);
  }

  /** @param isWanted whether what is shown still is to make place, asked when the conversation is there */
  private async showWhile(id: string, isWanted: () => boolean): Promise<void> {
    if (id === this.current.id) return;
    const session = await this.services.sessions.open(id);
    if (session === undefined) return;
    if (this.isDisposed || !isWanted()) this.services.sessions.release(session);
    else this.show(session);
  }

  private moveKeyboard(to: "focusComposer" | "showConversations"): void {
    if (this.isReady) this.feed.send({ type: to });
    else this.wantedFocus = to;
  }

  private showPage(): void {
    this.isReady = false;
    const { webview, services, tab } = this.options;
    webview.html = webviewHtml(webview, services.extensionUri, tab ?? services.viewName);
  }

  /** A new page has its words from the beginning; what was typed is in the state that VS Code keeps for it. */
  private languageChanged(): void {
    this.showPage();
    this.options.onChange(this);
  }

  private show(session: ChatSession): void {
    const former = this.current;
    this.listening?.dispose();
    this.awaiting?.dispose();
    this.awaiting = undefined;
    this.current = session;
    this.composer.conversationChanged();
    this.feed.show(session);
    this.listen();
    this.services.sessions.release(former);
    this.options.onChange(this);
  }

  private listen(): void {
    const { reporter } = this.services;
    this.listening = this.current.addListener({
      conversationReplaced: () => this.conversationChanged(),
      eventApplied: ({ type }) => {
        if (type !== "delta") this.conversationChanged();
      },
      removedChanged: (isRemoved) => {
        if (isRemoved) this.leaveRemoved();
      },
      storageFailed: (error) => reporter.report(error),
    });
  }

  /** It is shown again when it is restored, whoever does that, unless something else is shown or asked here by then. */
  private leaveRemoved(): void {
    const removed = this.current;
    const { sessions, reporter } = this.services;
    const hold = sessions.hold(removed);
    this.newChat();
    const empty = this.current;
    const isUntouched = () =>
      this.current === empty && empty.conversation.all.length === 0 && !this.composer.hasQuestion;
    const listening = removed.addListener({
      removedChanged: (isRemoved) => {
        if (isRemoved || !isUntouched()) return;
        this.showWhile(removed.id, isUntouched).catch((error: unknown) => reporter.report(error));
      },
    });
    this.awaiting = {
      dispose: () => {
        listening.dispose();
        hold.dispose();
      },
    };
  }

  private conversationChanged(): void {
    this.composer.remeasure();
    this.options.onChange(this);
  }

  private modelChanged(): void {
    const former = this.modelKind;
    this.feed.sendModel();
    this.modelKind = this.services.readModel().kind;
    // Another model counts in another way, and only one in memory counts at all.
    if (this.modelKind !== former) this.composer.remeasure();
  }

  private modelKind: ModelView["kind"] | undefined;

  private createComposer(): PanelComposer {
    const { budget, languages, unsent, log } = this.services;
    return new PanelComposer({
      session: () => this.current,
      chips: this.chips,
      budget,
      languages,
      newChat: () => this.newChat(),
      onChange: () => this.feed.sendFrame(),
      giveBack: (text) => this.feed.giveBack(text),
      keepUnsent: (text) => unsent.keep(text, this.options.tab?.name),
      takeKeyboard: this.takeKeyboard,
      notify: this.notify,
      withdrawNotice: () => this.feed.withdrawNotice(),
      log,
    });
  }

  private async receive(value: unknown): Promise<void> {
    const { log, reporter } = this.services;
    const message = parseInbound(value);
    if (message === undefined) {
      log.warn("The chat panel sent a message that is none of the protocol");
      return;
    }
    try {
      if (message.type === "ready") this.pageReady();
      else await handlePanelMessage(this, message);
    } catch (error) {
      if (isForComposer(error)) this.feed.notify({ text: presentError(error).message, isError: true });
      else reporter.report(error);
    }
  }

  /** Before this the page could not have heard anything. */
  private pageReady(): void {
    this.isReady = true;
    this.feed.begin();
    if (this.wantedFocus !== undefined) this.moveKeyboard(this.wantedFocus);
    this.wantedFocus = undefined;
    this.composer.remeasure();
  }
}

/** Nothing is broken and the log says no more: something else is to be typed or added. */
const FOR_COMPOSER: ReadonlySet<ErrorCode> = new Set([
  "command.unknown",
  "input.empty",
  "input.tooLarge",
  "document.binary",
  "document.notFound",
  "document.forbidden",
  "document.failed",
]);

function isForComposer(error: unknown): error is AppError {
  return AppError.is(error) && FOR_COMPOSER.has(error.code);
}
