/** Where a reader is in a conversation, in a real browser: on the next page, while an answer grows, in a panel that is resized. */
import { describe, expect, it } from "vitest";
import { paragraph } from "../../tools/tiny-model/declaration.ts";
import type { PanelState } from "../../webview-ui/src/panelState.ts";
import { panelConversation } from "../support/panelConversation.ts";
import type { PanelPage } from "../support/panelPage.ts";
import { panelPagesForThisFile } from "../support/panelPagesForThisFile.ts";

const pages = panelPagesForThisFile();

/** Where the conversation is scrolled to, when it rests there; null while it moves. */
const RESTING_PX = `new Promise((done) => {
  const main = document.querySelector("main");
  const topPx = main.scrollTop;
  requestAnimationFrame(() => requestAnimationFrame(() => done(main.scrollTop === topPx ? topPx : null)));
})`;

/** Turns the wheel, each time when the last turn has come to its end. */
async function wheelUp({ page }: PanelPage, stepPx: number, steps: number): Promise<void> {
  for (let step = 0; step < steps; step += 1) {
    const beforePx = await page.evaluate<number>('document.querySelector("main").scrollTop');
    await page.mouse.wheel(0, -stepPx);
    const hasMoved = async () => {
      const restingPx = await page.evaluate<number | null>(RESTING_PX);
      return restingPx !== null && restingPx !== beforePx;
    };
    await expect.poll(hasMoved).toBe(true);
  }
}

describe("A reader in the middle of a conversation", () => {
  const messages = Array.from({ length: 12 }, (_, round) =>
    panelConversation(round % 2 === 0 ? "th" : "vi").map((message) => ({ ...message, id: `${message.id}-${round}` })),
  ).flat();

  it.each([
    ["as wide", 600],
    ["narrower", 300],
    ["wider", 900],
  ])("is at the same place on a page that is %s", async (_, widthPx) => {
    const former = await pages.open({ widthPx: 600, view: { messages } });
    await former.page.mouse.move(300, 300);
    await wheelUp(former, 700, 6);
    const isKept = async () => {
      const { place } = (await former.state()) as PanelState;
      const { index, share } = await topArticle(former);
      return place?.messageId === messages[index]?.id && place !== undefined && Math.abs(place.share - share) < 0.01;
    };
    await expect.poll(isKept).toBe(true);
    const state = await former.state();
    const place = await topPart(former);
    await former.close();
    const next = await pages.open({ widthPx, state, view: { messages } });
    // The same words: at another width they are another share of their message.
    await expect.poll(async () => (await topPart(next)).index).toBe(place.index);
    await expect.poll(async () => Math.abs((await topPart(next)).share - place.share)).toBeLessThan(0.02);
    expect(await next.page.getByRole("button", { name: "Jump to latest" }).isVisible()).toBe(true);
    await next.close();
  });
});

