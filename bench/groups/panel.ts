/** The built chat panel in a real Chromium: streaming, opening and scrolling long conversations, first paint, size. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import type { CDPSession } from "playwright-core";
import type { ChatMessageView } from "../../src/shared/webviewProtocol.ts";
import { richAnswer } from "../../test/support/panelConversation.ts";
import { EMPTY_VIEW, PanelPages, type PanelPage } from "../../test/support/panelPage.ts";
import { LANGUAGES } from "../../src/core/languages.ts";
import type { BenchContext } from "../benchContext.ts";
import { type Figure, figureOf } from "../figure.ts";

const TOKENS_PER_SECOND = 500;
/** A token of a language with letters; those of stacked scripts are shorter. */
const TOKEN_CHARACTERS = 4;
/** Messages of the host come at the pace of pictures, as the host sends them. */
const SENDS_PER_SECOND = 60;
const LONG_MESSAGES = 200;
const LONG_CHARACTERS = 500_000;

/** Needs CHROME: the path of a Chromium. Without it there are only sizes. */
export async function panelFigures(context: BenchContext): Promise<Figure[]> {
  context.say("Chat panel");
  const figures = [sizeFigure(context.root)];
  if (process.env.CHROME === undefined) return figures;
  const pages = await PanelPages.start();
  try {
    figures.push(...(await openingFigures(pages, context.quick ? 2 : 5)));
    figures.push(...(await streamFigures(pages, context.quick ? 10 : 60)));
  } finally {
    await pages.stop();
  }
  return figures;
}

function sizeFigure(root: string): Figure {
  const bundle = readFileSync(path.join(root, "dist", "webview", "main.js"));
  return bundleFigure(gzipSync(bundle, { level: 9 }).length / 1000);
}

export function bundleFigure(kilobytes: number): Figure {
  return figureOf("panel, bundle with gzip", "kB", kilobytes);
}

async function openingFigures(pages: PanelPages, rounds: number): Promise<Figure[]> {
  const messages = longConversation();
  const paintMs: number[] = [];
  const openMs: number[] = [];
  const scrollMs: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const panel = await pages.open();
    paintMs.push(
      await panel.page.evaluate<number>('performance.getEntriesByName("first-contentful-paint")[0].startTime'),
    );
    await panel.page.evaluate(WATCH_TASKS);
    openMs.push(await openingMs(panel, messages));
    await panel.page.evaluate("new Promise((done) => setTimeout(done, 1000))");
    scrollMs.push(await panel.page.evaluate<number>(SCROLL));
    await panel.close();
  }
  return openingFiguresOf({ paintMs, openMs, scrollMs });
}

/** One of each for every round. */
export interface OpeningCost {
  readonly paintMs: readonly number[];
  readonly openMs: readonly number[];
  readonly scrollMs: readonly number[];
}

export function openingFiguresOf({ paintMs, openMs, scrollMs }: OpeningCost): Figure[] {
  return [
    figureOf("panel, first paint after the frame loads", "ms", paintMs),
    figureOf("panel, 200 messages of 500 kB open", "ms", openMs, "until the picture after the snapshot"),
    figureOf("panel, 200 messages of 500 kB scroll, longest task", "ms", scrollMs, "0: none over 50 ms"),
  ];
}

/** 200 messages of 500,000 characters, in the eleven languages by turns. */
function longConversation(): ChatMessageView[] {
  const answers = LANGUAGES.map(({ tag }) => ({ tag, text: richAnswer(tag) }));
  return Array.from({ length: LONG_MESSAGES }, (_, index) => {
    const { tag, text } = answers[(index >> 1) % answers.length] ?? { tag: "en", text: "" };
    const isQuestion = index % 2 === 0;
    const whole = text.repeat(10).slice(0, (LONG_CHARACTERS / LONG_MESSAGES) * 2 - 50);
    return {
      id: String(index),
      role: isQuestion ? "user" : "assistant",
      text: isQuestion ? text.slice(0, 50) : whole,
      state: "complete",
      lang: tag,
    };
  });
}

function openingMs(panel: PanelPage, messages: readonly ChatMessageView[]): Promise<number> {
  const message = JSON.stringify({ type: "snapshot", seq: 1000, view: { ...EMPTY_VIEW, messages } });
  return panel.page.evaluate<number>(`new Promise((done) => {
    const message = ${message};
    const startMs = performance.now();
    window.postMessage(message, "*");
    const look = () => document.querySelectorAll("article").length === message.view.messages.length
      ? requestAnimationFrame(() => setTimeout(() => done(performance.now() - startMs)))
      : requestAnimationFrame(look);
    requestAnimationFrame(look);
  })`);
}

