/** How long the first token takes: cold, in a second turn, for another text with the same instructions, after a restart. */
import { type BenchContext, modelPath, startOurs, THREADS, withDataFolder, withSubjects } from "../benchContext.ts";
import { type Render, secondTurn, task, words } from "../conversations.ts";
import { type Figure, figureOf } from "../figure.ts";
import { inTurns, ratios } from "../statistics.ts";
import type { BenchPrompt, Subject } from "../subject.ts";

/** With the template's own tokens the instructions are the prefix of about 400 tokens. */
const INSTRUCTION_WORDS = 380;
const TEXT_WORDS = 24;
const ANSWER_TOKENS = 4;
const CONTEXT_TOKENS = 2048;

interface FirstTokens {
  readonly cold: number;
  readonly repeated: number;
  readonly secondTurn: number;
}

export async function firstTokenFigures(context: BenchContext): Promise<Figure[]> {
  context.say("Time to the first token");
  const path = modelPath(context, "200M");
  const settings = { modelPath: path, contextTokens: CONTEXT_TOKENS, parallel: 1, threads: THREADS };
  const rounds = context.quick ? 2 : 6;
  const figures = await withSubjects(context, settings, async ({ ours, all }) => {
    // What only a first request pays is paid before.
    for (const subject of all) await measureRound(subject, ours.render, -1);
    const taken = await inTurns(all, rounds, (subject, round) => measureRound(subject, ours.render, round));
    return firstTokenFiguresOf(taken);
  });
  const restarted: number[] = [];
  for (let round = 0; round < (context.quick ? 1 : 3); round += 1) {
    restarted.push(
      await withDataFolder((dataFolder) => afterRestart({ root: context.root, settings, dataFolder }, round)),
    );
  }
  return [
    ...figures,
    figureOf("200M: first token of a repeated translation after a restart, ours / cold", "", restarted),
  ];
}

async function measureRound(subject: Subject, render: Render, round: number): Promise<FirstTokens> {
  // Different for each round and the same for each subject.
  const instructions = words(INSTRUCTION_WORDS, 100 + round);
  const [first, second] = [words(TEXT_WORDS, 200 + round), words(TEXT_WORDS, 300 + round)];
  return {
    cold: await firstTokenMs(subject, await task(render, instructions, first)),
    repeated: await firstTokenMs(subject, await task(render, instructions, second)),
    secondTurn: await firstTokenMs(subject, await secondTurn(render, instructions, second, 400 + round)),
  };
}

async function firstTokenMs(subject: Subject, prompt: BenchPrompt): Promise<number> {
  const [timing] = await subject.complete([{ prompt, maxTokens: ANSWER_TOKENS, greedy: true }]);
  return timing?.firstTokenMs ?? Number.NaN;
}

/** The share of a cold first token that it takes when the process is a new one. */
async function afterRestart(start: Parameters<typeof startOurs>[0], round: number): Promise<number> {
  const instructions = words(INSTRUCTION_WORDS, 500 + round);
  const measure = async (seed: number): Promise<number> => {
    const ours = await startOurs(start);
    try {
      // Something else first, so that neither pays for what only a first request pays.
      await firstTokenMs(ours, await task(ours.render, words(8, seed), words(8, seed + 1)));
      return await firstTokenMs(ours, await task(ours.render, instructions, words(TEXT_WORDS, seed)));
    } finally {
      await ours.dispose();
    }
  };
  const cold = await measure(600 + round);
  return (await measure(700 + round)) / cold;
}

const NAMES: Readonly<Record<keyof FirstTokens, string>> = {
  cold: "cold",
  repeated: "of a repeated translation",
  secondTurn: "of a second turn",
};

export function firstTokenFiguresOf(taken: ReadonlyMap<{ readonly name: string }, readonly FirstTokens[]>): Figure[] {
  const [ours] = taken.keys();
  if (ours === undefined) return [];
  return (["cold", "repeated", "secondTurn"] as const).flatMap((what) => {
    const title = `200M: first token ${NAMES[what]}`;
    const valuesOf = (subject: { readonly name: string }): number[] =>
      (taken.get(subject) ?? []).map((values) => values[what]);
    const colds = (taken.get(ours) ?? []).map(({ cold }) => cold);
    return [
      ...[...taken.keys()].map((subject) => figureOf(`${title}, ${subject.name}`, "ms", valuesOf(subject))),
      ...[...taken.keys()]
        .slice(1)
        .map((other) => figureOf(`${title}, ours / ${other.name}`, "", ratios(valuesOf(ours), valuesOf(other)))),
      ...(what === "cold" ? [] : [figureOf(`${title}, ours / cold`, "", ratios(valuesOf(ours), colds))]),
    ];
  });
}
