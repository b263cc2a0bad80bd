/** Tells elements, with one observer for each scroller, when they come near its view and when they have left it again. */

/** Begins this far above and below what the scroller shows. */
const AHEAD = "800px 0px";

/** What scrolls an element. */
type Scroller = Element | Document;

const listeners = new Map<Element, (isNear: boolean) => void>();
const observers = new WeakMap<Scroller, IntersectionObserver>();

/** Otherwise everything is near, and nobody is to be told. */
export const canTellNear = typeof IntersectionObserver !== "undefined";

/**
 * Returns how to take that back. An element has one listener, and stands in the page, where its scroller is known: the
 * conversation, or else the page itself.
 */
export function whenNear(element: Element, listener: (isNear: boolean) => void): () => void {
  const observer = observerOf(element.closest("main") ?? element.ownerDocument);
  listeners.set(element, listener);
  observer.observe(element);
  return () => {
    listeners.delete(element);
    observer.unobserve(element);
  };
}

function observerOf(root: Scroller): IntersectionObserver {
  const observer = observers.get(root) ?? new IntersectionObserver(tell, { root, rootMargin: AHEAD });
  observers.set(root, observer);
  return observer;
}

function tell(entries: readonly IntersectionObserverEntry[]): void {
  // On a busy page one may have left and come back since the last time: what counts is what it does now.
  const newest = [...new Map(entries.map((entry) => [entry.target, entry])).values()];
  // What is in view is told first: it must not wait until all that is ahead has been made.
  for (const { target, isIntersecting } of newest.sort((a, b) => fromMiddlePx(a) - fromMiddlePx(b))) {
    listeners.get(target)?.(isIntersecting);
  }
}

/** How far an element is from the middle of its scroller, 0 where it stands in it. */
function fromMiddlePx({ boundingClientRect: { top, bottom }, rootBounds }: IntersectionObserverEntry): number {
  if (rootBounds === null) return 0;
  const middlePx = (rootBounds.top + rootBounds.bottom) / 2;
  return Math.max(0, top - middlePx, middlePx - bottom);
}
