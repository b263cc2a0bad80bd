/** The whole panel in a document, with a host that records what it is asked and says what the test wants. */
import "./happyDomNodeName.ts";
import "./noIntersectionObserver.ts";
import "./popovers.ts";
import { render } from "preact";
import { act } from "preact/test-utils";
import type {
  ChatMessageView,
  ChatView,
  ModelView,
  UnnumberedMessage,
  WebviewToHost,
} from "../../../src/shared/webviewProtocol.ts";
import { App } from "../../../webview-ui/src/App.tsx";
import { connectPanel } from "../../../webview-ui/src/connectPanel.ts";
import { Host } from "../../../webview-ui/src/host.ts";
import { loadMarkdown } from "../../../webview-ui/src/loadMarkdown.ts";
import { PanelContext } from "../../../webview-ui/src/PanelContext.ts";
import { EMPTY_FRAME } from "../../../webview-ui/src/store.ts";
import { ManualClock } from "./manualClock.ts";

export const READY = {
  kind: "ready",
  name: "Test Model",
  detail: "CPU · 4096 tokens of context",
  queued: 0,
  facts: ["Threads: 4"],
} satisfies ModelView;

export class PanelHarness {
  readonly posted: WebviewToHost[] = [];
  readonly root = document.createElement("div");
  state: unknown;
  onPosted: (message: WebviewToHost) => void = () => undefined;
  private readonly source = new EventTarget();
  private readonly clock = new ManualClock();
  private seq = 0;

  constructor(state?: unknown) {
    this.state = state;
    document.body.replaceChildren(this.root);
  }

  /** Renders the panel; with a view, as the host's first snapshot shows it. */
  async open(view?: Partial<ChatView>): Promise<this> {
    await loadMarkdown();
    const api = {
      postMessage: (message: WebviewToHost) => {
        this.posted.push(message);
        this.onPosted(message);
      },
      getState: () => this.state,
      setState: (state: unknown) => void (this.state = state),
    };
    const host = new Host(api, this.source);
    const store = connectPanel(host, this.clock);
    await act(() => {
      render(
        <PanelContext.Provider value={{ host, store }}>
          <App />
        </PanelContext.Provider>,
        this.root,
      );
    });
    if (view !== undefined) await this.snapshot(view);
    return this;
  }

  snapshot(view: Partial<ChatView> = {}): Promise<void> {
    const whole: ChatView = { ...EMPTY_FRAME, conversationId: "c", messages: [], model: READY, ...view };
    return this.say({ type: "snapshot", view: whole });
  }

  /** The host's next message. */
  say(message: UnnumberedMessage): Promise<void> {
    this.seq += 1;
    return this.sayRaw({ ...message, seq: this.seq });
  }

  sayRaw(data: unknown): Promise<void> {
    return act(() => {
      this.source.dispatchEvent(new MessageEvent("message", { data }));
    });
  }

  /** A message of the host that never arrives. */
  lose(): void {
    this.seq += 1;
  }

  /** Time for what came in pieces to be shown. */
  frame(): Promise<void> {
    return act(() => {
      this.clock.frame(100);
    });
  }

  unmount(): void {
    render(null, this.root);
  }

  find(selector: string): HTMLElement {
    const element = this.root.querySelector<HTMLElement>(selector);
    if (element === null) throw new Error(`Nothing matches ${selector}`);
    return element;
  }

  get textarea(): HTMLTextAreaElement {
    return this.root.querySelector("textarea")!;
  }

  get sendButton(): HTMLButtonElement {
    return this.root.querySelector<HTMLButtonElement>("button.send")!;
  }

  /** The only button with these words. */
  button(words: string): HTMLButtonElement {
    const found = Array.from(this.root.querySelectorAll("button")).filter(
      (button) => (button.getAttribute("aria-label") ?? button.textContent).trim() === words,
    );
    if (found.length !== 1 || found[0] === undefined) throw new Error(`${String(found.length)} buttons say ${words}`);
    return found[0];
  }

  click(element: HTMLElement): Promise<void> {
    return act(() => {
      element.click();
    });
  }

  type(text: string): Promise<void> {
    return act(() => {
      this.textarea.value = text;
      this.textarea.dispatchEvent(new Event("input", { bubbles: true }));
    });
  }

  /** Presses a key in the composer; false when the panel took it. */
  async press(key: string, init: KeyboardEventInit = {}): Promise<boolean> {
    const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...init });
    await act(() => {
      this.textarea.dispatchEvent(event);
    });
    return !event.defaultPrevented;
  }

  /** What was posted of one type. */
  postedOf<T extends WebviewToHost["type"]>(type: T): Extract<WebviewToHost, { type: T }>[] {
    return this.posted.filter((message): message is Extract<WebviewToHost, { type: T }> => message.type === type);
  }
}

export function question(id: string, text: string): ChatMessageView {
  return { id, role: "user", text, state: "complete" };
}

export function answer(id: string, text: string, more: Partial<ChatMessageView> = {}): ChatMessageView {
  return { id, role: "assistant", text, state: "complete", ...more };
}
