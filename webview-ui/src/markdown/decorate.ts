/** What the panel adds to an answer's elements: code headers with a Copy button, scrolling tables, visible marks. */
import { formatMessage } from "../../../src/shared/messages/formatMessage.ts";
import { BIDI_CONTROL, BIDI_MARK_CLASS, bidiMarkText } from "./bidiMarks.ts";

const COPY_CLASS = "code-copy";

/** Changes the fragment in place. It must be sanitised already. */
export function decorate(fragment: DocumentFragment): void {
  markBidiControls(fragment);
  for (const pre of fragment.querySelectorAll("pre")) addCodeHeader(pre);
  for (const table of fragment.querySelectorAll("table")) addScroller(table);
  for (const link of fragment.querySelectorAll("a[href]")) {
    // The address is not always what the link's text says.
    link.setAttribute("title", link.getAttribute("href") ?? "");
  }
}

/** The code beside the Copy button that was pressed, as the model wrote it; undefined for any other element. */
export function codeToCopy(target: Element): string | undefined {
  if (target.closest(`.${COPY_CLASS}`) === null) return undefined;
  const code = target.closest(".code-block")?.querySelector("pre")?.cloneNode(true);
  if (!(code instanceof Element)) return undefined;
  for (const mark of code.querySelectorAll(`.${BIDI_MARK_CLASS}`)) {
    mark.replaceWith(String.fromCodePoint(Number.parseInt((mark.getAttribute("title") ?? "").slice(2), 16)));
  }
  return code.textContent.replace(/\n$/u, "");
}

function addCodeHeader(pre: HTMLPreElement): void {
  const className = pre.querySelector("code")?.getAttribute("class") ?? "";
  const language = className.replace(/^language-/u, "") || formatMessage("panel.code");
  const label = element("span", "code-language", language);
  const copy = element("button", COPY_CLASS, formatMessage("panel.copy"));
  copy.setAttribute("type", "button");
  copy.setAttribute("aria-label", formatMessage("panel.copyCode"));
  const header = element("div", "code-header");
  header.append(label, copy);
  const block = element("div", "code-block");
  pre.replaceWith(block);
  block.append(header, pre);
  makeScrollable(pre, formatMessage("panel.codeBlock", { language }));
}

function addScroller(table: HTMLTableElement): void {
  const scroller = element("div", "table-scroller");
  table.replaceWith(scroller);
  scroller.append(table);
  makeScrollable(scroller, formatMessage("panel.table"));
}

/** What scrolls sideways can be reached and scrolled by keyboard. */
function makeScrollable(node: HTMLElement, name: string): void {
  node.setAttribute("tabindex", "0");
  node.setAttribute("role", "group");
  node.setAttribute("aria-label", name);
}

function markBidiControls(fragment: DocumentFragment): void {
  const walker = document.createTreeWalker(fragment, NodeFilter.SHOW_TEXT);
  const found: Text[] = [];
  while (walker.nextNode() !== null) {
    if (walker.currentNode instanceof Text && BIDI_CONTROL.test(walker.currentNode.data))
      found.push(walker.currentNode);
  }
  for (const text of found) {
    const parts = text.data.split(new RegExp(`(${BIDI_CONTROL.source})`, "u"));
    text.replaceWith(...parts.map((part) => (BIDI_CONTROL.test(part) ? bidiMark(part) : part)));
  }
}

function bidiMark(control: string): HTMLElement {
  const mark = element("span", BIDI_MARK_CLASS, bidiMarkText(control));
  mark.setAttribute("title", bidiMarkText(control));
  return mark;
}

function element(name: string, className: string, text?: string): HTMLElement {
  const node = document.createElement(name);
  node.className = className;
  if (text !== undefined) node.textContent = text;
  return node;
}
