/** Who guesses the next tokens of an answer: its own text, where it repeats itself, else the draft model. */
import type { Logger } from "../../../shared/logger.ts";
import type { DraftModel } from "./draftModel.ts";
import type { GenerationJob } from "./generationJob.ts";
import { GuessLength, lookUpGuess } from "./speculation.ts";
import type { StepCost } from "./stepCost.ts";

export interface Guess {
  /** At least one. */
  readonly tokens: readonly number[];
  /** To be told how many of the tokens the model was asked about, and how many of these were right. */
  readonly learn: (examined: number, right: number) => void;
}

export interface GuesserOptions {
  readonly cost: StepCost;
  readonly draft: DraftModel | undefined;
  readonly logger: Logger;
}

export class Guesser {
  private readonly logger: Logger;
  private readonly lookup: GuessLength;
  private readonly drafting: GuessLength;
  private draft: DraftModel | undefined;

  constructor({ cost, draft, logger }: GuesserOptions) {
    this.logger = logger;
    this.lookup = new GuessLength(cost);
    this.drafting = new GuessLength(cost);
    this.draft = draft;
  }

  /** Undefined when guessing does not pay, or nobody knows what comes. Never rejects: answers do not depend on guesses. */
  async guess(job: GenerationJob, sequence: number): Promise<Guess | undefined> {
    const { prompt, maxTokens } = job.options;
    const roomTokens = prompt.length + maxTokens - job.tokens.length - 1;
    if (roomTokens < 1) return undefined;
    if (lookUpGuess(job.tokens, 1).length > 0) {
      const tokens = lookUpGuess(job.tokens, Math.min(this.lookup.next, roomTokens));
      return tokens.length === 0 ? undefined : { tokens, learn: learner(this.lookup, 0) };
    }
    if (this.draft === undefined) return undefined;
    const count = Math.min(this.drafting.next, roomTokens);
    return count === 0 ? undefined : this.drafted(this.draft, job, sequence, count);
  }

  dispose(): void {
    this.draft?.dispose();
    this.draft = undefined;
  }

  private async drafted(
    draft: DraftModel,
    job: GenerationJob,
    sequence: number,
    count: number,
  ): Promise<Guess | undefined> {
    const startedAtMs = performance.now();
    try {
      const tokens = await draft.guess(sequence, job.tokens, count);
      const elapsedMs = performance.now() - startedAtMs;
      return tokens.length === 0 ? undefined : { tokens, learn: learner(this.drafting, elapsedMs / tokens.length) };
    } catch (error) {
      this.logger.warn(`The draft model failed and is not asked again: ${String(error)}`);
      this.dispose();
      return undefined;
    }
  }
}

function learner(length: GuessLength, guessMs: number): Guess["learn"] {
  return (examined, right) => length.observe({ examined, right, guessMs });
}
