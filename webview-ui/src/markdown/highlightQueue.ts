/** Highlights code blocks when they come near the view, one in each idle moment: opening a long conversation waits for none. */
import { whenIdle } from "../workSlices.ts";
import { markHidden } from "./decorate.ts";
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
            if (waiting.length === 1) highlightWhenIdle();
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

function highlightWhenIdle(): void {
  whenIdle(() => void highlightNext(), PATIENCE_MS);
}

async function highlightNext(): Promise<void> {
  // Dozens of grammars: whoever asks for no code waits for none of them.
  const { highlightedHtml } = await import("./highlight.ts");
  const code = waiting.shift();
  if (code?.isConnected === true) highlight(code, highlightedHtml(code.textContent, languageOf(code)));
  if (waiting.length > 0) highlightWhenIdle();
}

function languageOf(code: HTMLElement): string {
  return code.className.replace(/^language-/u, "");
}

/** Puts tokens in the place of a `code` element's text. The characters stay the same. */
function highlight(code: HTMLElement, html: string | undefined): void {
  if (html === undefined) return;
  const fragment = sanitizedFragment(html);
  markHidden(fragment);
  code.replaceChildren(fragment);
}
