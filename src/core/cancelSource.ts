import type { CancelSignal } from "../shared/cancelSignal.ts";

/** What an AbortController is elsewhere: core has no runtime's types. */
export class CancelSource {
  private readonly listeners = new Set<() => void>();
  private readonly parent: CancelSignal | undefined;
  private isCancelled = false;
  readonly signal: CancelSignal;

  /** @param parent cancels this one, too, until it is disposed */
  constructor(parent?: CancelSignal) {
    this.parent = parent;
    const isCancelled = (): boolean => this.isCancelled;
    this.signal = {
      get aborted() {
        return isCancelled();
      },
      addEventListener: (_type, listener) => this.listeners.add(listener),
      removeEventListener: (_type, listener) => this.listeners.delete(listener),
    };
    if (parent?.aborted === true) this.isCancelled = true;
    else parent?.addEventListener("abort", this.cancel, { once: true });
  }

  readonly cancel = (): void => {
    if (this.isCancelled) return;
    this.isCancelled = true;
    const listeners = [...this.listeners];
    this.listeners.clear();
    for (const listener of listeners) listener();
  };

  /** Lets go of the parent. */
  dispose(): void {
    this.parent?.removeEventListener("abort", this.cancel);
  }
}
