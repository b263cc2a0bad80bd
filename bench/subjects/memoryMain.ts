/** Loads one model as the server does and tells what it took: by the library's account, and by the process's own size. */
import { memorySum, partsBytes } from "../../src/core/models/memorySum.ts";
import { NodeLlamaCpp } from "../../src/server/engine/llamaEngine.ts";
import type { OpenContext, OpenWeights } from "../../src/server/engine/loading/llamaLibrary.ts";
import { loadNative } from "../../src/server/engine/loading/loadNative.ts";
import { wishOf } from "../../src/server/engine/loading/loadPlan.ts";
import { NativeLog } from "../../src/server/engine/loading/nativeLog.ts";
import { ReleaseStack } from "../../src/server/engine/loading/releaseStack.ts";
import { weightCopies } from "../../src/server/engine/loading/weightCopies.ts";
import { drive } from "../../src/server/engine/native/driveContext.ts";
import { fitSizesOf } from "../../src/server/gguf/fitSizesOf.ts";
import { readGgufHeader } from "../../src/server/gguf/ggufHeader.ts";
import { fileVersion, type ModelFileFacts, readHeaderFacts, wholeSizes } from "../../src/server/gguf/modelFile.ts";
import { AppError } from "../../src/shared/appError.ts";
import { silentLogger } from "../../src/shared/logger.ts";
import { DEFAULT_LOAD_SETTINGS } from "../../src/shared/protocol.ts";

export interface MemoryCase {
  readonly path: string;
  readonly contextTokens: number;
  readonly parallel: number;
  readonly kvCache: "f16" | "q8_0";
  readonly flashAttention: "on" | "off";
}

export interface MemoryResult {
  readonly estimatedBytes: number;
  /** Weights and context as the library counts them. */
  readonly libraryBytes: number;
  /** The estimate, but for what the library does not count. */
  readonly estimatedLibraryBytes: number;
  /** What the process has grown by, after a whole batch with all its results. */
  readonly grownBytes: number;
}

async function measure(asked: MemoryCase): Promise<MemoryResult> {
  const nativeLog = new NativeLog(silentLogger);
  const backend = await new NodeLlamaCpp(nativeLog).start("off");
  const before = residentBytes();
  const file = await factsOf(asked.path);
  const { contextTokens, parallel, kvCache, flashAttention } = asked;
  const settings = { ...DEFAULT_LOAD_SETTINGS, contextTokens, parallel, kvCache, flashAttention };
  const wish = wishOf(settings, { ...file, trainedTokens: Math.max(file.trainedTokens, contextTokens) }, 0);
  const load = await loadNative<OpenContext, OpenWeights>({
    backend,
    file,
    wish,
    threads: 1,
    nativeLog,
    logger: silentLogger,
    signal: new AbortController().signal,
    onProgress: () => undefined,
  });
  const context = drive(load, new ReleaseStack());
  const count = Math.min(context.batchTokens, load.size.contextTokens);
  const tokens = Array.from({ length: count }, (_, index) => 100 + index);
  await context.decode([{ sequence: 0, position: 0, tokens, logits: tokens.map((_, index) => index) }]);
  // All of a batch's results touch all of the reserved memory; the copy of them that this makes is one that the server never asks for.
  const copiedBytes = (count - 1) * file.sizes.vocabularyWords * 4;
  const grownBytes = residentBytes() - before - copiedBytes;
  const contextLoad = {
    ...load.size,
    batchTokens: context.batchTokens,
    cacheFormat: kvCache,
    flashAttention: flashAttention === "on",
    fullWindows: load.swaFullCache,
  };
  const host = { weightCopies: weightCopies(backend.systemInfo, false), memoryMap: load.weights.useMmap };
  const { ram, reclaimableBytes } = memorySum(file.sizes, contextLoad, 0, host);
  const outputBytes = file.sizes.vocabularyWords * 4 * parallel;
  const estimatedBytes = partsBytes(ram) + reclaimableBytes;
  return {
    estimatedBytes,
    libraryBytes: load.weights.memoryUsage.ram + load.context.memoryUsage.ram,
    estimatedLibraryBytes: estimatedBytes - ram.overheadBytes - outputBytes,
    grownBytes,
  };
}

/** Also of a base model, which has no chat template. */
async function factsOf(path: string): Promise<ModelFileFacts> {
  const version = await fileVersion(path);
  try {
    const { header, parts, ...facts } = await readHeaderFacts(path, version);
    return { ...facts, ...(await wholeSizes(path, version.size, { header, parts })) };
  } catch (error) {
    if (!AppError.is(error, "model.noChatTemplate")) throw error;
    const header = await readGgufHeader(path);
    const sizes = fitSizesOf([header], version.size);
    const totalLayers = sizes.blocks.length + 1;
    return {
      path,
      name: path,
      sizeBytes: version.size,
      identity: path,
      architecture: "",
      totalLayers,
      trainedTokens: sizes.trainedTokens,
      hasStretchedPositions: false,
      sizes,
      chatTemplate: "",
      bosText: "",
      eosText: "",
      declaredMarkers: [],
      isOrdinary: () => true,
      vocabulary: [],
    };
  }
}

/** Pages of mapped files that were touched among it. Linux tells; elsewhere Node's figure has to do. */
function residentBytes(): number {
  return process.memoryUsage().rss;
}

const result = await measure(JSON.parse(process.argv[2] ?? "") as MemoryCase);
process.stdout.write(`\nRESULT ${JSON.stringify(result)}\n`, () => process.exit(0));
