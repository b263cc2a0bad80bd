/**
 * The one who drives a context: everybody's next tokens go into one batch, again and again, while there is anything to do.
 * Jobs of higher priority get the sequences; one of lower priority that has to give up its own goes on later where it was.
 */
import { setImmediate as nextTurn } from "node:timers/promises";
import type { Priority } from "../../../core/engine.ts";
import type { Logger } from "../../../shared/logger.ts";
import { type PlanCandidate, planBatch } from "./batchPlan.ts";
import type { DraftModel } from "./draftModel.ts";
import type { GenerationJob } from "./generationJob.ts";
import type { BatchPart, NativeContext, NativeSampler } from "../native/nativeModel.ts";
import type { Sequence, SequencePool } from "./sequencePool.ts";
import { GuessLength, lookUpGuess } from "./speculation.ts";
import { StepCost } from "./stepCost.ts";

export interface BatchLoopOptions {
  readonly context: NativeContext;
  readonly pool: SequencePool;
  /** Guess the next tokens of greedy answers from what was there before, and with the draft model. */
  readonly speculation: boolean;
  readonly draft?: DraftModel | undefined;
  readonly logger: Logger;
}

const RANKS: readonly Priority[] = ["chat", "hover", "batch"];
/** Nothing can be done between the beginning and the end of a batch: this is how long a cancel or a chat waits for it. */
const BATCH_TIME_MS = 100;
/** It may be this much more, or a batch of half the size would be taken. */
const BATCH_TIME_TOLERANCE = 1.25;
const FIRST_BATCH_TOKENS = 32;
const LEAST_BATCH_TOKENS = 8;
const MOST_BATCH_TOKENS = 512;

/** A job that has a sequence, while a batch is made for it. */
interface Candidate extends PlanCandidate {
  readonly job: GenerationJob;
  readonly holder: Sequence;
  readonly guesser: GuessLength | undefined;
  readonly guessMs: number;
}

export class BatchLoop {
  private readonly options: BatchLoopOptions;
  private readonly cost = new StepCost();
  private readonly lookup = new GuessLength(this.cost);
  private readonly drafting = new GuessLength(this.cost);
  /** By priority and arrival. */
  private jobs: GenerationJob[] = [];
  private readonly samplers = new Map<GenerationJob, NativeSampler>();
  private running: Promise<void> | undefined;
  private disposed = false;

  constructor(options: BatchLoopOptions) {
    this.options = options;
  }

  /** The job gets its tokens until it ends. Whoever ends it early has to wait for nothing. */
  add(job: GenerationJob): void {
    if (this.disposed) {
      job.end("cancelled");
      return;
    }
    const rank = rankOf(job);
    const at = this.jobs.findIndex((other) => rankOf(other) > rank);
    this.jobs.splice(at < 0 ? this.jobs.length : at, 0, job);
    this.running ??= this.run();
  }

  /** All jobs end as cancelled. Resolves when the context is used no more. */
  async dispose(): Promise<void> {
    this.disposed = true;
    for (const job of this.jobs) job.end("cancelled");
    await this.running;
    this.options.draft?.dispose();
  }

  private async run(): Promise<void> {
    try {
      // In the next turn, so that those who come together go together.
      await Promise.resolve();
      for (;;) {
        this.dropEnded();
        if (this.jobs.length === 0) return;
        await this.step();
      }
    } finally {
      this.running = undefined;
    }
  }

  private async step(): Promise<void> {
    const { context, pool, logger } = this.options;
    let candidates: Candidate[] = [];
    try {
      await this.seat();
      const seated = this.jobs.flatMap((job) => {
        const holder = job.hasEnded ? undefined : pool.sequenceOf(job);
        return holder === undefined ? [] : [{ job, holder }];
      });
      const writing = seated.filter(({ job, holder }) => job.tokens.length === holder.tokens.length + 1).length;
      for (const { job, holder } of seated) candidates.push(await this.candidateOf(job, holder, writing - 1));
      const plan = planBatch(candidates, { targetTokens: this.targetTokens, batchTokens: context.batchTokens });
      // Whoever waits for another's instructions to be read has somebody to wait for; but never spin.
      if (plan.length === 0) {
        await nextTurn();
        return;
      }
      candidates = plan.map(([candidate]) => candidate);
      await this.compute(plan);
    } catch (error) {
      logger.error("A batch failed", error);
      this.failAll(candidates, error);
    }
  }

  private async compute(plan: readonly (readonly [Candidate, BatchPart])[]): Promise<void> {
    const startedAtMs = performance.now();
    const indexes = await this.options.context.decode(plan.map(([, part]) => part));
    const tokens = plan.reduce((sum, [, part]) => sum + part.tokens.length, 0);
    this.cost.observe(tokens, performance.now() - startedAtMs);
    for (const [{ holder }, part] of plan) holder.tokens.push(...part.tokens);
    await Promise.all(plan.map(([candidate], index) => this.choose(candidate, indexes[index] ?? [])));
    for (const [{ holder, stopAfter }, part] of plan) {
      if (stopAfter === part.tokens.length) await this.options.pool.keepState(holder);
    }
  }

