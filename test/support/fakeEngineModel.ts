/** An EngineModel without a model: it answers by a rule, counts tokens by bytes, and keeps the port's promises. */
import type {
  EngineModel,
  GenerateOptions,
  GenerationDelta,
  GenerationResult,
  RenderedPrompt,
} from "../../src/core/engine.ts";
import { splitGraphemes } from "../../src/core/text/graphemes.ts";
import type { ChatMessage } from "../../src/shared/chatMessage.ts";
import type { FinishReason, ModelInfo } from "../../src/shared/protocol.ts";

export interface FakeModelOptions {
  readonly contextTokens?: number;
  /** The whole answer to a prompt. Echoes the delimited text when left out. */
  readonly answer?: (messages: readonly ChatMessage[], delimitedText: string) => string;
  /** Graphemes in each delta, taken in turn. */
  readonly deltaLengths?: readonly number[];
  /** Called before each delta, for tests that cancel midway. */
  readonly onStep?: (deltaIndex: number) => void;
}

export interface FakePrompt {
  readonly messages: readonly ChatMessage[];
  /** What stands between the tags of the last message. */
  readonly text: string;
  readonly options: GenerateOptions;
}

export interface FakeModel extends EngineModel {
  /** Everything that was generated, in order. */
  readonly prompts: readonly FakePrompt[];
  /** Generations that were begun and neither read to their end nor told to stop. */
  readonly abandoned: number;
}

/** Four bytes a token: like a real vocabulary, several tokens for each character of most scripts. */
export function fakeTokenCount(text: string): number {
  return Math.ceil(new TextEncoder().encode(text).length / 4);
}

type FakeGeneration = AsyncGenerator<GenerationDelta, GenerationResult>;

const TEMPLATE_TOKENS = 10;

export function fakeEngineModel(options: FakeModelOptions = {}): FakeModel {
  const { contextTokens = 4096, deltaLengths = [1, 3, 2, 7] } = options;
  const answer = options.answer ?? ((_messages: readonly ChatMessage[], text: string) => text);
  const messagesOf = new WeakMap<RenderedPrompt, readonly ChatMessage[]>();
  const prompts: FakePrompt[] = [];
  let open = 0;

  async function* generate(prompt: RenderedPrompt, generateOptions: GenerateOptions): FakeGeneration {
    open += 1;
    try {
      return yield* answerTo(prompt, generateOptions);
    } finally {
      open -= 1;
    }
  }

  async function* answerTo(prompt: RenderedPrompt, generateOptions: GenerateOptions): FakeGeneration {
    const messages = messagesOf.get(prompt) ?? [];
    const text = delimitedText(messages);
    prompts.push({ messages, text, options: generateOptions });
    const graphemes = splitGraphemes(answer(messages, text));
    let written = "";
    let finishReason: FinishReason = "stop";
    for (let step = 0; graphemes.length > 0; step += 1) {
      options.onStep?.(step);
      await Promise.resolve();
      if (generateOptions.signal?.aborted === true) {
        finishReason = "cancelled";
        break;
      }
      const delta = graphemes.splice(0, deltaLengths[step % deltaLengths.length] ?? 1).join("");
      if (fakeTokenCount(written + delta) > generateOptions.maxTokens) {
        finishReason = "length";
        break;
      }
      written += delta;
      yield { channel: "text", text: delta };
    }
    const generatedTokens = fakeTokenCount(written);
    return {
      text: written,
      thinking: "",
      finishReason,
      stats: {
        promptTokens: prompt.tokens.length,
        cachedTokens: 3,
        generatedTokens,
        timeToFirstTokenMs: 20 + prompts.length,
        tokensPerSecond: 50,
        totalMs: generatedTokens * 20 + 20 + prompts.length,
        thinkingMs: 0,
      },
    };
  }

  return {
    info: { ...FAKE_MODEL_INFO, contextTokens },
    prompts,
    get abandoned() {
      return open;
    },
    renderPrompt: (messages) => {
      const text = messages.map(({ role, content }) => `[${role}] ${content}`).join("\n");
      const length = TEMPLATE_TOKENS + messages.reduce((sum, { content }) => sum + fakeTokenCount(content), 0);
      const prompt: RenderedPrompt = { text, tokens: new Array<number>(length).fill(0), startsInThinking: false };
      messagesOf.set(prompt, messages);
      return Promise.resolve(prompt);
    },
    countTokens: (text) => Promise.resolve(fakeTokenCount(text)),
    generate,
    dispose: () => Promise.resolve(),
  };
}

export const FAKE_MODEL_INFO: ModelInfo = {
  name: "fake",
  path: "/models/fake.gguf",
  sizeBytes: 1,
  architecture: "fake",
  contextTokens: 4096,
  backend: "cpu",
  gpuLayers: 0,
  totalLayers: 1,
  deviceName: "none",
  threads: 1,
  parallel: 1,
  canThink: false,
};

function delimitedText(messages: readonly ChatMessage[]): string {
  return /^<([^>]+)>\n(?<text>.*)\n<\/\1>$/su.exec(messages.at(-1)?.content ?? "")?.groups?.text ?? "";
}
