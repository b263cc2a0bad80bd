/** llama.cpp's own benchmark: it reads and writes meaningless tokens, and never samples. */
import { execFile } from "node:child_process";
import { promisify } from "node:util";

export interface LlamaBenchWishes {
  readonly modelPath: string;
  readonly threads: number;
  /** Tokens of a prompt to read, and of an answer to write: two measurements. 0: not that one. */
  readonly promptTokens: number;
  readonly answerTokens: number;
}

/** Tokens a second. */
export interface LlamaBenchRates {
  readonly prompt: number | undefined;
  readonly decode: number | undefined;
}

const TIMEOUT_MS = 120_000;

/** One run with a warm-up of its own. @throws when the program fails */
export async function runLlamaBench(program: string, wishes: LlamaBenchWishes): Promise<LlamaBenchRates> {
  const { modelPath, threads, promptTokens, answerTokens } = wishes;
  const { stdout } = await promisify(execFile)(
    program,
    [
      ...["--model", modelPath, "--threads", String(threads), "--repetitions", "1", "--output", "json"],
      ...["--n-prompt", String(promptTokens), "--n-gen", String(answerTokens)],
      // All else as its makers set it.
      ...["--n-gpu-layers", "0"],
    ],
    { timeout: TIMEOUT_MS },
  );
  return readLlamaBench(stdout);
}

/** Reads its JSON: one entry for each measurement. @throws SyntaxError when it is something else */
export function readLlamaBench(json: string): LlamaBenchRates {
  const entries: unknown = JSON.parse(json);
  if (!Array.isArray(entries)) throw new SyntaxError("llama-bench printed no list");
  const tests = entries.filter(isTest);
  return {
    prompt: tests.find(({ n_prompt, n_gen }) => n_prompt > 0 && n_gen === 0)?.avg_ts,
    decode: tests.find(({ n_prompt, n_gen }) => n_gen > 0 && n_prompt === 0)?.avg_ts,
  };
}

interface BenchTest {
  readonly n_prompt: number;
  readonly n_gen: number;
  readonly avg_ts: number;
}

function isTest(entry: unknown): entry is BenchTest {
  const { n_prompt, n_gen, avg_ts } = entry as Partial<BenchTest>;
  return typeof n_prompt === "number" && typeof n_gen === "number" && typeof avg_ts === "number";
}
