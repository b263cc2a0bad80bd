/** An answer that grows at 500 tokens a second, in the panel and in a page that parses everything anew. */
import { createRequire } from "node:module";
import path from "node:path";
import type { CDPSession, Page } from "playwright-core";
import { LANGUAGES } from "../../src/core/languages.ts";
import type { ChatMessageView } from "../../src/shared/webviewProtocol.ts";
import { richAnswer } from "../../test/support/panelConversation.ts";
import { bundleFolder, type PanelPages } from "../../test/support/panelPage.ts";
import { WINDOW_REST_MS } from "./firstPaint.ts";
import { type LongestTask, longestTask } from "./longestTask.ts";

const TOKENS_PER_SECOND = 500;
/** A token of a language with letters; those of stacked scripts are shorter. */
const TOKEN_CHARACTERS = 4;
/** Messages of the host come at the pace of pictures, as the host sends them. */
const SENDS_PER_SECOND = 60;

export interface StreamCost {
  readonly longest: LongestTask;
  /** Script, style and layout of any one second. */
  readonly busiestMs: number;
}

/** "naive" is what a page does that knows nothing better: the whole text parsed, sanitised and set in each frame. */
export async function streamCost(pages: PanelPages, seconds: number, way: "ours" | "naive"): Promise<StreamCost> {
  const messages: readonly ChatMessageView[] = [
    { id: "a", role: "assistant", text: "", state: "streaming", lang: "en" },
  ];
  const panel = await pages.open({ view: { messages }, restMs: WINDOW_REST_MS });
  if (way === "naive") await makeNaive(panel.page);
  const session = await panel.page.context().newCDPSession(panel.page);
  await session.send("Performance.enable");
  const text = LANGUAGES.map(({ tag }) => richAnswer(tag)).join("\n\n");
  const perSend = Math.round((TOKENS_PER_SECOND * TOKEN_CHARACTERS) / SENDS_PER_SECOND);
  let busiestMs = 0;
  const longest = await longestTask(panel.page, async () => {
    await panel.page.evaluate(`(${SEND})(${JSON.stringify({ text, perSend, intervalMs: 1000 / SENDS_PER_SECOND })})`);
    let before = await busyMs(session);
    for (let second = 0; second < seconds; second += 1) {
      await new Promise((resolve) => setTimeout(resolve, 1000));
      const now = await busyMs(session);
      busiestMs = Math.max(busiestMs, now - before);
      before = now;
    }
  });
  await panel.close();
  return { longest, busiestMs };
}

/** Script, style and layout since the page began, in milliseconds. */
async function busyMs(session: CDPSession): Promise<number> {
  const { metrics } = await session.send("Performance.getMetrics");
  const seconds = metrics
    .filter(({ name }) => ["ScriptDuration", "LayoutDuration", "RecalcStyleDuration"].includes(name))
    .reduce((sum, { value }) => sum + value, 0);
  return seconds * 1000;
}

/** In place of the panel a page with its style, its parser and its sanitiser. */
async function makeNaive(page: Page): Promise<void> {
  const { resolve } = createRequire(import.meta.url);
  await page.goto("about:blank");
  await page.setContent('<div id="app"><main><div class="markdown"></div></main></div>');
  await page.addStyleTag({ path: path.join(bundleFolder, "main.css") });
  // It stands beside the module that the package names.
  await page.addScriptTag({ path: path.join(path.dirname(resolve("marked")), "marked.umd.js") });
  await page.addScriptTag({ path: resolve("dompurify/dist/purify.min.js") });
  await page.evaluate(NAIVE);
}

/** Runs in the page. */
const NAIVE = `
  const main = document.querySelector("main");
  let whole = "";
  let isDue = false;
  const render = () => {
    isDue = false;
    main.firstElementChild.innerHTML = DOMPurify.sanitize(marked.parse(whole));
    main.scrollTop = main.scrollHeight;
  };
  addEventListener("message", ({ data }) => {
    whole += data.text;
    if (!isDue) requestAnimationFrame(render);
    isDue = true;
  });`;

/** Plays the host at the pace of a clock: what is late is made up for. Runs in the page. */
const SEND = `({ text, perSend, intervalMs }) => {
  let sent = 0;
  const startMs = performance.now();
  setInterval(() => {
    const due = Math.floor((performance.now() - startMs) / intervalMs) * perSend;
    while (sent < due) {
      const piece = text.slice(sent % text.length, (sent % text.length) + perSend);
      sent += perSend;
      // A snapshot came before.
      window.postMessage({ type: "delta", seq: 1 + sent / perSend, messageId: "a", channel: "text", text: piece }, "*");
    }
  }, intervalMs);
}`;
