/** A small model with the same vocabulary that guesses for a large one. */
import { commonPrefixLength } from "../../../core/instructionTokens.ts";
import type { NativeContext, NativeSampler } from "../native/nativeModel.ts";
import { LONGEST_GUESS_TOKENS } from "./speculation.ts";

export interface Guess {
  readonly tokens: readonly number[];
  /** For the guess alone, without catching up with a long text before it. */
  readonly elapsedMs: number;
}

export class DraftModel {
  private readonly context: NativeContext;
  private readonly sampler: NativeSampler;
  /** What each sequence of the small model holds. */
  private readonly held: number[][];

  constructor(context: NativeContext) {
    this.context = context;
    this.sampler = context.createSampler({ temperature: 0, topK: 1, topP: 1, minP: 0, seed: 0 });
    this.held = Array.from({ length: context.sequences }, () => []);
  }

  /** What the small model would write after `tokens`, which are what the large one's sequence holds and its newest token. */
  async guess(sequence: number, tokens: readonly number[], count: number): Promise<Guess> {
    const held = this.held[sequence];
    if (held === undefined || tokens.length + count >= this.context.contextTokens) return { tokens: [], elapsedMs: 0 };
    const kept = this.context.truncate(
      sequence,
      held.length,
      Math.min(commonPrefixLength(held, tokens), tokens.length - 1),
    );
    held.length = kept;
    const { batchTokens } = this.context;
    while (tokens.length - held.length > batchTokens) {
      await this.read(sequence, held, tokens.slice(held.length, held.length + batchTokens), false);
    }
    const isCatchingUp = tokens.length - held.length > LONGEST_GUESS_TOKENS;
    const beganMs = performance.now();
    let next = await this.read(sequence, held, tokens.slice(held.length), true);
    const startedAtMs = isCatchingUp ? performance.now() : beganMs;
    const guessed = [next];
    while (guessed.length < count) {
      next = await this.read(sequence, held, [next], true);
      guessed.push(next);
    }
    return { tokens: guessed, elapsedMs: performance.now() - startedAtMs };
  }

  dispose(): void {
    this.sampler.dispose();
  }

  private async read(sequence: number, held: number[], tokens: readonly number[], choose: boolean): Promise<number> {
    const part = { sequence, position: held.length, tokens, logits: choose ? [tokens.length - 1] : [] };
    const [indexes] = await this.context.decode([part]);
    held.push(...tokens);
    const index = indexes?.[0];
    return index === undefined ? -1 : this.context.sample(index, this.sampler);
  }
}
