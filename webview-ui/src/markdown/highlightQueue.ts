/** Highlights code blocks when they come near the view, one in each idle moment: opening a long conversation waits for none. */
import { markHiddenControls } from "./decorate.ts";
import { highlightedHtml } from "./highlight.ts";
import { sanitizedFragment } from "./sanitize.ts";

/** Begins this far outside of the view. */
const AHEAD = "400px";
/** A page that is never idle gets its colours all the same. */
const PATIENCE_MS = 500;

const waiting: HTMLElement[] = [];

const observer =
  typeof IntersectionObserver === "undefined"
    ? undefined
    : new IntersectionObserver(
        (entries) => {
          for (const { target, isIntersecting } of entries) {
            if (!isIntersecting || !(target instanceof HTMLElement)) continue;
            observer?.unobserve(target);
            waiting.push(target);
            if (waiting.length === 1) requestIdleCallback(highlightNext, { timeout: PATIENCE_MS });
          }
        },
        { rootMargin: AHEAD },
      );

/** Its finished code blocks get their colours in time. Returns how to take that back. */
export function highlightLater(block: Element): () => void {
  const codes = block.querySelectorAll<HTMLElement>('pre > code[class^="language-"]');
  for (const code of codes) observer?.observe(code);
  return () => {
    for (const code of codes) observer?.unobserve(code);
  };
}

function highlightNext(): void {
  const code = waiting.shift();
  if (code?.isConnected === true) highlight(code);
  if (waiting.length > 0) requestIdleCallback(highlightNext, { timeout: PATIENCE_MS });
}

/** Puts tokens in the place of a `code` element's text. The characters stay the same. */
export function highlight(code: HTMLElement): void {
  const html = highlightedHtml(code.textContent, code.className.replace(/^language-/u, ""));
  if (html === undefined) return;
  const fragment = sanitizedFragment(html);
  markHiddenControls(fragment);
  code.replaceChildren(fragment);
}
