/** Several translations at once: how many tokens a second all of them get together. */
import { type BenchContext, modelPath, THREADS, withSubjects } from "../benchContext.ts";
import { type Render, task, words } from "../conversations.ts";
import { type Figure, figureOf } from "../figure.ts";
import { inTurns, ratios } from "../statistics.ts";
import type { BenchRequest, Subject } from "../subject.ts";

const COUNTS = [1, 2, 4, 8] as const;
const MOST = 8;
const INSTRUCTION_WORDS = 60;
/** A sentence, and as many tokens of answer as it costs in the scripts of the region. */
const TEXT_WORDS = 24;
const CONTEXT_TOKENS = 1024;

export async function parallelFigures(context: BenchContext): Promise<Figure[]> {
  context.say("Several translations at once");
  const answerTokens = context.quick ? 32 : 96;
  const settings = {
    modelPath: modelPath(context, "200M"),
    contextTokens: CONTEXT_TOKENS,
    parallel: MOST,
    threads: THREADS,
  };
  return withSubjects(context, settings, async ({ ours, all }) => {
    const rates = await inTurns(all, (context.quick ? 1 : 3) + 1, async (subject, round) => {
      const perCount: number[] = [];
      for (const count of COUNTS) {
        // The first round warms up: every place of every subject knows the instructions from then on.
        if (round === 0 && count < MOST) continue;
        const requests = await translations(ours.render, count, answerTokens, round);
        perCount.push(await throughput(subject, requests));
      }
      return perCount;
    });
    return parallelFiguresOf(rates);
  });
}

async function translations(render: Render, count: number, maxTokens: number, round: number): Promise<BenchRequest[]> {
  const requests: BenchRequest[] = [];
  for (let index = 0; index < count; index += 1) {
    const text = words(TEXT_WORDS, 1000 * round + 10 * count + index);
    const prompt = await task(render, words(INSTRUCTION_WORDS, 1), text);
    requests.push({ prompt, maxTokens, greedy: true });
  }
  return requests;
}

/** Tokens a second of all answers together, from asking to the end of the last. */
async function throughput(subject: Subject, requests: readonly BenchRequest[]): Promise<number> {
  const startedAtMs = performance.now();
  const timings = await subject.complete(requests);
  const tokens = timings.reduce((sum, { generatedTokens }) => sum + generatedTokens, 0);
  return (tokens / (performance.now() - startedAtMs)) * 1000;
}

/** @param rates of each round, by the place of the count in COUNTS; the first round warms up */
export function parallelFiguresOf(
  rates: ReadonlyMap<{ readonly name: string }, readonly (readonly number[])[]>,
): Figure[] {
  return COUNTS.flatMap((count, index) => figuresFor(count, index, rates));
}

function figuresFor(
  count: number,
  index: number,
  rates: ReadonlyMap<{ readonly name: string }, readonly (readonly number[])[]>,
): Figure[] {
  const valuesOf = (rounds: readonly (readonly number[])[], at: number): number[] =>
    rounds.slice(1).map((perCount) => perCount[at] ?? Number.NaN);
  return [...rates].flatMap(([{ name }, rounds]) => {
    const values = valuesOf(rounds, index);
    const title = `200M: ${count} ${count === 1 ? "translation" : "translations"} at once`;
    return [
      figureOf(`${title}, ${name}`, "tok/s", values),
      ...(count === 1 ? [] : [figureOf(`${title} / 1, ${name}`, "", ratios(values, valuesOf(rounds, 0)))]),
    ];
  });
}
