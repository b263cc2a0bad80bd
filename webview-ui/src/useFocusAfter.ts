import { useLayoutEffect, useRef } from "preact/hooks";

/**
 * Has the keyboard go on at `target` when something that had it, such as a field, is taken away, unless it is elsewhere
 * by then. At once: a frame later a screen reader would have named the page, and not the target.
 */
export function useFocusAfter(isShown: boolean, target: () => HTMLElement | null | undefined): void {
  const wasShown = useRef(isShown);
  useLayoutEffect(() => {
    if (wasShown.current && !isShown && document.activeElement === document.body) target()?.focus();
    wasShown.current = isShown;
  }, [isShown]);
}
