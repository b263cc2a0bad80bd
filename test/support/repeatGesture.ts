import { setTimeout as delay } from "node:timers/promises";

const TIMEOUT_MS = 60_000;
const PAUSE_MS = 200;

/**
 * Makes a gesture until it comes to its end: a palette, a menu or a tooltip goes when something else takes the focus, or is drawn
 * anew, just then. Each wait in it is to be short.
 * @throws what the gesture last threw
 */
export async function repeatGesture(gesture: () => Promise<unknown>): Promise<void> {
  for (const endMs = Date.now() + TIMEOUT_MS; ;) {
    try {
      await gesture();
      return;
    } catch (error) {
      if (Date.now() > endMs) throw error;
      await delay(PAUSE_MS);
    }
  }
}
