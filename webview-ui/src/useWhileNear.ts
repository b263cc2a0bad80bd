import type { RefObject } from "preact";
import { useEffect, useState } from "preact/hooks";
import { canTellNear, whenNear } from "./whenNear.ts";
import { frameSlices } from "./workSlices.ts";

/**
 * True while the element is near the view, from the next frame that has time to spare; and always without `isAsked`.
 * What holds a part of the selection, or the keyboard, does not leave.
 */
export function useWhileNear(element: RefObject<Element | null>, isAsked: boolean): boolean {
  const isTold = isAsked && canTellNear;
  // What stood there before it was asked for may be what is being read: it stays until it is told to have left.
  const [isNear, setIsNear] = useState(!isTold);
  useEffect(() => {
    const watched = element.current;
    if (!isTold || watched === null) return;
    let forget: (() => void) | undefined;
    const stop = whenNear(watched, (isNearNow) => {
      forget?.();
      if (isNearNow) forget = frameSlices.add(() => setIsNear(true));
      else if (!isInUse(watched)) setIsNear(false);
    });
    return () => {
      stop();
      forget?.();
    };
  }, [element, isTold]);
  return isNear || !isTold;
}

function isInUse(element: Element): boolean {
  const selection = document.getSelection();
  const isSelected = selection?.isCollapsed === false && selection.containsNode(element, true);
  return isSelected || element.contains(document.activeElement);
}