  /** Takes what the model chose, and of the guess what it would have chosen. */
  private async choose(candidate: Candidate, indexes: readonly number[]): Promise<void> {
    const { job, holder, guess, guesser, guessMs } = candidate;
    const guessed = Math.max(0, indexes.length - 1);
    let right = 0;
    for (const [at, index] of indexes.entries()) {
      const token = await this.options.context.sample(index, this.samplerOf(job));
      job.accept(token);
      if (job.hasEnded || token !== guess[at]) break;
      if (at < guessed) right += 1;
    }
    if (guessed === 0) return;
    job.guesses.made += guessed;
    job.guesses.right += right;
    guesser?.observe({ guessed, right, guessMs });
    this.options.pool.truncate(holder, holder.tokens.length - (guessed - right));
  }

  /** @param beside answers that get a token of the same batch */
  private async candidateOf(job: GenerationJob, holder: Sequence, beside: number): Promise<Candidate> {
    const pending = job.tokens.slice(holder.tokens.length);
    const untilState = (this.options.pool.tokensToKeep(job) ?? 0) - holder.tokens.length;
    const stopAfter = untilState > 0 ? untilState : undefined;
    const base = { job, holder, sequence: holder.id, held: holder.tokens.length, pending, stopAfter };
    if (!this.options.speculation || !job.isGreedy || pending.length !== 1) {
      return { ...base, guess: [], guesser: undefined, guessMs: 0 };
    }
    return { ...base, ...(await this.guessFor(job, holder, beside)) };
  }

  private async guessFor(
    job: GenerationJob,
    holder: Sequence,
    beside: number,
  ): Promise<Pick<Candidate, "guess" | "guesser" | "guessMs">> {
    const { draft } = this.options;
    const roomTokens = job.options.prompt.length + job.options.maxTokens - job.tokens.length - 1;
    const most = (guesser: GuessLength): number => Math.min(guesser.next(beside), roomTokens);
    const found = lookUpGuess(job.tokens, 1).length > 0 ? lookUpGuess(job.tokens, most(this.lookup)) : [];
    if (found.length > 0) return { guess: found, guesser: this.lookup, guessMs: 0 };
    const count = draft === undefined ? 0 : most(this.drafting);
    if (draft === undefined || count <= 0) return { guess: [], guesser: undefined, guessMs: 0 };
    const { tokens, elapsedMs } = await draft.guess(holder.id, job.tokens, count);
    return { guess: tokens, guesser: this.drafting, guessMs: elapsedMs };
  }

  /** The most urgent jobs get sequences, if need be those of others. */
  private async seat(): Promise<void> {
    const { pool } = this.options;
    const seated = new Set(this.jobs.slice(0, pool.size));
    for (const job of this.jobs.slice(pool.size)) {
      const sequence = pool.sequenceOf(job);
      if (sequence !== undefined) pool.release(sequence, { goesOn: true });
    }
    for (const job of seated) {
      if (job.hasEnded || pool.sequenceOf(job) !== undefined || pool.isReadFor(job)) continue;
      await pool.assign(job);
    }
  }

  private get targetTokens(): number {
    const within = this.cost.tokensWithin(BATCH_TIME_MS) ?? FIRST_BATCH_TOKENS;
    const most = Math.min(within * BATCH_TIME_TOLERANCE, MOST_BATCH_TOKENS);
    // Powers of two, so that equal prompts are mostly read in equal pieces: llama.cpp's sums depend on them.
    return Math.max(LEAST_BATCH_TOKENS, 2 ** Math.floor(Math.log2(Math.max(1, most))));
  }

  private samplerOf(job: GenerationJob): NativeSampler {
    let sampler = this.samplers.get(job);
    if (sampler === undefined) {
      sampler = this.options.context.createSampler(job.options.sampling);
      this.samplers.set(job, sampler);
    }
    return sampler;
  }

  private dropEnded(): void {
    for (const job of this.jobs) {
      if (!job.hasEnded) continue;
      const sequence = this.options.pool.sequenceOf(job);
      if (sequence !== undefined) this.options.pool.release(sequence, { goesOn: false });
      this.samplers.get(job)?.dispose();
      this.samplers.delete(job);
    }
    this.jobs = this.jobs.filter((job) => !job.hasEnded);
  }

  private failAll(candidates: readonly Candidate[], error: unknown): void {
    // Without a batch nothing of it is to blame: then nobody can go on.
    const failed = candidates.length > 0 ? candidates.map(({ job }) => job) : this.jobs;
    for (const job of failed) {
      const sequence = this.options.pool.sequenceOf(job);
      if (sequence !== undefined) this.options.pool.clear(sequence);
      job.fail(error);
    }
  }
}

function rankOf(job: GenerationJob): number {
  return RANKS.indexOf(job.options.priority);
}
