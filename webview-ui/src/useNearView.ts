import type { RefObject } from "preact";
import { useEffect, useState } from "preact/hooks";
import { canTellNear, whenNear } from "./whenNear.ts";
import { frameSlices, idleSlices } from "./workSlices.ts";

/**
 * True from soon after the element has first come near the view: when many come at once, each waits for a frame with
 * time to spare. Those far away follow when the page is idle, from the end to the beginning. `isNow`: it is wanted at
 * once, wherever it stands.
 */
export function useNearView(element: RefObject<Element | null>, isNow: boolean): boolean {
  const [isNear, setIsNear] = useState(isNow || !canTellNear);
  useEffect(() => {
    if (isNear || element.current === null) return;
    const show = () => {
      setIsNear(true);
    };
    let forgetNear: (() => void) | undefined;
    const forgetIdle = idleSlices.add(show);
    const stop = whenNear(element.current, (isNearNow) => {
      forgetNear?.();
      forgetNear = isNearNow ? frameSlices.add(show) : undefined;
    });
    return () => {
      stop();
      forgetNear?.();
      forgetIdle();
    };
  }, [element, isNear]);
  return isNear || isNow;
}
