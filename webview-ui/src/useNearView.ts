import type { RefObject } from "preact";
import { useEffect, useState } from "preact/hooks";

/** Begins this far outside of the view. */
const AHEAD = "1200px";

/** True from when the element first comes near the view. `isNow`: it is wanted at once, wherever it stands. */
export function useNearView(element: RefObject<Element | null>, isNow: boolean): boolean {
  const [isNear, setIsNear] = useState(isNow || typeof IntersectionObserver === "undefined");
  useEffect(() => {
    if (isNear || element.current === null) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) setIsNear(true);
      },
      { rootMargin: AHEAD },
    );
    observer.observe(element.current);
    return () => {
      observer.disconnect();
    };
  }, [element, isNear]);
  return isNear || isNow;
}
