/**
 * The built panel (`node esbuild.mjs`) in a real Chromium, with its own page and policy, the variables of a theme, and a
 * host that records what it is asked and says what its user wants.
 */
import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import type { Browser, CDPSession, Page } from "playwright-core";
import type { LanguageTag } from "../../src/core/languages.ts";
import { panelDocument } from "../../src/extension/chat/panelDocument.ts";
import { CATALOGUES } from "../../src/shared/messages/catalogues.ts";
import { ENGLISH } from "../../src/shared/messages/uiWords.ts";
import type { ChatView, UnnumberedMessage, WebviewToHost } from "../../src/shared/webviewProtocol.ts";
import { THEME_CLASSES, themeVariables, type PanelTheme } from "./panelThemes.ts";
import { launchBrowser } from "./testWorkbench.ts";

export const bundleFolder = fileURLToPath(new URL("../../dist/webview/", import.meta.url));
const ASSETS: Readonly<Record<string, string>> = { "/main.js": "text/javascript", "/main.css": "text/css" };

/** A conversation in which nothing has been asked, with a model that is ready. */
export const EMPTY_VIEW: ChatView = {
  conversationId: "c",
  title: "",
  isPinned: false,
  messages: [],
  thinking: false,
  answerLanguage: "auto",
  chips: [],
  model: {
    kind: "ready",
    name: "Qwen-SEA-LION-v4-32B-IT",
    detail: "CPU · 4096 tokens of context",
    queued: 0,
    facts: [],
  },
  isFollowing: false,
  isSending: false,
};

export interface PanelPageOptions {
  readonly view?: Partial<ChatView>;
  /** What an earlier page has left. */
  readonly state?: unknown;
  /** "dark" when left out. */
  readonly theme?: PanelTheme;
  /** Of the panel's own words; English when left out. */
  readonly language?: LanguageTag;
  readonly widthPx?: number;
  readonly heightPx?: number;
  readonly reducedMotion?: boolean;
  readonly forcedColors?: boolean;
  /** How long the browser's new window is left alone before the panel's page loads; 0 when left out. */
  readonly restMs?: number;
}

/** A browser and an address for any number of panels. */
export class PanelPages {
  private readonly browser: Browser;
  private readonly server: Server;

  private constructor(browser: Browser, server: Server) {
    this.browser = browser;
    this.server = server;
  }

  /** @throws Error without CHROME in the environment: the path of a Chromium */
  static async start(): Promise<PanelPages> {
    const browser = await launchBrowser();
    const server = createServer((request, response) => {
      const type = ASSETS[request.url ?? ""];
      response.setHeader("content-type", type ?? "text/html; charset=utf-8");
      const name = (request.url ?? "").slice(1);
      response.end(type === undefined ? pageText(name) : readFileSync(bundleFolder + name));
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    return new PanelPages(browser, server);
  }

  /** A panel that has got its first snapshot. */
  async open(options: PanelPageOptions = {}): Promise<PanelPage> {
    const { theme = "dark", widthPx = 400, heightPx = 800 } = options;
    const page = await this.browser.newPage({
      viewport: { width: widthPx, height: heightPx },
      reducedMotion: options.reducedMotion === true ? "reduce" : "no-preference",
      forcedColors: options.forcedColors === true ? "active" : "none",
    });
    const setUp = { variables: themeVariables(theme), classes: THEME_CLASSES[theme], state: options.state };
    await page.addInitScript(`(${FAKE_HOST})(${JSON.stringify(setUp)})`);
    await delay(options.restMs ?? 0);
    const { port } = this.server.address() as AddressInfo;
    await page.goto(`http://127.0.0.1:${String(port)}/${options.language ?? "en"}`);
    // The panel loads its Markdown in a timer behind its first picture.
    await page.evaluate("new Promise((done) => requestAnimationFrame(() => setTimeout(() => setTimeout(done))))");
    const panel = new PanelPage(page);
    await panel.snapshot(options.view);
    return panel;
  }

  /** A page of the same browser without a panel and without its policy. */
  emptyPage(): Promise<Page> {
    return this.browser.newPage();
  }

  async stop(): Promise<void> {
    await this.browser.close();
    await new Promise((resolve) => this.server.close(resolve));
  }
}

/** One panel. Everything that Playwright can do with a page is done with `page`. */
export class PanelPage {
  readonly page: Page;
  private seq = 0;
  private metrics: CDPSession | undefined;

  constructor(page: Page) {
    this.page = page;
  }

  async snapshot(view: Partial<ChatView> = {}): Promise<void> {
    await this.say({ type: "snapshot", view: { ...EMPTY_VIEW, ...view } });
  }

  /** The host's next messages; they have arrived when this returns, and are painted a frame later. */
  async say(...messages: readonly UnnumberedMessage[]): Promise<void> {
    const numbered = messages.map((message) => ({ ...message, seq: (this.seq += 1) }));
    await this.page.evaluate(`for (const message of ${JSON.stringify(numbered)}) window.postMessage(message, "*")`);
    await this.page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))");
  }

  /** All that the panel has posted. */
  posted(): Promise<WebviewToHost[]> {
    return this.page.evaluate("window.fakeHost.posted");
  }

  /** What the panel has left for the next page. */
  state(): Promise<unknown> {
    return this.page.evaluate("window.fakeHost.state");
  }

  /** What the page has taken of the processor since this was asked for first, in seconds: what else the machine does is no part of it. */
  async processorSeconds(): Promise<number> {
    if (this.metrics === undefined) {
      this.metrics = await this.page.context().newCDPSession(this.page);
      await this.metrics.send("Performance.enable", { timeDomain: "threadTicks" });
    }
    const { metrics } = await this.metrics.send("Performance.getMetrics");
    return metrics.find(({ name }) => name === "TaskDuration")?.value ?? Number.NaN;
  }

  async close(): Promise<void> {
    await this.page.close();
  }
}

function pageText(language: string): string {
  const messages = CATALOGUES[language];
  const words = messages === undefined ? ENGLISH : { language, messages };
  return panelDocument({
    nonce: randomBytes(16).toString("base64"),
    cspSource: "'self'",
    styleUrl: "/main.css",
    scriptUrl: "/main.js",
    words,
  });
}

/** Runs in the page before everything else, as the workbench's own script does: no import reaches it. */
const FAKE_HOST = `({ variables, classes, state }) => {
  const posted = [];
  window.fakeHost = { posted, state };
  window.acquireVsCodeApi = () => ({
    postMessage: (message) => void posted.push(structuredClone(message)),
    getState: () => window.fakeHost.state,
    setState: (next) => void (window.fakeHost.state = structuredClone(next)),
  });
  const dress = () => {
    document.documentElement.style.background = "var(--vscode-sideBar-background)";
    for (const [name, value] of Object.entries(variables)) document.documentElement.style.setProperty(name, value);
    if (document.body === null) return false;
    document.body.className = classes;
    return true;
  };
  new MutationObserver((_, observer) => {
    if (dress()) observer.disconnect();
  }).observe(document, { childList: true, subtree: true });
}`;
