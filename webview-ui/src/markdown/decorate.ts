/** What the panel adds to an answer's elements: code headers with their buttons, scrolling tables, visible marks. */
import { hasHidden, hiddenNames, splitAtHidden } from "../../../src/core/text/hiddenCharacters.ts";
import type { MessageKey } from "../../../src/shared/messages/en.ts";
import { formatMessage } from "../../../src/shared/messages/formatMessage.ts";
import { MAX_TEXT_NODE, shortTexts } from "../shortTexts.ts";
import { HIDDEN_MARK_CLASS } from "./hiddenMarkClass.ts";
import { markLanguages, type TextAround } from "./markLanguages.ts";
import { replaceTexts } from "./replaceTexts.ts";
import { DONE_BOX_CLASS, OPEN_BOX_CLASS } from "./taskBoxClass.ts";

/** What can be done with code, in the order of the buttons. */
const CODE_ACTIONS = ["copyText", "insertCode", "newFile", "applyCode"] as const;

export type CodeAction = (typeof CODE_ACTIONS)[number];

const ACTION_WORDS: Readonly<Record<CodeAction, { readonly label: MessageKey; readonly name: MessageKey }>> = {
  copyText: { label: "panel.copy", name: "panel.copyCode" },
  insertCode: { label: "panel.insertCode", name: "panel.insertCodeName" },
  newFile: { label: "panel.newFile", name: "panel.newFileName" },
  applyCode: { label: "panel.applyCode", name: "panel.applyCodeName" },
};

const OPEN_CLASS = "is-open";

/** Changes the fragment in place. It must be sanitised already. */
export function decorate(fragment: DocumentFragment, around: TextAround): void {
  markLanguages(fragment, around);
  for (const pre of fragment.querySelectorAll("pre")) addCodeHeader(pre);
  // After the headers: they show what the fence says.
  markHidden(fragment);
  shortenTexts(fragment);
  for (const table of fragment.querySelectorAll("table")) addScroller(table);
  for (const box of fragment.querySelectorAll<HTMLElement>(`.${DONE_BOX_CLASS}`)) nameBox(box, "panel.taskDone");
  for (const box of fragment.querySelectorAll<HTMLElement>(`.${OPEN_BOX_CLASS}`)) nameBox(box, "panel.taskOpen");
  for (const link of fragment.querySelectorAll("a[href]")) {
    // The address is not always what the link's text says.
    link.setAttribute("title", link.getAttribute("href") ?? "");
  }
}

export interface PressedCode {
  readonly action: CodeAction;
  readonly text: string;
  /** What the fence says; "" without a word. */
  readonly languageId: string;
}

/** The code beside the button that was pressed, as the model wrote it; undefined for any other element. */
export function pressedCode(target: Element): PressedCode | undefined {
  const name = target.closest(".code-action")?.getAttribute("data-action");
  const action = CODE_ACTIONS.find((known) => known === name);
  const code = target.closest(".code-block")?.querySelector("pre");
  if (action === undefined || code === null || code === undefined) return undefined;
  return { action, text: code.textContent.replace(/\n$/u, ""), languageId: languageOf(code) };
}

/** Where a narrow panel hides the buttons, "More" shows them and hides them again. True when it was that. */
export function toggleCodeActions(target: Element): boolean {
  const more = target.closest(".code-more");
  const header = more?.parentElement;
  if (more === null || header === null || header === undefined) return false;
  showCodeActions(header, !header.classList.contains(OPEN_CLASS));
  return true;
}

/** Hides those again that are shown around `target`. Returns the "More" that shows them, undefined where none were. */
export function closeCodeActions(target: Element): HTMLElement | undefined {
  const header = target.closest(`.${OPEN_CLASS}`);
  return header === null ? undefined : showCodeActions(header, false);
}

function showCodeActions(header: Element, isOpen: boolean): HTMLElement | undefined {
  const more = header.querySelector<HTMLElement>(".code-more") ?? undefined;
  header.classList.toggle(OPEN_CLASS, isOpen);
  more?.setAttribute("aria-expanded", String(isOpen));
  return more;
}

function languageOf(pre: Element): string {
  return (pre.querySelector("code")?.getAttribute("class") ?? "").replace(/^language-/u, "");
}

function addCodeHeader(pre: HTMLPreElement): void {
  const language = languageOf(pre) || formatMessage("panel.code");
  const header = element("div", "code-header");
  // The panel's own words, within the answer's.
  header.lang = document.documentElement.lang;
  const actions = element("div", "code-actions");
  actions.append(...CODE_ACTIONS.map(actionButton));
  header.append(element("span", "code-language", language), moreButton(), actions);
  const block = element("div", "code-block");
  pre.replaceWith(block);
  block.append(header, pre);
  makeScrollable(pre, formatMessage("panel.codeBlock", { language }));
}

function actionButton(action: CodeAction): HTMLElement {
  const { label, name } = ACTION_WORDS[action];
  const button = element("button", "code-action", formatMessage(label));
  button.setAttribute("type", "button");
  button.setAttribute("data-action", action);
  button.setAttribute("aria-label", formatMessage(name));
  button.setAttribute("title", formatMessage(name));
  return button;
}

function moreButton(): HTMLElement {
  const button = element("button", "code-more", "⋯");
  button.setAttribute("type", "button");
  button.setAttribute("aria-label", formatMessage("panel.codeActions"));
  button.setAttribute("aria-expanded", "false");
  return button;
}

function addScroller(table: HTMLTableElement): void {
  const scroller = element("div", "table-scroller");
  table.replaceWith(scroller);
  scroller.append(table);
  makeScrollable(scroller, formatMessage("panel.table"));
}

/** Screen readers have no words, or none of the panel's language, for the character. */
function nameBox(box: HTMLElement, name: MessageKey): void {
  box.setAttribute("role", "img");
  box.setAttribute("aria-label", formatMessage(name));
  box.lang = document.documentElement.lang;
}

/** What scrolls sideways can be reached and scrolled by keyboard. */
function makeScrollable(node: HTMLElement, name: string): void {
  node.setAttribute("tabindex", "0");
  node.setAttribute("role", "group");
  node.setAttribute("aria-label", name);
}

/** Each hidden character gets an element around it, whose style says what it is. The character stays: it is copied as it was. */
export function markHidden(fragment: DocumentFragment): void {
  replaceTexts(
    fragment,
    ({ data }) => hasHidden(data),
    (text) => splitAtHidden(text).map((part, index) => (index % 2 === 0 ? part : hiddenMark(part))),
  );
}

function shortenTexts(fragment: DocumentFragment): void {
  replaceTexts(fragment, ({ length }) => length > MAX_TEXT_NODE, shortTexts);
}

function hiddenMark(hidden: string): HTMLElement {
  const mark = element("span", HIDDEN_MARK_CLASS, hidden);
  mark.setAttribute("title", hiddenNames(hidden));
  return mark;
}

function element(name: string, className: string, text?: string): HTMLElement {
  const node = document.createElement(name);
  node.className = className;
  if (text !== undefined) node.textContent = text;
  return node;
}