describe("A reader in an answer that is being written", () => {
  /** As many paragraphs of a long answer, in three languages, as have been written. */
  const written = (count: number): string =>
    Array.from({ length: count }, (_, index) => paragraph((["th", "km", "vi"] as const)[index % 3]!, "1/1")).join(
      "\n\n",
    );
  const messageOf = (count: number) => ({
    id: "a",
    role: "assistant" as const,
    text: written(count),
    state: "streaming" as const,
  });

  /** The state of a page whose reader has gone up to the middle of 40 paragraphs, and what was at the edge there. */
  async function leftInTheMiddle() {
    const former = await pages.open({ view: { messages: [messageOf(40)] } });
    await expect.poll(() => former.page.locator(".block").count()).toBe(40);
    await former.page.mouse.move(200, 300);
    await wheelUp(former, 200, 4);
    const isKept = async () =>
      ((await former.state()) as PanelState).place?.part?.index === (await topBlock(former)) + 1;
    await expect.poll(isKept).toBe(true);
    const left = { state: await former.state(), block: await topBlock(former) };
    expect(left.block).toBeGreaterThan(5);
    await former.close();
    return left;
  }

  it("is at the same place on the next page, and stays there while more is written", async () => {
    const { state, block } = await leftInTheMiddle();
    const next = await pages.open({ state, view: { messages: [messageOf(55)] } });
    await expect.poll(() => topBlock(next)).toBe(block);
    // All of it stands there by now.
    await expect.poll(() => next.page.locator(".block").count()).toBe(55);
    const restingPx = await blockTopPx(next, block);
    for (let count = 55; count < 70; count += 1) {
      const text = written(count + 1).slice(written(count).length);
      await next.say({ type: "delta", messageId: "a", channel: "text", text });
    }
    await expect.poll(() => next.page.locator(".block").count()).toBe(70);
    expect(await blockTopPx(next, block)).toBeCloseTo(restingPx, 0);
    await next.close();
  });

  it("stays at a line of the last block while that grows", async () => {
    const code = (count: number) => `\`\`\`py\n${"print('ສະບາຍດີ')\n".repeat(count)}`;
    const messages = [{ ...messageOf(0), text: code(300) }];
    const state = {
      draft: "",
      place: { conversationId: "c", messageId: "a", share: 0.5, part: { index: 1, share: 0.5 } },
    };
    const next = await pages.open({ state, view: { messages } });
    const hiddenPx = () => next.page.evaluate<number>('document.querySelector("main").scrollTop');
    await expect.poll(async () => Math.abs((await topArticle(next)).share - 0.5)).toBeLessThan(0.02);
    const restingPx = await hiddenPx();
    expect(restingPx).toBeGreaterThan(1000);
    const more = code(40).slice(code(0).length);
    for (let step = 0; step < 5; step += 1) {
      await next.say({ type: "delta", messageId: "a", channel: "text", text: more });
    }
    expect(await hiddenPx()).toBeCloseTo(restingPx, 0);
    await next.close();
  });
});

it("What is asked for in an answer's menu is followed as the answer was", async () => {
  const messages = panelConversation("ta");
  const panel = await pages.open({ heightPx: 500, view: { messages } });
  const fromEndPx = () =>
    panel.page.evaluate<number>(`(() => {
      const main = document.querySelector("main");
      return main.scrollHeight - main.scrollTop - main.clientHeight;
    })()`);
  await expect.poll(fromEndPx).toBeLessThan(2);
  await panel.page.getByRole("button", { name: "More about this answer" }).last().click();
  await panel.page.getByRole("menuitem").first().click();
  const answer = messages.at(-1)!;
  const text = [paragraph("th", "1/1"), paragraph("th", "2/1")].join("\n\n");
  const rendition = { id: "r", label: "ไทย", lang: "th", state: "complete", text } as const;
  await panel.say({ type: "messageChanged", message: { ...answer, renditions: [rendition] } });
  await panel.page.locator(".rendition .block").last().waitFor();
  await expect.poll(fromEndPx).toBeLessThan(2);
  expect(await panel.page.locator(".jump").count()).toBe(0);
  await panel.close();
});

describe("The way to the latest message", () => {
  const jump = ({ page }: PanelPage) => page.getByRole("button", { name: "Jump to latest" });
  const messages = panelConversation("lo");
  const state = { draft: "", place: { conversationId: "c", messageId: messages[0]!.id, share: 0.2 } };

  it("is not shown where all fits, on a page that begins at a place", async () => {
    const panel = await pages.open({ state, heightPx: 6000, view: { messages } });
    await panel.page.waitForSelector(".block");
    expect(await jump(panel).count()).toBe(0);
    await panel.close();
  });

  it.each(["ta", "my"] as const)("stands below the words and not upon them, in %s", async (language) => {
    const panel = await pages.open({ language, state, widthPx: 300, heightPx: 500, view: { messages } });
    const button = panel.page.locator(".jump");
    await button.waitFor();
    const [words, box] = await Promise.all([panel.page.locator("main").boundingBox(), button.boundingBox()]);
    expect(box!.y).toBeGreaterThanOrEqual(words!.y + words!.height);
    await panel.close();
  });

  it("comes and goes with the panel's height, and goes with what is removed", async () => {
    const panel = await pages.open({ state, heightPx: 500, view: { messages } });
    await jump(panel).waitFor();
    await panel.page.setViewportSize({ width: 400, height: 6000 });
    await expect.poll(() => jump(panel).count()).toBe(0);
    await panel.page.setViewportSize({ width: 400, height: 500 });
    await jump(panel).waitFor();
    await panel.snapshot({ messages: [] });
    await expect.poll(() => jump(panel).count()).toBe(0);
    await panel.close();
  });
});

