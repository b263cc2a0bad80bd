/**
 * The one who drives a context: everybody's next tokens go into one batch, again and again, while there is anything to do.
 * Jobs of higher priority get the sequences; one of lower priority that has to give up its own goes on later where it was.
 */
import type { Priority } from "../../../core/engine.ts";
import type { Logger } from "../../../shared/logger.ts";
import type { BatchPart, NativeContext, NativeSampler } from "../native/nativeModel.ts";
import { type PlanCandidate, planBatch } from "./batchPlan.ts";
import type { DraftModel } from "./draftModel.ts";
import type { GenerationJob } from "./generationJob.ts";
import { type Guess, Guesser } from "./guesser.ts";
import type { Sequence, SequencePool } from "./sequencePool.ts";
import { StepCost } from "./stepCost.ts";

export interface BatchLoopOptions {
  readonly context: NativeContext;
  readonly pool: SequencePool;
  /** Guess the next tokens from what was there before, and with the draft model. */
  readonly speculation: boolean;
  readonly draft?: DraftModel | undefined;
  /** Pieces of a prompt of fewer tokens take longer for each of them, or even in all. 8 when left out. */
  readonly leastPieceTokens?: number | undefined;
  readonly logger: Logger;
}

const RANKS: readonly Priority[] = ["chat", "hover", "batch"];
/** Nothing can be done between the beginning and the end of a batch: this is how long a cancel or a chat waits for it. */
const BATCH_TIME_MS = 100;
/** It may be this much more, or a batch of half the size would be taken. */
const BATCH_TIME_TOLERANCE = 1.25;
const FIRST_BATCH_TOKENS = 32;
const LEAST_PIECE_TOKENS = 8;
const MOST_BATCH_TOKENS = 512;

/** A job that has a sequence, while a batch is made for it. */
interface Candidate extends PlanCandidate {
  readonly job: GenerationJob;
  readonly holder: Sequence;
  readonly learn: Guess["learn"] | undefined;
}

type Plan = readonly (readonly [Candidate, BatchPart])[];

export class BatchLoop {
  private readonly options: BatchLoopOptions;
  private readonly cost = new StepCost();
  private readonly guesser: Guesser;
  private readonly leastPieceTokens: number;
  /** By priority and arrival. */
  private jobs: GenerationJob[] = [];
  private readonly samplers = new Map<GenerationJob, NativeSampler>();
  private running: Promise<void> | undefined;
  private disposed = false;

