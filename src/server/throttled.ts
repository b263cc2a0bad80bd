import type { Disposable } from "../shared/disposableStore.ts";

export interface Throttled extends Disposable {
  readonly call: () => void;
}

/** Runs `action` at once, then at most once in each interval; the last call is never lost. */
export function throttled(action: () => void, intervalMs: number): Throttled {
  let timer: NodeJS.Timeout | undefined;
  let isDue = false;
  let disposed = false;
  const run = (): void => {
    isDue = false;
    timer = setTimeout(() => {
      timer = undefined;
      if (isDue) run();
    }, intervalMs);
    action();
  };
  return {
    call: () => {
      if (disposed) return;
      isDue = true;
      if (timer === undefined) run();
    },
    dispose: () => {
      disposed = true;
      clearTimeout(timer);
    },
  };
}
