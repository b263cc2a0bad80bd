import type { RefObject } from "preact";
import { useEffect, useState } from "preact/hooks";
import { canTellNear, whenNear } from "./whenNear.ts";
import { frameSlices } from "./workSlices.ts";

/** What may take the selection or the keyboard away from an element. */
const LEAVING_EVENTS = ["selectionchange", "focusout"] as const;

/**
 * True while the element is near the view, from the next frame that has time to spare; and always without `isAsked`.
 * What holds a part of the selection, or the keyboard, leaves when it no longer does.
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
      forget = isNearNow ? frameSlices.add(() => setIsNear(true)) : whenUnused(watched, () => setIsNear(false));
    });
    return () => {
      stop();
      forget?.();
    };
  }, [element, isTold]);
  return isNear || !isTold;
}

/** Calls back at once, or when the selection and the keyboard have gone elsewhere. Returns how to take that back. */
function whenUnused(element: Element, listener: () => void): () => void {
  let forgetLook: (() => void) | undefined;
  const look = () => {
    if (isInUse(element)) return;
    stop();
    listener();
  };
  // In a later frame: between two elements the keyboard is nowhere, and a selection that is drawn changes many times.
  const lookLater = () => {
    forgetLook?.();
    forgetLook = frameSlices.add(look);
  };
  const stop = () => {
    forgetLook?.();
    for (const type of LEAVING_EVENTS) document.removeEventListener(type, lookLater);
  };
  for (const type of LEAVING_EVENTS) document.addEventListener(type, lookLater);
  look();
  return stop;
}

function isInUse(element: Element): boolean {
  const selection = document.getSelection();
  const isSelected = selection?.isCollapsed === false && selection.containsNode(element, true);
  return isSelected || element.contains(document.activeElement);
}
