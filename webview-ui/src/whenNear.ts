/** Tells elements, with one observer for all, when they come near the view and when they have left it again. */

/** Begins this far outside of the view. */
const AHEAD = "1200px";

const listeners = new Map<Element, (isNear: boolean) => void>();

const observer =
  typeof IntersectionObserver === "undefined"
    ? undefined
    : new IntersectionObserver(
        (entries) => {
          for (const { target, isIntersecting } of entries) listeners.get(target)?.(isIntersecting);
        },
        { rootMargin: AHEAD },
      );

/** Without an observer everything is near. */
export const canTellNear = observer !== undefined;

/** Returns how to take that back. An element has one listener. */
export function whenNear(element: Element, listener: (isNear: boolean) => void): () => void {
  listeners.set(element, listener);
  observer?.observe(element);
  return () => {
    listeners.delete(element);
    observer?.unobserve(element);
  };
}
