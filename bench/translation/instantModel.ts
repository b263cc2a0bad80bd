/** Models for measuring what a translation costs beside the model: one that takes no time, and one that notes how long it took. */
import type { EngineModel, GenerationResult } from "../../src/core/engine.ts";
import type { ChatMessage } from "../../src/shared/chatMessage.ts";
import type { ModelInfo } from "../../src/shared/protocol.ts";

const INFO: ModelInfo = {
  name: "instant",
  path: "",
  sizeBytes: 0,
  architecture: "none",
  contextTokens: 8192,
  backend: "cpu",
  gpuLayers: 0,
  totalLayers: 1,
  deviceName: "none",
  threads: 1,
  parallel: 8,
  canThink: false,
};

/** About as many as real vocabularies need for English. */
const CHARACTERS_PER_TOKEN = 4;

/** @param translate the answer to a text, which stands between tags in the prompt */
export function instantModel(translate: (text: string) => string): EngineModel {
  return {
    info: INFO,
    renderPrompt: (messages) =>
      Promise.resolve({ text: delimitedText(messages), tokens: [0, 0, 0], startsInThinking: false }),
    countTokens: (text) => Promise.resolve(Math.ceil(text.length / CHARACTERS_PER_TOKEN)),
    // eslint-disable-next-line @typescript-eslint/require-await -- the port's streams are asynchronous, this one never waits
    async *generate({ text }) {
      const answer = translate(text);
      yield { channel: "text", text: answer };
      return finished(answer);
    },
    dispose: () => Promise.resolve(),
  };
}

function finished(text: string): GenerationResult {
  const stats = {
    promptTokens: 3,
    cachedTokens: 0,
    generatedTokens: text.length,
    timeToFirstTokenMs: 0,
    tokensPerSecond: 0,
    totalMs: 0,
    thinkingMs: 0,
  };
  return { text, thinking: "", finishReason: "stop", stats };
}

/** The last message without the lines of its tags. */
function delimitedText(messages: readonly ChatMessage[]): string {
  const content = messages.at(-1)?.content ?? "";
  return content.slice(content.indexOf("\n") + 1, content.lastIndexOf("\n"));
}

export interface TimedModel {
  readonly model: EngineModel;
  /** Spent in the model's own calls; of a model that does one thing at a time. */
  readonly spentMs: () => number;
}

export function timedModel(model: EngineModel): TimedModel {
  let spentMs = 0;
  const timed = async <T>(work: () => Promise<T>): Promise<T> => {
    const startedAtMs = performance.now();
    try {
      return await work();
    } finally {
      spentMs += performance.now() - startedAtMs;
    }
  };
  return {
    spentMs: () => spentMs,
    model: {
      info: { ...model.info, parallel: 1 },
      renderPrompt: (messages, options) => timed(() => model.renderPrompt(messages, options)),
      countTokens: (text) => timed(() => model.countTokens(text)),
      async *generate(prompt, options) {
        const stream = model.generate(prompt, options);
        for (;;) {
          const step = await timed(() => stream.next());
          if (step.done === true) return step.value;
          yield step.value;
        }
      },
      dispose: () => model.dispose(),
    },
  };
}