/** Which block is at the upper edge, from 0. */
function topBlock({ page }: PanelPage): Promise<number> {
  return page.evaluate(`(() => {
    const edgePx = document.querySelector("main").getBoundingClientRect().top;
    return [...document.querySelectorAll(".block")].findLastIndex(
      (block) => block.getBoundingClientRect().top <= edgePx,
    );
  })()`);
}

function blockTopPx({ page }: PanelPage, index: number): Promise<number> {
  return page.evaluate(`document.querySelectorAll(".block")[${String(index)}].getBoundingClientRect().top`);
}

it.each(["ta", "th"] as const)(
  "What stands there before the first question is read from its beginning, in %s",
  async (language) => {
    const panel = await pages.open({ language, widthPx: 300, heightPx: 400 });
    const isHigher = 'document.querySelector("main").scrollHeight > document.querySelector("main").clientHeight';
    await expect.poll(() => panel.page.evaluate(isHigher)).toBe(true);
    const topPx = () => panel.page.evaluate<number | null>(RESTING_PX);
    await expect.poll(topPx).toBe(0);
    await panel.page.setViewportSize({ width: 300, height: 380 });
    await expect.poll(topPx).toBe(0);
    expect(await panel.page.locator(".jump").count()).toBe(0);
    await panel.close();
  },
);

/** Which block of all messages begins last above the upper edge, and how much there is above of what lies up to the next one. */
function topPart({ page }: PanelPage): Promise<{ readonly index: number; readonly share: number }> {
  return page.evaluate(`(() => {
    const edgePx = document.querySelector("main").getBoundingClientRect().top;
    const topsPx = [...document.querySelectorAll("main article :is(.block, .bubble)")]
      .map((part) => part.getBoundingClientRect().top);
    const index = topsPx.findLastIndex((topPx) => topPx <= edgePx);
    return { index, share: (edgePx - topsPx[index]) / (topsPx[index + 1] - topsPx[index]) };
  })()`);
}

/** Which message is at the upper edge, and how much of it is above. */
function topArticle({ page }: PanelPage): Promise<{ readonly index: number; readonly share: number }> {
  return page.evaluate(`(() => {
    const edgePx = document.querySelector("main").getBoundingClientRect().top;
    const bounds = [...document.querySelectorAll("main article")].map((article) => article.getBoundingClientRect());
    const index = bounds.findIndex(({ bottom }) => bottom > edgePx);
    return { index, share: Math.max(0, (edgePx - bounds[index].top) / bounds[index].height) };
  })()`);
}

describe("The name at the beginning of each message, for who jumps between headings", () => {
  it("is no part of what is copied, and makes the page no higher", async () => {
    const panel = await pages.open({ view: { messages: panelConversation("th") } });
    const names = panel.page.locator("article > h2");
    expect(await names.allTextContents()).toEqual(["Question 1", "Answer 1", "Question 2", "Answer 2"]);
    await panel.page.evaluate('getSelection().selectAllChildren(document.querySelector("main"))');
    const copied = await panel.page.evaluate<string>("getSelection().toString()");
    expect(copied).toContain(paragraph("th", "3/1"));
    expect(copied).not.toMatch(/(?:Question|Answer) \d/u);
    const heights = await panel.page.evaluate<number[]>("[document.documentElement.scrollHeight, innerHeight]");
    expect(heights[0]).toBe(heights[1]);
    await panel.close();
  });
});
