/**
 * Who has which sequence of the context, and what each of them still holds of earlier requests: the longest beginning that
 * a new prompt shares with any of them is not read again.
 */
import { commonPrefixLength } from "../../../core/instructionTokens.ts";
import type { GenerationJob } from "./generationJob.ts";
import type { NativeContext } from "../native/nativeModel.ts";
import type { Snapshot, Snapshots } from "./snapshots.ts";
import { LEAST_INSTRUCTION_TOKENS, type StateFiles } from "./stateFiles.ts";

/** A token of a conversation that would be lost counts as much as so many that would be read: it may go on. */
const LOST_TOKEN_WEIGHT = 0.5;
/** Neighbours are computed together; a gap between them costs a computation more for each token of the answer. */
const NEIGHBOUR_WORTH_TOKENS = 256;

export interface Sequence {
  readonly id: number;
  /** What it holds. */
  tokens: number[];
  job: GenerationJob | undefined;
  /** Somebody may ask on: what it holds is not given up for little. */
  isConversation: boolean;
  /** It could not be cleared after a failure: nobody knows what it holds, and nobody gets it any more. */
  isLost: boolean;
  /** Grows with each use. */
  lastUse: number;
}

export interface SequencePoolOptions {
  readonly context: NativeContext;
  readonly snapshots: Snapshots;
  /** Undefined: instructions are not kept on disk. */
  readonly states: StateFiles | undefined;
}

type Source = { readonly kind: "own" } | { readonly kind: "snapshot"; readonly snapshot: Snapshot } | { kind: "state" };

interface Choice {
  readonly sequence: Sequence;
  readonly source: Source;
  readonly known: number;
  readonly score: number;
}

export class SequencePool {
  private readonly options: SequencePoolOptions;
  private readonly sequences: readonly Sequence[];
  private uses = 0;

  constructor(options: SequencePoolOptions) {
    this.options = options;
    this.sequences = Array.from({ length: options.context.sequences }, (_, id) => ({
      id,
      tokens: [],
      job: undefined,
      isConversation: false,
      isLost: false,
      lastUse: 0,
    }));
  }

  sequenceOf(job: GenerationJob): Sequence | undefined {
    return this.sequences.find((sequence) => sequence.job === job);
  }

  /** Somebody is reading the instructions that this job begins with: soon they need not be read again. */
  isReadFor(job: GenerationJob): boolean {
    const instructions = this.instructionsOf(job);
    const { states } = this.options;
    if (instructions === undefined || states === undefined) return false;
    if (states.isSaving(instructions)) return true;
    if (!states.wants(instructions)) return false;
    return this.sequences.some(({ job: other, tokens }) => {
      if (other === undefined || other === job || tokens.length >= instructions.length) return false;
      return commonPrefixLength(other.tokens, instructions) === instructions.length;
    });
  }

  /** How many tokens of this job its sequence must hold to have a state that is to be kept. Undefined: none. */
  tokensToKeep(job: GenerationJob): number | undefined {
    const instructions = this.instructionsOf(job);
    return instructions !== undefined && this.options.states?.wants(instructions) === true
      ? instructions.length
      : undefined;
  }

  /** Resolves when no state is being kept any more. */
  async statesKept(): Promise<void> {
    await this.options.states?.settled();
  }

  /** Call when the job's sequence holds just the instructions. Resolves when it may be used again. */
  async keepState({ id, tokens }: Sequence): Promise<void> {
    await this.options.states?.save(this.options.context, id, tokens);
  }

  /**
   * Gives the job the sequence that costs least, of the free ones and of those whose job may be set aside, and leaves in it
   * what the job can use. Does nothing when there is none at present.
   * @throws Error when there will never be one again
   */
  async assign(job: GenerationJob, maySetAside: (other: GenerationJob) => boolean): Promise<void> {
    const choice = this.choose(job, maySetAside);
    if (this.sequences.every(({ isLost }) => isLost)) throw new Error("The model's context cannot be used any more");
    if (choice === undefined) return;
    const { sequence, source, known } = choice;
    if (sequence.job !== undefined) this.release(sequence, { goesOn: true });
    sequence.job = job;
    await this.saveConversation(sequence, source.kind === "own" ? known : 0);
    await this.fill(sequence, source, job);
    this.truncate(sequence, Math.min(commonPrefixLength(sequence.tokens, job.tokens), job.tokens.length - 1));
    sequence.isConversation = job.options.priority === "chat";
    job.cachedTokens ??= Math.min(sequence.tokens.length, job.options.prompt.length);
    this.touch(sequence);
  }

