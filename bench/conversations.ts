/** The texts that the benchmark asks about: made of common words, as long as wished, and different for each seed. */
import type { ChatMessage } from "../src/shared/chatMessage.ts";
import { randomNumbers } from "./models/randomRows.ts";
import type { BenchPrompt } from "./subject.ts";

/** Renders a conversation through the model's own template and tokenises it. */
export type Render = (messages: readonly ChatMessage[]) => Promise<Omit<BenchPrompt, "instructionTokens">>;

const WORDS =
  "the of and to in that is was for it with as on be at by this had not are but from or have an they which one you were " +
  "all her she there would their we him been has when who will no more if out so up said what its about than into them " +
  "can only other time new some could these two may first then do any like my now over such our man me even most made " +
  "after also did many off before must well back through years much where your way down should because long each just " +
  "state people those too mister how little good world make very year still see own work men day get here old life both " +
  "between being under three never know same last another while us might great go come since against right came take " +
  "used himself few house use during without again place around however home small found thought went say part once " +
  "general high upon school every";
const WORD_LIST = WORDS.split(" ");

/** So many words; about as many tokens. */
export function words(count: number, seed: number): string {
  const next = randomNumbers(seed);
  return Array.from({ length: count }, () => WORD_LIST[Math.floor(next() * WORD_LIST.length)]).join(" ");
}

/** A conversation of one question without instructions. */
export async function question(render: Render, wordCount: number, seed: number): Promise<BenchPrompt> {
  return { ...(await render([{ role: "user", content: words(wordCount, seed) }])), instructionTokens: 0 };
}

/** Instructions and a text, as a translation has them; `instructionTokens` is what every text shares. */
export async function task(render: Render, instructions: string, text: string): Promise<BenchPrompt> {
  const messages = (content: string): ChatMessage[] => [
    { role: "system", content: instructions },
    { role: "user", content: `<text>\n${content}\n</text>` },
  ];
  const prompt = await render(messages(text));
  const other = await render(messages(`${words(3, text.length)} ${text}`));
  return { ...prompt, instructionTokens: commonLength(prompt.tokens, other.tokens) };
}

/** The second question of a conversation whose first one was a `task` with the same instructions and text. */
export async function secondTurn(
  render: Render,
  instructions: string,
  text: string,
  seed: number,
): Promise<BenchPrompt> {
  const prompt = await render([
    { role: "system", content: instructions },
    { role: "user", content: `<text>\n${text}\n</text>` },
    { role: "assistant", content: words(8, seed) },
    { role: "user", content: words(16, seed + 1) },
  ]);
  return { ...prompt, instructionTokens: 0 };
}

function commonLength(one: readonly number[], other: readonly number[]): number {
  const end = one.findIndex((token, index) => token !== other[index]);
  return end < 0 ? one.length : end;
}
