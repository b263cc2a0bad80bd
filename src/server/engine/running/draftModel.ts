/** A small model with the same vocabulary that guesses for a large one. */
import { commonPrefixLength } from "../../../core/instructionTokens.ts";
import type { NativeContext, NativeSampler } from "../native/nativeModel.ts";

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

  /**
   * What the small model would write after `tokens`, which are what the large one's sequence holds and its newest token. Reads
   * one batch of what it does not know yet at most: then there is no guess this time.
   */
  async guess(sequence: number, tokens: readonly number[], count: number): Promise<readonly number[]> {
    const held = this.held[sequence];
    if (held === undefined || tokens.length + count >= this.context.contextTokens) return [];
    const common = Math.min(commonPrefixLength(held, tokens), tokens.length - 1);
    held.length = this.context.truncate(sequence, held.length, common);
    const unknown = tokens.slice(held.length);
    if (unknown.length > this.context.batchTokens) {
      await this.read(sequence, held, unknown.slice(0, this.context.batchTokens), false);
      return [];
    }
    const guessed = [await this.read(sequence, held, unknown, true)];
    while (guessed.length < count) guessed.push(await this.read(sequence, held, guessed.slice(-1), true));
    return guessed;
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
