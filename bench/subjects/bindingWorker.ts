/** Another binding of llama.cpp, npm's @fugood/llama.node, inside a process: what a plain use of it gives. */
import { createRequire } from "node:module";
import path from "node:path";
import { type BenchRequest, CHAT_SAMPLING, GREEDY_SAMPLING, type SubjectSettings, type Timing } from "../subject.ts";
import type { SubjectStart, SubjectWorker } from "./processMessages.ts";

/** As much of the package's interface as is used here. */
interface Binding {
  loadModel(options: Record<string, unknown>): Promise<BindingContext>;
}

interface BindingContext {
  completion(options: Record<string, unknown>, onToken: () => void): Promise<BindingResult>;
  readonly parallel: {
    enable(options: Record<string, unknown>): Promise<boolean>;
    completion(
      options: Record<string, unknown>,
      onToken: () => void,
    ): Promise<{ readonly promise: Promise<BindingResult> }>;
  };
  release(): Promise<void>;
}

interface BindingResult {
  readonly timings: {
    readonly cache_n?: number;
    readonly prompt_n: number;
    readonly predicted_n: number;
    readonly predicted_ms: number;
  };
}

export async function startBindingWorker({ settings, folder }: SubjectStart): Promise<SubjectWorker> {
  const binding = createRequire(path.join(folder, "package.json"))("@fugood/llama.node") as Binding;
  const context = await binding.loadModel(loadOptions(settings));
  const sideBySide = settings.parallel > 1;
  if (sideBySide) await context.parallel.enable({ n_parallel: settings.parallel, n_batch: 512 });
  return {
    render: () => Promise.reject(new Error("Prompts are rendered by our engine")),
    complete: (requests) => Promise.all(requests.map((request) => complete(context, request, sideBySide))),
    takeNativeTimes: () => Promise.reject(new Error("Only our engine is timed inside")),
    dispose: () => context.release(),
  };
}

function loadOptions({ modelPath, contextTokens, parallel, threads }: SubjectSettings): Record<string, unknown> {
  return {
    model: modelPath,
    n_ctx: contextTokens * parallel,
    n_parallel: parallel,
    n_threads: threads,
    n_gpu_layers: 0,
    flash_attn_type: "auto",
    use_mmap: true,
  };
}

async function complete(
  context: BindingContext,
  { prompt, maxTokens, greedy }: BenchRequest,
  sideBySide: boolean,
): Promise<Timing> {
  const { temperature, topK, topP, minP, seed } = greedy ? GREEDY_SAMPLING : CHAT_SAMPLING;
  const options = {
    prompt: prompt.text,
    n_predict: maxTokens,
    temperature,
    top_k: topK,
    top_p: topP,
    min_p: minP,
    seed,
    // What llama.node does beyond ours by default is switched off.
    penalty_repeat: 1,
  };
  const startedAtMs = performance.now();
  let firstAtMs: number | undefined;
  let lastAtMs = startedAtMs;
  const onToken = (): void => {
    lastAtMs = performance.now();
    firstAtMs ??= lastAtMs;
  };
  const { timings } = sideBySide
    ? await (
        await context.parallel.completion(options, onToken)
      ).promise
    : await context.completion(options, onToken);
  const totalMs = performance.now() - startedAtMs;
  return {
    promptTokens: prompt.tokens.length,
    cachedTokens: timings.cache_n ?? prompt.tokens.length - timings.prompt_n,
    generatedTokens: timings.predicted_n,
    firstTokenMs: (firstAtMs ?? startedAtMs + totalMs) - startedAtMs,
    decodeMs: lastAtMs - (firstAtMs ?? lastAtMs),
    totalMs,
  };
}
