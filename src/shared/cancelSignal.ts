/**
 * The part of `AbortSignal` that pure code needs, so that core/ compiles without a runtime's types.
 * Every `AbortSignal` is a `CancelSignal`.
 */
export interface CancelSignal {
  readonly aborted: boolean;
  addEventListener(type: "abort", listener: () => void, options?: { once?: boolean }): void;
  removeEventListener(type: "abort", listener: () => void): void;
}

/** Thrown where work stops because somebody asked for it. Cancelling is not an error and is never shown as one. */
export class CancelledError extends Error {
  override readonly name = "CancelledError";

  constructor() {
    super("Cancelled");
  }

  /** True for this class, also in another bundle, and for what an aborted `AbortSignal` throws by default. */
  static is(value: unknown): boolean {
    return value instanceof Error && (value.name === "CancelledError" || value.name === "AbortError");
  }
}

/** Throws `CancelledError` when the signal was already aborted. */
export function throwIfCancelled(signal: CancelSignal | undefined): void {
  if (signal?.aborted === true) throw new CancelledError();
}
