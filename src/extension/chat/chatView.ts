import * as vscode from "vscode";
import type { ServerApi } from "../../client/serverApi.ts";
import { DisposableStore, type Disposable } from "../../shared/disposableStore.ts";
import type { Logger } from "../../shared/logger.ts";
import { formatMessage } from "../../shared/messages/formatMessage.ts";
import { whenBusyOf } from "../../shared/errorPresentation.ts";
import { isRetryAction, type HostToWebview, type WebviewToHost } from "../../shared/webviewProtocol.ts";
import { runAction } from "../errors/runAction.ts";
import type { ModelStock } from "../models/modelStock.ts";
import type { ModelAvailability } from "../status/modelAvailability.ts";
import type { ChatSession } from "./chatSession.ts";
import { modelView } from "./modelView.ts";
import { PanelFeed } from "./panelFeed.ts";
import { parseInbound } from "./parseInbound.ts";
import { webviewHtml, webviewRoots } from "./webviewHtml.ts";

export const CHAT_VIEW_ID = "sealion.chat";

export interface ChatViewOptions {
  readonly extensionUri: vscode.Uri;
  readonly api: ServerApi;
  readonly availability: ModelAvailability;
  readonly stock: ModelStock;
  /** The same session each time; reading it from disk begins with the first call. */
  readonly openSession: () => Promise<ChatSession>;
  readonly log: Logger;
}

/** The chat panel's host side. The page comes and goes with the view; the session stays. */
export class ChatView implements vscode.WebviewViewProvider, Disposable {
  private readonly options: ChatViewOptions;
  private page: { readonly feed: PanelFeed; readonly store: DisposableStore } | undefined;
  private wantsFocus = false;

  constructor(options: ChatViewOptions) {
    this.options = options;
  }

  async resolveWebviewView({ webview, onDidDispose }: vscode.WebviewView): Promise<void> {
    const { extensionUri, api, availability, stock, openSession, log } = this.options;
    const session = await openSession();
    const store = new DisposableStore();
    const readModel = () =>
      modelView({
        model: api.lastStatus?.model,
        isMissing: availability.isMissing,
        nextName: availability.modelName,
        download: stock.downloads[0],
      });
    const post = (message: HostToWebview): void => {
      void webview.postMessage(message);
    };
    const feed = store.add(new PanelFeed(session, readModel, post));
    const sendModel = (): void => {
      feed.sendModel();
    };
    store.add(webview.onDidReceiveMessage((message: unknown) => this.receive(message, session, feed, store)));
    onDidDispose(() => {
      store.dispose();
    });
    store.add({ dispose: () => (this.page = undefined) });
    this.page?.store.dispose();
    this.page = { feed, store };
    webview.options = { enableScripts: true, localResourceRoots: webviewRoots(extensionUri) };
    webview.html = webviewHtml(webview, extensionUri);
    store.add(api.onDidChangeStatus(sendModel));
    store.add(availability.onDidChange(sendModel));
    store.add(stock.onDidChange(sendModel));
    // Without a model, one that is half there is the way to one.
    const look = availability.refresh().then(() => (availability.isMissing ? stock.refresh() : undefined));
    look.catch((error: unknown) => {
      log.warn(`Models cannot be listed: ${String(error)}`);
    });
  }

  /** Shows the view and moves the keyboard to the composer, now or as soon as the page is there. */
  async reveal(): Promise<void> {
    this.wantsFocus = true;
    await vscode.commands.executeCommand(`${CHAT_VIEW_ID}.focus`);
    this.page?.feed.focusComposer();
  }

  dispose(): void {
    this.page?.store.dispose();
  }

  private async receive(value: unknown, session: ChatSession, feed: PanelFeed, store: DisposableStore): Promise<void> {
    const message = parseInbound(value);
    if (message === undefined) {
      this.options.log.warn("The chat panel sent a message that is none of the protocol");
      return;
    }
    if (message.type === "ready") {
      // Before this the page could not have heard anything.
      store.add(session.addListener(feed));
      feed.sendSnapshot();
      if (this.wantsFocus) feed.focusComposer();
      this.wantsFocus = false;
    } else {
      await this.handle(message, session, feed);
    }
  }

  private async handle(
    message: Exclude<WebviewToHost, { type: "ready" }>,
    session: ChatSession,
    feed: PanelFeed,
  ): Promise<void> {
    switch (message.type) {
      case "requestSnapshot":
        feed.sendSnapshot();
        return;
      case "send":
        await session.send(message.text);
        return;
      case "stop":
        session.stop();
        return;
      case "newChat":
        session.newChat();
        return;
      case "setThinking":
        session.setThinking(message.thinking);
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
        if (!isRetryAction(message.action)) await runAction(message.action);
        // What failed outside the conversation is the model's loading.
        else if (message.messageId === undefined) await runAction("loadModel");
        else await session.retry(message.messageId, whenBusyOf(message.action));
        return;
      default:
        this.options.log.warn(`The chat panel cannot do ${message.type} yet`);
    }
  }
}

async function copy(text: string | undefined): Promise<void> {
  if (text === undefined) return;
  await vscode.env.clipboard.writeText(text);
  vscode.window.setStatusBarMessage(formatMessage("result.copied"), 3000);
}
