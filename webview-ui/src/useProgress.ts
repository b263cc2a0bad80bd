import { useEffect, useState } from "preact/hooks";
import { frameSlices } from "./workSlices.ts";

/** About what one view shows. */
const FIRST = 12;
/** So few that they, with their layout, fit into a frame. */
const STEP = 6;

/** How many of `count` things are shown by now: the first at once, more of them with each frame that has time to spare. */
export function useProgress(count: number): number {
  const [limit, setLimit] = useState(FIRST);
  const isBehind = limit < count;
  useEffect(() => {
    if (!isBehind) return;
    return frameSlices.add(() => setLimit(limit + STEP));
  }, [limit, isBehind]);
  return Math.min(limit, count);
}
