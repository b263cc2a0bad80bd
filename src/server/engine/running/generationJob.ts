/** One generation while the batch loop works on it: what its sequence must hold, and the tokens on their way to the reader. */
import type { Priority } from "../../../core/engine.ts";
import type { FinishReason } from "../../../shared/protocol.ts";
import type { NativeSampling } from "../native/nativeModel.ts";

export interface JobOptions {
  /** At least one. */
  readonly prompt: readonly number[];
  /** How many of the first tokens are instructions, without anything that a user wrote. */
  readonly instructionTokens: number;
  readonly priority: Priority;
  readonly sampling: NativeSampling;
  /** The answer ends when it has so many tokens. */
  readonly maxTokens: number;
  readonly isEnd: (token: number) => boolean;
  /** Asked after each token that the model chose: what has to follow, whatever the model would choose. */
  readonly forcedAfter?: ((token: number) => readonly number[]) | undefined;
}

export class GenerationJob {
  readonly options: JobOptions;
  /** The prompt and what was generated. The last token is the one to be evaluated next when the others are. */
  readonly tokens: number[];
  /** How many of the prompt's tokens were known when the work began. */
  cachedTokens: number | undefined;
  /** Guessed tokens that the model was asked about, and how many of them were right. */
  readonly guesses = { made: 0, right: 0 };
  /** How often it had to wait for a more urgent one after it had begun. */
  timesSetAside = 0;
  private unread: number[] = [];
  private outcome: { readonly reason: FinishReason } | { readonly error: unknown } | undefined;
  private wake: (() => void) | undefined;

  constructor(options: JobOptions) {
    this.options = options;
    this.tokens = [...options.prompt];
  }

  get hasEnded(): boolean {
    return this.outcome !== undefined;
  }

  /**
   * A token that the model chose. The one that ends an answer is not read by anybody.
   * @returns whether the model chooses the next one as well: the answer goes on, and nothing else has to follow
   */
  accept(token: number): boolean {
    if (this.hasEnded) return false;
    if (this.options.isEnd(token)) {
      this.end("stop");
      return false;
    }
    const forced = this.options.forcedAfter?.(token) ?? [];
    for (const next of [token, ...forced]) this.append(next);
    this.notify();
    return forced.length === 0 && this.outcome === undefined;
  }

  private append(token: number): void {
    if (this.hasEnded) return;
    this.tokens.push(token);
    this.unread.push(token);
    if (this.tokens.length - this.options.prompt.length >= this.options.maxTokens) this.end("length");
  }

  end(reason: FinishReason): void {
    this.outcome ??= { reason };
    this.notify();
  }

  fail(error: unknown): void {
    this.outcome ??= { error };
    this.notify();
  }

  /**
   * The tokens since the last call, or why there will be no more.
   * @throws what the job failed with
   */
  async read(): Promise<readonly number[] | FinishReason> {
    while (this.unread.length === 0 && this.outcome === undefined) {
      await new Promise<void>((resolve) => {
        this.wake = resolve;
      });
    }
    if (this.unread.length > 0) {
      const tokens = this.unread;
      this.unread = [];
      return tokens;
    }
    if (this.outcome !== undefined && "error" in this.outcome) throw this.outcome.error;
    return this.outcome?.reason ?? "cancelled";
  }

  private notify(): void {
    this.wake?.();
    this.wake = undefined;
  }
}
