/** What must be true of the panel's layout whichever fonts draw it. Expressions that run in the page. */
import type { Page } from "playwright-core";

/** Parts of a conversation and of the composer, from top to bottom. */
const PARTS =
  ".bubble, .question-footer, .thought, .block > *, .math-display, .answer-footer, .chip, textarea, .thinking-switch, .answer-language, .gauge, .send";

/** The names of the parts that have a size, in their order: a class, or what Markdown made of the text. */
export function visibleParts(page: Page): Promise<string[]> {
  return page.evaluate(`[...document.querySelectorAll(${JSON.stringify(PARTS)})]
    .filter((part) => part.offsetParent !== null || part.getBoundingClientRect().height > 0)
    .map((part) => (part.closest(".markdown") === null && part.className.split(" ")[0]) || part.localName)`);
}

/** In the words of a developer, what is cut off, too wide, beyond the panel's edges or upon its neighbour. */
export function layoutFaults(page: Page): Promise<string[]> {
  return page.evaluate(`(${FAULTS})()`);
}

/** The height of a line of the answer's first paragraph, in font sizes. */
export function lineHeightRatio(page: Page): Promise<number> {
  return page.evaluate(`(() => {
    const { lineHeight, fontSize } = getComputedStyle(document.querySelector(".answer .block p"));
    return Math.round((100 * parseFloat(lineHeight)) / parseFloat(fontSize)) / 100;
  })()`);
}

/** Between the parts of the question, of the answer and the messages, in CSS pixels. */
export function gapsPx(page: Page): Promise<number[]> {
  return page.evaluate(`[".message.user", ".answer", ".messages"].map((selector) => {
    const [above, below] = [...document.querySelector(selector).children].filter((part) => !part.matches(".visually-hidden"));
    return Math.round(below.getBoundingClientRect().top - above.getBoundingClientRect().bottom);
  })`);
}

const FAULTS = `() => {
  const nameOf = (element) => element.localName + "." + element.className + " " + element.textContent.slice(0, 30);
  const faults = [];
  if (document.documentElement.scrollWidth > innerWidth) faults.push("the page is wider than the panel");
  for (const element of document.querySelectorAll("#app *:not(svg *, math *, .visually-hidden)")) {
    const style = getComputedStyle(element);
    const { left, right, width, height } = element.getBoundingClientRect();
    if (width === 0 || height === 0 || style.clipPath !== "none") continue;
    const isCut = (overflow) => overflow === "hidden" || overflow === "clip";
    const isTooWide = element.scrollWidth > element.clientWidth + 1 && style.display !== "inline";
    if (isTooWide && style.textOverflow !== "ellipsis" && (isCut(style.overflowX) || element.matches("button, a"))) {
      faults.push("cut at its side: " + nameOf(element));
    }
    const isTooHigh = element.scrollHeight > element.clientHeight + 1 && style.display !== "inline";
    if (isTooHigh && (isCut(style.overflowY) || element.matches("button"))) faults.push("cut below: " + nameOf(element));
    if (element.closest("pre, .table-scroller, .math-display") === null && (left < -0.5 || right > innerWidth + 0.5)) {
      faults.push("beyond the edge: " + nameOf(element));
    }
  }
  const buttons = [...document.querySelectorAll(":is(.panel-header, .answer-footer, .composer-tools, .chips) button")];
  const boxes = buttons.map((button) => button.getBoundingClientRect());
  boxes.forEach((box, index) => {
    if (box.top < 0 || box.bottom > innerHeight + 0.5 || box.width < 8) faults.push("not in view: " + nameOf(buttons[index]));
    const isUpon = (other) =>
      box.left < other.right - 1 && other.left < box.right - 1 && box.top < other.bottom - 1 && other.top < box.bottom - 1;
    if (boxes.slice(index + 1).some(isUpon)) faults.push("upon another: " + nameOf(buttons[index]));
  });
  return faults;
}`;