  constructor(options: BatchLoopOptions) {
    this.options = options;
    this.leastPieceTokens = options.leastPieceTokens ?? LEAST_PIECE_TOKENS;
    this.guesser = new Guesser({ cost: this.cost, draft: options.draft, logger: options.logger });
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
    this.guesser.dispose();
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

  /** Never rejects: whoever waits for an answer must hear of every failure. */
  private async step(): Promise<void> {
    try {
      await this.seat();
      const plan = await this.plan();
      // None, when all wait for instructions that are being written to disk.
      if (plan.length === 0) await this.options.pool.statesKept();
      else await this.compute(plan);
    } catch (error) {
      // Nothing of what was asked is to blame: then nobody can go on.
      this.options.logger.error("The batches cannot go on", error);
      for (const job of this.jobs) this.fail(job, error);
    }
  }

  private async plan(): Promise<Plan> {
    const { context, pool } = this.options;
    const seated = this.jobs.flatMap((job) => {
      const holder = job.hasEnded ? undefined : pool.sequenceOf(job);
      return holder === undefined ? [] : [{ job, holder }];
    });
    const candidates: Candidate[] = [];
    for (const { job, holder } of seated) {
      // A guess makes its part longer than others', which llama.cpp then computes one after another: worth it only alone.
      candidates.push(await this.candidateOf(job, holder, seated.length === 1));
    }
    const { targetTokens, leastPieceTokens } = this;
    return planBatch(candidates, { targetTokens, leastPieceTokens, batchTokens: context.batchTokens });
  }

  private async compute(plan: Plan): Promise<void> {
    const startedAtMs = performance.now();
    let indexes: readonly (readonly number[])[];
    try {
      indexes = await this.options.context.decode(plan.map(([, part]) => part));
    } catch (error) {
      await this.computeEach(plan, error);
      return;
    }
    for (const [{ holder }, part] of plan) holder.tokens.push(...part.tokens);
    const wrong = await Promise.all(plan.map(([candidate], index) => this.choose(candidate, indexes[index] ?? [])));
    const tokens = plan.reduce((sum, [, part]) => sum + part.tokens.length, 0);
    this.cost.observe(tokens, performance.now() - startedAtMs);
    for (const [index, [{ job, holder, stopAfter }, part]] of plan.entries()) {
      this.options.pool.truncate(holder, holder.tokens.length - (wrong[index] ?? 0));
      if (stopAfter === part.tokens.length && !job.hasEnded) await this.options.pool.keepState(holder);
    }
  }

  /** A batch failed, and nobody knows because of whom: each part alone shows it. */
  private async computeEach(plan: Plan, cause: unknown): Promise<void> {
    this.options.logger.error("A batch failed", cause);
    for (const [{ holder }, part] of plan) this.options.pool.forgetUnsure(holder, part.tokens.length);
    for (const [candidate, part] of plan) {
      const { job, holder } = candidate;
      // What the sequence holds is not what the part was made for: its job gets a new part with the next batch.
      if (plan.length > 1 && holder.tokens.length === part.position) await this.compute([[candidate, part]]);
      else if (plan.length === 1) this.fail(job, cause);
    }
  }

  /**
   * Takes what the model chose, and of the guess what it would have chosen.
   * @returns how many tokens of the guess are not to stay
   */
  private async choose({ job, guess, learn }: Candidate, indexes: readonly number[]): Promise<number> {
    const guessed = Math.max(0, indexes.length - 1);
    let examined = 0;
    let right = 0;
    try {
      for (const [at, index] of indexes.entries()) {
        const token = await this.options.context.sample(index, this.samplerOf(job));
        if (at < guessed) examined += 1;
        if (at < guessed && token === guess[at]) right += 1;
        if (!job.accept(token) || token !== guess[at]) break;
      }
    } catch (error) {
      this.options.logger.error("A token could not be sampled", error);
      job.fail(error);
    }
    if (examined > 0) learn?.(examined, right);
    job.guesses.made += examined;
    job.guesses.right += right;
    return guessed - right;
  }

  private async candidateOf(job: GenerationJob, holder: Sequence, mayGuess: boolean): Promise<Candidate> {
    const pending = job.tokens.slice(holder.tokens.length);
    // Asked only of prompts: it takes a checksum of the instructions.
    const keptTokens = pending.length > 1 ? (this.options.pool.tokensToKeep(job) ?? 0) : 0;
    const untilState = keptTokens - holder.tokens.length;
    const stopAfter = untilState > 0 ? untilState : undefined;
    const canGuess = mayGuess && this.options.speculation && this.options.context.goesBack;
    const guess = canGuess && pending.length === 1 ? await this.guesser.guess(job, holder.id) : undefined;
    return {
      job,
      holder,
      sequence: holder.id,
      held: holder.tokens.length,
      pending,
      stopAfter,
      guess: guess?.tokens ?? [],
      learn: guess?.learn,
    };
  }

  /** Who has no sequence gets a free one, or that of a job of lower priority, which goes on later. */
  private async seat(): Promise<void> {
    const { pool } = this.options;
    for (const job of [...this.jobs]) {
      if (job.hasEnded || pool.sequenceOf(job) !== undefined || pool.isReadFor(job)) continue;
      await pool.assign(job, (other) => rankOf(other) > rankOf(job));
    }
  }

  private get targetTokens(): number {
    const within = this.cost.tokensWithin(BATCH_TIME_MS) ?? FIRST_BATCH_TOKENS;
    const most = Math.min(within * BATCH_TIME_TOLERANCE, MOST_BATCH_TOKENS);
    // Powers of two, so that equal prompts are mostly read in equal pieces: llama.cpp's sums depend on them.
    return Math.max(this.leastPieceTokens, 2 ** Math.floor(Math.log2(Math.max(1, most))));
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

  /** Its sequence is free again with the next step. */
  private fail(job: GenerationJob, error: unknown): void {
    job.fail(error);
    const sequence = this.options.pool.sequenceOf(job);
    if (sequence !== undefined) this.options.pool.forgetAll(sequence);
  }
}

function rankOf(job: GenerationJob): number {
  return RANKS.indexOf(job.options.priority);
}
