import { CancelledError } from "../../shared/cancelSignal.ts";
import type { Disposable } from "../../shared/disposableStore.ts";
import type { ConversationsView } from "../../shared/webviewProtocol.ts";
import { Throttle } from "../throttle.ts";
import type { ConversationStore } from "./conversationStore.ts";

/** An answer that grows changes the list with every half second. */
const REFRESH_INTERVAL_MS = 500;

export interface PanelConversationsOptions {
  readonly store: Pick<ConversationStore, "search" | "onDidChange">;
  readonly send: (list: ConversationsView) => void;
  readonly onError: (error: unknown) => void;
}

/** The list of conversations in one panel, as long as it is shown there. */
export class PanelConversations implements Disposable {
  private readonly options: PanelConversationsOptions;
  private readonly refreshing: Throttle;
  private query = "";
  private watching: Disposable | undefined;
  private searching: AbortController | undefined;

  constructor(options: PanelConversationsOptions) {
    this.options = options;
    this.refreshing = new Throttle(REFRESH_INTERVAL_MS, () => void this.search());
  }

  /** Sends the rows, and again when they change. */
  async list(query: string): Promise<void> {
    this.query = query;
    this.watching ??= this.options.store.onDidChange(() => {
      this.refreshing.request();
    });
    await this.search();
  }

  /** Sends the rows as they are by now, where they are shown: whoever has changed one does not wait for that. */
  async refresh(): Promise<void> {
    if (this.watching !== undefined) await this.search();
  }

  /** The list is not shown any more. */
  close(): void {
    this.watching?.dispose();
    this.watching = undefined;
    this.searching?.abort();
    this.refreshing.dispose();
  }

  dispose(): void {
    this.close();
  }

  private async search(): Promise<void> {
    const { query } = this;
    this.searching?.abort();
    const searching = new AbortController();
    this.searching = searching;
    try {
      const rows = await this.options.store.search(query, searching.signal);
      if (!searching.signal.aborted) this.options.send({ query, rows });
    } catch (error) {
      if (!CancelledError.is(error)) this.options.onError(error);
    }
  }
}