async function streamFigures(pages: PanelPages, seconds: number): Promise<Figure[]> {
  const ours = await stream(pages, seconds, "ours");
  const naive = await stream(pages, Math.min(seconds, 10), "naive");
  return streamFiguresOf(ours, naive);
}

export function streamFiguresOf(ours: StreamCost, naive: StreamCost): Figure[] {
  return [
    figureOf("panel, 500 tok/s: longest task", "ms", ours.longestMs, "0: none over 50 ms"),
    figureOf("panel, 500 tok/s: script and layout in a second, most", "ms", ours.busiestMs),
    figureOf("panel, 500 tok/s: longest task, all parsed anew for each piece", "ms", naive.longestMs, "within 10 s"),
    figureOf("panel, 500 tok/s: script and layout in a second, all parsed anew", "ms", naive.busiestMs, "within 10 s"),
  ];
}

interface StreamCost {
  readonly longestMs: number;
  /** Of any one second. */
  readonly busiestMs: number;
}

/** "naive" sends the whole message for each piece, which the panel parses and renders whole. */
async function stream(pages: PanelPages, seconds: number, way: "ours" | "naive"): Promise<StreamCost> {
  const panel = await pages.open();
  const session = await panel.page.context().newCDPSession(panel.page);
  await session.send("Performance.enable");
  await panel.page.evaluate(WATCH_TASKS);
  await panel.snapshot({ messages: [{ id: "a", role: "assistant", text: "", state: "streaming", lang: "en" }] });
  const text = LANGUAGES.map(({ tag }) => richAnswer(tag)).join("\n\n");
  const perSend = Math.round((TOKENS_PER_SECOND * TOKEN_CHARACTERS) / SENDS_PER_SECOND);
  await panel.page.evaluate(
    `(${SEND})(${JSON.stringify({ text, perSend, way, intervalMs: 1000 / SENDS_PER_SECOND })})`,
  );
  let busiestMs = 0;
  let before = await busyMs(session);
  for (let second = 0; second < seconds; second += 1) {
    await new Promise((resolve) => setTimeout(resolve, 1000));
    const now = await busyMs(session);
    busiestMs = Math.max(busiestMs, now - before);
    before = now;
  }
  const longestMs = await panel.page.evaluate<number>("window.longestTaskMs");
  await panel.close();
  return { longestMs, busiestMs };
}

/** Script, style and layout since the page began, in milliseconds. */
async function busyMs(session: CDPSession): Promise<number> {
  const { metrics } = await session.send("Performance.getMetrics");
  const seconds = metrics
    .filter(({ name }) => ["ScriptDuration", "LayoutDuration", "RecalcStyleDuration"].includes(name))
    .reduce((sum, { value }) => sum + value, 0);
  return seconds * 1000;
}

/** Keeps the longest task of 50 ms or more. */
const WATCH_TASKS = `
  window.longestTaskMs = 0;
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) window.longestTaskMs = Math.max(window.longestTaskMs, duration);
  }).observe({ entryTypes: ["longtask"] });`;

/** From the end to the beginning, a view in each picture; the longest task meanwhile. */
const SCROLL = `new Promise((done) => {
  window.longestTaskMs = 0;
  const main = document.querySelector("main");
  const step = () => {
    main.scrollTop -= main.clientHeight;
    if (main.scrollTop > 0) requestAnimationFrame(step);
    else setTimeout(() => done(window.longestTaskMs), 200);
  };
  step();
})`;

/** Plays the host at the pace of a clock: what is late is made up for. Runs in the page. */
const SEND = `({ text, perSend, way, intervalMs }) => {
  let sent = 0;
  let whole = "";
  const startMs = performance.now();
  setInterval(() => {
    const due = Math.floor((performance.now() - startMs) / intervalMs) * perSend;
    while (sent < due) {
      const piece = text.slice(sent % text.length, (sent % text.length) + perSend);
      sent += perSend;
      whole += piece;
      // Two snapshots came before.
      const seq = 2 + sent / perSend;
      const message = way === "ours"
        ? { type: "delta", seq, messageId: "a", channel: "text", text: piece }
        : { type: "messageChanged", seq, message: { id: "a", role: "assistant", text: whole, state: "complete" } };
      window.postMessage(message, "*");
    }
  }, intervalMs);
}`;