  /** The job has ended, or is set aside: then what it has is kept as a conversation is. */
  release(sequence: Sequence, { goesOn }: { readonly goesOn: boolean }): void {
    if (goesOn && sequence.job !== undefined) sequence.job.timesSetAside += 1;
    sequence.job = undefined;
    sequence.isConversation ||= goesOn;
    this.touch(sequence);
  }

  /** Forgets what the sequence holds beyond its first tokens, or more where the architecture cannot go back. */
  truncate(sequence: Sequence, length: number): void {
    const held = sequence.tokens.length;
    if (length >= held) return;
    sequence.tokens.length = this.options.context.truncate(sequence.id, held, length);
  }

  /** A batch with so many further tokens of the sequence failed: none of them is sure to be there, or not to be. */
  forgetUnsure(sequence: Sequence, tokens: number): void {
    const { length } = sequence.tokens;
    sequence.tokens.length = this.options.context.truncate(sequence.id, length + tokens, length);
  }

  /** After a failure nobody knows what it holds. */
  forgetAll(sequence: Sequence): void {
    try {
      this.options.context.truncate(sequence.id, Math.max(1, sequence.tokens.length), 0);
    } catch {
      sequence.isLost = true;
    }
    sequence.tokens = [];
  }

  private choose(job: GenerationJob, maySetAside: (other: GenerationJob) => boolean): Choice | undefined {
    let best: Choice | undefined;
    for (const sequence of this.sequences) {
      if (sequence.isLost || (sequence.job !== undefined && !maySetAside(sequence.job))) continue;
      const choice = this.choiceFor(sequence, job);
      const isBetter =
        best === undefined ||
        choice.score > best.score ||
        (choice.score === best.score && sequence.lastUse < best.sequence.lastUse);
      if (isBetter) best = choice;
    }
    return best;
  }

  private choiceFor(sequence: Sequence, job: GenerationJob): Choice {
    let source: Source = { kind: "own" };
    let known = commonPrefixLength(sequence.tokens, job.tokens);
    const kept = this.options.snapshots.best(sequence.id, job.tokens);
    if (kept !== undefined && kept.common > known) {
      source = { kind: "snapshot", snapshot: kept.snapshot };
      known = kept.common;
    }
    const instructions = this.instructionsOf(job);
    if (instructions !== undefined && instructions.length > known && this.options.states?.has(instructions) === true) {
      source = { kind: "state" };
      known = instructions.length;
    }
    const lost = sequence.tokens.length - (source.kind === "own" ? known : 0);
    const worth = this.isBesideOthers(sequence) ? NEIGHBOUR_WORTH_TOKENS : 0;
    return { sequence, source, known, score: known + worth - lostWeight(sequence) * lost };
  }

  /** Its neighbours' jobs and its own are computed together. */
  private isBesideOthers({ id, job }: Sequence): boolean {
    return job !== undefined || [id - 1, id + 1].some((other) => this.sequences[other]?.job !== undefined);
  }

  private async saveConversation({ id, tokens, isConversation }: Sequence, keptTokens: number): Promise<void> {
    // What is only lengthened, or loses its last question, is not worth a copy.
    if (isConversation && keptTokens < tokens.length / 2) await this.options.snapshots.keep(id, tokens);
  }

  private async fill(sequence: Sequence, source: Source, job: GenerationJob): Promise<void> {
    const { context, snapshots, states } = this.options;
    if (source.kind === "own") return;
    if (source.kind === "snapshot") {
      if (await snapshots.restore(source.snapshot)) sequence.tokens = [...source.snapshot.tokens];
      else this.forgetAll(sequence);
      return;
    }
    const instructions = this.instructionsOf(job) ?? [];
    this.forgetAll(sequence);
    if ((await states?.load(context, sequence.id, instructions)) === true) sequence.tokens = [...instructions];
    else this.forgetAll(sequence);
  }

  private instructionsOf({ options, tokens }: GenerationJob): readonly number[] | undefined {
    const count = Math.min(options.instructionTokens, options.prompt.length - 1);
    return count < LEAST_INSTRUCTION_TOKENS ? undefined : tokens.slice(0, count);
  }

  private touch(sequence: Sequence): void {
    this.uses += 1;
    sequence.lastUse = this.uses;
  }
}

/** What must go on is lost for sure, what was a conversation perhaps. */
function lostWeight({ job, isConversation }: Sequence): number {
  if (job !== undefined) return 1;
  return isConversation ? LOST_TOKEN_WEIGHT : 0;
}
