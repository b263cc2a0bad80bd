/** Texts that are too long to be drawn at once, or as one piece. */
import { afterEach, describe, expect, it } from "vitest";
import type { ChatMessageView } from "../../src/shared/webviewProtocol.ts";
import { answer, PanelHarness, question } from "./support/panelHarness.tsx";
import { SAMPLES } from "./support/samples.ts";

let panel: PanelHarness;

afterEach(() => {
  panel.unmount();
});

/** One paragraph of so many characters, in two scripts. */
function paragraphOf(length: number, lang: string): string {
  const sentence = `${SAMPLES.find((sample) => sample.lang === lang)!.short} human rights `;
  return sentence
    .repeat(Math.ceil(length / sentence.length))
    .slice(0, length)
    .trim();
}

async function open(message: ChatMessageView): Promise<HTMLElement> {
  panel = await new PanelHarness().open({ messages: [message] });
  return panel.find(message.role === "user" ? ".bubble" : ".markdown");
}

function longestTextNode(element: Node): number {
  const lengths = Array.from(element.childNodes, (child) =>
    child instanceof Text ? child.length : longestTextNode(child),
  );
  return Math.max(0, ...lengths);
}

describe.each(["th", "km", "my"])("One long paragraph in %s and Latin letters", (lang) => {
  const text = paragraphOf(5500, lang);

  // What is in the message's own language has no elements in it.
  it.each([undefined, lang, "en"])("stands in short text nodes, in a message in %s", async (around) => {
    const message = { ...answer("a", text), ...(around === undefined ? {} : { lang: around }) };
    const drawn = await open(message);
    expect(drawn.textContent.trim()).toBe(text);
    expect(longestTextNode(drawn)).toBeLessThanOrEqual(1000);
    panel.unmount();
    const bubble = await open({ ...message, role: "user" });
    await panel.click(panel.button("Show more"));
    expect(bubble.textContent).toBe(text);
    expect(longestTextNode(bubble)).toBeLessThanOrEqual(1000);
  });
});

describe("A text beyond all answers", () => {
  const text = paragraphOf(650_000, "lo");
  const more = () => panel.root.querySelector<HTMLElement>(".show-more");
  // Its blocks come a few with each frame.
  const SLOW = { timeout: 20_000 };
  const drawn = () => panel.find(".markdown").textContent;

  it("is shown a part at a time, and leaves the keyboard to the conversation with the last", async () => {
    await open(answer("a", text));
    await expect.poll(() => drawn().length, SLOW).toBeGreaterThan(299_000);
    expect(drawn().length).toBeLessThanOrEqual(300_000);
    await panel.click(more()!);
    await panel.click(more()!);
    expect(more()).toBeNull();
    expect(document.activeElement).toBe(panel.find("main"));
    await expect.poll(() => drawn().length, SLOW).toBeGreaterThan(649_000);
    expect(drawn().replaceAll(/\s/gu, "")).toBe(text.replaceAll(/\s/gu, ""));
  });

  it("is shown to its end while it grows, and stays so", async () => {
    await open(answer("a", text, { state: "streaming" }));
    await panel.say({ type: "messageChanged", message: answer("a", text) });
    expect(more()).toBeNull();
  });

  it("is unfolded a part at a time where it is a question, and folded again", async () => {
    const bubble = await open(question("q", text.slice(0, 150_000)));
    await panel.click(panel.button("Show more"));
    expect(bubble.textContent.length).toBeLessThanOrEqual(100_001);
    await panel.click(more()!);
    expect(bubble.textContent).toBe(text.slice(0, 150_000));
    await panel.click(panel.button("Show less"));
    expect(bubble.textContent.length).toBeLessThan(1300);
  });
});
