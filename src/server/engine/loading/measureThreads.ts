/** Finds the number of threads with which a loaded model is fastest, within about a second. */
import type { NativeContext } from "../native/nativeModel.ts";

export interface ThreadMeasurement {
  readonly context: NativeContext;
  /** Ascending. */
  readonly candidates: readonly number[];
  readonly signal: AbortSignal;
  /** performance.now, unless a test has a clock of its own. */
  readonly nowMs?: () => number;
}

const BUDGET_MS = 800;
/** A model as slow as this would use up the budget with its first candidate. */
const SLOWEST_TOKEN_MS = 60;
const PROMPT_TOKENS = 32;
const TOKEN_ROUNDS = 3;
/** A translation is about so many tokens written for one batch of such size read. */
const TOKENS_FOR_A_PROMPT = 20;
/** More threads must bring at least this much: they take cores from everybody else. */
const WORTHWHILE = 0.95;
/** Any word will do. */
const SOME_TOKEN = 1;
const SEQUENCE = 0;

/**
 * Leaves the context empty, and with the number of threads that it returns.
 * @returns undefined when nothing could be learned: the model is too slow for a short look, or the user cancelled
 */
export async function measureThreads(measurement: ThreadMeasurement): Promise<number | undefined> {
  const { context, candidates, signal, nowMs = () => performance.now() } = measurement;
  const before = context.threads;
  const endMs = nowMs() + BUDGET_MS;
  const run = async (position: number, count: number): Promise<number> => {
    const tokens = new Array<number>(count).fill(SOME_TOKEN);
    const startMs = nowMs();
    await context.decode([{ sequence: SEQUENCE, position, tokens, logits: [count - 1] }]);
    return nowMs() - startMs;
  };
  let best: { readonly threads: number; readonly costMs: number } | undefined;
  try {
    // With the fewest threads, whose speed says most about the model and least about what else the machine does. The first
    // token reads the weights from the disk and makes the compute graph.
    context.setThreads(candidates[0] ?? before);
    await run(0, 1);
    let held = 1;
    if ((await run(held++, 1)) > SLOWEST_TOKEN_MS) return undefined;
    for (const threads of candidates) {
      if (signal.aborted) break;
      context.setThreads(threads);
      const tokenMs: number[] = [];
      for (let round = 0; round < TOKEN_ROUNDS && nowMs() < endMs; round += 1) tokenMs.push(await run(held++, 1));
      // Half a look at a candidate says nothing.
      if (nowMs() >= endMs) break;
      const promptTokens = Math.min(PROMPT_TOKENS, context.batchTokens, Math.floor(context.contextTokens / 4));
      const promptMs = await run(held, promptTokens);
      held += promptTokens;
      const costMs = middle(tokenMs) * TOKENS_FOR_A_PROMPT + promptMs;
      if (best === undefined || costMs < best.costMs * WORTHWHILE) best = { threads, costMs };
      held = context.truncate(SEQUENCE, held, 1);
    }
    return best?.threads;
  } finally {
    context.truncate(SEQUENCE, Number.MAX_SAFE_INTEGER, 0);
    context.setThreads(best?.threads ?? before);
  }
}

function middle(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
