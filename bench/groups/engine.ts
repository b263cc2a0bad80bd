/** Reading and writing speed of one request at a time, beside llama.cpp's own programs and another binding. */
import { type BenchContext, modelPath, startOurs, THREADS, withDataFolder, withSubjects } from "../benchContext.ts";
import { question } from "../conversations.ts";
import { type Figure, figureOf } from "../figure.ts";
import type { ModelName } from "../models/endlessModels.ts";
import { inTurns, ratios } from "../statistics.ts";
import { decodeRate, promptRate } from "../subject.ts";
import { runLlamaBench } from "../subjects/llamaBench.ts";

const CONTEXT_TOKENS = 2048;
const DECODE_PROMPT_WORDS = 16;
const GUESSING_ANSWER_TOKENS = 256;

interface Rates {
  readonly prompt: number;
  readonly decode: number;
}

interface Contender {
  readonly name: string;
  readonly measure: (round: number) => Promise<Rates>;
}

export async function engineFigures(context: BenchContext): Promise<Figure[]> {
  return [
    ...(await speedOf(context, "200M")),
    ...(await speedOf(context, "tiny")),
    ...guessingFigures(await guessingRates(context)),
  ];
}

/** Tokens a second of one answer that repeats itself, as models do with names, code and markup: without and with guesses. */
async function guessingRates(context: BenchContext): Promise<ReadonlyMap<boolean, readonly number[]>> {
  const settings = {
    modelPath: modelPath(context, "200M"),
    contextTokens: CONTEXT_TOKENS,
    parallel: 1,
    threads: THREADS,
  };
  return withDataFolder(async (dataFolder) => {
    const start = { root: context.root, dataFolder };
    const plain = await startOurs({ ...start, settings });
    const guessing = await startOurs({ ...start, settings: { ...settings, speculation: true } });
    try {
      return await inTurns([false, true], (context.quick ? 1 : 4) + 1, async (guesses, round) => {
        const subject = guesses ? guessing : plain;
        const prompt = await question(subject.render, DECODE_PROMPT_WORDS, 500 + round);
        const [written] = await subject.complete([{ prompt, maxTokens: GUESSING_ANSWER_TOKENS, greedy: true }]);
        return written === undefined ? Number.NaN : decodeRate(written);
      });
    } finally {
      await plain.dispose();
      await guessing.dispose();
    }
  });
}

export function guessingFigures(taken: ReadonlyMap<boolean, readonly number[]>): Figure[] {
  const without = taken.get(false)?.slice(1) ?? [];
  const withGuesses = taken.get(true)?.slice(1) ?? [];
  const note = "a greedy answer of random weights, which falls into repetitions: the gain where a text repeats itself";
  return [figureOf("200M: repetitive answer, with guesses / without", "", ratios(withGuesses, without), note)];
}

async function speedOf(context: BenchContext, name: ModelName): Promise<Figure[]> {
  context.say(`Speed of one request, ${name}`);
  const path = modelPath(context, name);
  const { quick, llamaBench } = context;
  const [promptTokens, answerTokens] = quick ? [256, 48] : [512, 128];
  const settings = { modelPath: path, contextTokens: CONTEXT_TOKENS, parallel: 1, threads: THREADS };
  return withSubjects(context, settings, async ({ ours, all }) => {
    const contenders: Contender[] = all.map((subject) => ({
      name: subject.name,
      measure: async (round) => {
        // A prompt that nobody has seen, then a short one for the answer.
        const long = await question(ours.render, promptTokens - DECODE_PROMPT_WORDS, 2 * round);
        const short = await question(ours.render, DECODE_PROMPT_WORDS, 2 * round + 1);
        const [read] = await subject.complete([{ prompt: long, maxTokens: 1, greedy: true }]);
        const [written] = await subject.complete([{ prompt: short, maxTokens: answerTokens, greedy: false }]);
        if (read === undefined || written === undefined) throw new Error(`${subject.name} gave no answer`);
        return { prompt: promptRate(read), decode: decodeRate(written) };
      },
    }));
    if (llamaBench !== undefined) {
      const wishes = { modelPath: path, threads: THREADS, promptTokens, answerTokens };
      contenders.push({
        name: "llama-bench",
        measure: async () => {
          const { prompt = Number.NaN, decode = Number.NaN } = await runLlamaBench(llamaBench, wishes);
          return { prompt, decode };
        },
      });
    }
    // The first round warms up: what is loaded lazily is loaded then.
    const taken = await inTurns(contenders, (quick ? 2 : 6) + 1, (contender, round) => contender.measure(round));
    return (["prompt", "decode"] as const).flatMap((what) => speedFigures(name, what, taken));
  });
}

export function speedFigures(
  model: ModelName,
  what: keyof Rates,
  taken: ReadonlyMap<{ readonly name: string }, readonly Rates[]>,
): Figure[] {
  const rates = [...taken].map(([{ name }, values]) => ({ name, values: values.slice(1).map((rate) => rate[what]) }));
  const ours = rates[0]?.values ?? [];
  const others = rates.slice(1);
  return [
    ...rates.map(({ name, values }) => figureOf(`${model}: ${what}, ${name}`, "tok/s", values)),
    ...others.map(({ name, values }) =>
      figureOf(`${model}: ${what}, ours / ${name}`, "", ratios(ours, values), noteOn(model, what, name)),
    ),
  ];
}

function noteOn(model: ModelName, what: keyof Rates, other: string): string | undefined {
  if (other === "llama-bench" && what === "decode" && model === "tiny") {
    return "llama-bench does not sample, which is a large part of a small model's token: told, not required";
  }
  return undefined;
}
