/** The built chat panel in a real Chromium: streaming, opening and scrolling long conversations, first paint, size. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import type { ChatMessageView } from "../../src/shared/webviewProtocol.ts";
import { richAnswer } from "../../test/support/panelConversation.ts";
import { EMPTY_VIEW, PanelPages, type PanelPage } from "../../test/support/panelPage.ts";
import { LANGUAGES } from "../../src/core/languages.ts";
import type { BenchContext } from "../benchContext.ts";
import { type Figure, figureOf } from "../figure.ts";
import { barePaintMs, firstPaintMs, WINDOW_REST_MS } from "../panel/firstPaint.ts";
import { heavyCost, type HeavyCost } from "../panel/heavyConversation.ts";
import { type LongestTask, longestTask } from "../panel/longestTask.ts";
import { type StreamCost, streamCost } from "../panel/streamCost.ts";

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
    figures.push(...heavyFiguresOf(await heavyCost(pages, SCROLL)));
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
  const bareMs: number[] = [];
  const openMs: number[] = [];
  const scrolls: LongestTask[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const panel = await pages.open({ restMs: WINDOW_REST_MS });
    paintMs.push(await firstPaintMs(panel.page));
    openMs.push(await openingMs(panel, messages));
    await panel.page.evaluate("new Promise((done) => setTimeout(done, 1000))");
    scrolls.push(await longestTask(panel.page, () => panel.page.evaluate(SCROLL)));
    await panel.close();
    bareMs.push(await bareRound(pages));
  }
  return openingFiguresOf({ paintMs, bareMs, openMs, scrolls });
}

/** In a page of its own: to leave a long conversation takes time, too. */
async function bareRound(pages: PanelPages): Promise<number> {
  const { page } = await pages.open({ restMs: WINDOW_REST_MS });
  const paintMs = await barePaintMs(page);
  await page.close();
  return paintMs;
}

/** One of each for every round. */
export interface OpeningCost {
  readonly paintMs: readonly number[];
  readonly bareMs: readonly number[];
  readonly openMs: readonly number[];
  readonly scrolls: readonly LongestTask[];
}

export function openingFiguresOf({ paintMs, bareMs, openMs, scrolls }: OpeningCost): Figure[] {
  const wallMs = scrolls.map((longest) => longest.wallMs);
  const processorMs = scrolls.map((longest) => longest.processorMs);
  return [
    figureOf("panel, first paint after the frame loads", "ms", paintMs, "from the start of the frame's navigation"),
    figureOf("panel, first paint of a page with one line", "ms", bareMs, "the browser's own part"),
    figureOf("panel, 200 messages of 500 kB open", "ms", openMs, "until the picture after the snapshot"),
    figureOf("panel, 200 messages of 500 kB scroll, longest task", "ms", wallMs),
    figureOf("panel, 200 messages of 500 kB scroll, longest task, processor", "ms", processorMs),
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

export function heavyFiguresOf({ typing, scrolling }: HeavyCost): Figure[] {
  const note = "every text of the tests that is meant to hang the panel";
  return [
    figureOf("panel, hostile conversation, typing: longest task, processor", "ms", typing.processorMs, note),
    figureOf("panel, hostile conversation, scrolling: longest task, processor", "ms", scrolling.processorMs, note),
  ];
}

async function streamFigures(pages: PanelPages, seconds: number): Promise<Figure[]> {
  const ours = await streamCost(pages, seconds, "ours");
  const naive = await streamCost(pages, seconds, "naive");
  return streamFiguresOf(ours, naive);
}

export function streamFiguresOf(ours: StreamCost, naive: StreamCost): Figure[] {
  const note = "marked, DOMPurify and innerHTML in each frame";
  return [
    figureOf("panel, 500 tok/s: longest task", "ms", ours.longest.wallMs),
    figureOf("panel, 500 tok/s: longest task, processor", "ms", ours.longest.processorMs),
    figureOf("panel, 500 tok/s: script and layout in a second, most", "ms", ours.busiestMs),
    figureOf("panel, 500 tok/s: longest task, all parsed anew", "ms", naive.longest.wallMs, note),
    figureOf("panel, 500 tok/s: longest task, processor, all parsed anew", "ms", naive.longest.processorMs, note),
    figureOf("panel, 500 tok/s: script and layout in a second, all parsed anew", "ms", naive.busiestMs, note),
  ];
}

/** From the end to the beginning, a view in each picture. Runs in the page. */
const SCROLL = `new Promise((done) => {
  const main = document.querySelector("main");
  const step = () => {
    main.scrollTop -= main.clientHeight;
    if (main.scrollTop > 0) requestAnimationFrame(step);
    else setTimeout(done, 200);
  };
  step();
})`;
