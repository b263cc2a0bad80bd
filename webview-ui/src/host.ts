/** The panel's one connection to the extension host, and the little state that VS Code keeps for the page. */
import type { ChipView, HostToWebview, KeptChip, WebviewToHost } from "../../src/shared/webviewProtocol.ts";
import { parseHostMessage } from "./parseHostMessage.ts";
import { EMPTY_PANEL_STATE, parsePanelState, type PanelState } from "./panelState.ts";

/** What VS Code gives a page. */
export interface VsCodeApi {
  postMessage(message: WebviewToHost): void;
  getState(): unknown;
  setState(state: PanelState): void;
}

/** The part of `window` that messages of the extension host arrive at. */
export type MessageSource = Pick<EventTarget, "addEventListener">;

export class Host {
  private readonly api: VsCodeApi;
  private readonly source: MessageSource;
  private current: PanelState;

  constructor(api: VsCodeApi, source: MessageSource) {
    this.api = api;
    this.source = source;
    this.current = parsePanelState(api.getState()) ?? EMPTY_PANEL_STATE;
  }

  post(message: WebviewToHost): void {
    this.api.postMessage(message);
  }

  /** Hears of every message that is one of the protocol's; anything else is dropped. */
  onMessage(listener: (message: HostToWebview) => void): void {
    this.source.addEventListener("message", (event) => {
      const message = parseHostMessage((event as MessageEvent<unknown>).data);
      if (message === undefined) return;
      if (message.type === "snapshot") this.saveState({ conversationId: message.view.conversationId });
      const chips = chipsIn(message);
      if (chips !== undefined) this.saveState({ chips: keptChips(chips) });
      listener(message);
    });
  }

  /** What this page and those before it have saved: it survives a hidden view and a window reload. */
  get state(): PanelState {
    return this.current;
  }

  saveState(change: Partial<PanelState>): void {
    this.current = { ...this.current, ...change };
    this.api.setState(this.current);
  }
}

function chipsIn(message: HostToWebview): readonly ChipView[] | undefined {
  if (message.type === "snapshot") return message.view.chips;
  return message.type === "frameChanged" ? message.frame.chips : undefined;
}

function keptChips(chips: readonly ChipView[]): readonly KeptChip[] {
  return chips.flatMap(({ kind, piece }) => (piece === undefined ? [] : [{ kind, piece }]));
}
