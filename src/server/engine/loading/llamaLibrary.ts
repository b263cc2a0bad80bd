/** llama.cpp as the engine wants it. llamaEngine.ts makes this of node-llama-cpp; tests make it of nothing. */
import type { LoadSettings } from "../../../shared/protocol.ts";
import type { LoadedContext, LoadedWeights, LoadingBackend } from "./loadNative.ts";
import type { Memory, OwnedContext } from "../native/nativeContextOf.ts";
import type { NativeVocabulary } from "../native/nativeModel.ts";

export interface LlamaLibrary {
  /**
   * Starts one kind of backend. It is kept for the life of the process: unloading the library itself is not safe.
   * @throws AppError config.invalid when this machine has no such backend, model.loadFailed when the library is not whole
   */
  start(gpu: LoadSettings["gpu"]): Promise<OpenBackend>;
}

export interface OpenBackend extends LoadingBackend<OpenWeights> {
  /** Of llama.cpp and of the binding. */
  readonly version: string;
  /** Physical cores that are useful for math. */
  readonly mathCores: number;
  /** llama.cpp's own line of what the processor can. */
  readonly systemInfo: string;
  deviceNames(): Promise<readonly string[]>;
  /** What this process has taken of the devices' memory, by the library's account. */
  ownVideoBytes(): Promise<number>;
  /** What this process has taken of main memory, mapped files included, by the library's account. */
  ownRamBytes(): Promise<number>;
  /** Makes the library's estimates stay within; undefined lifts the limit. */
  limitVideoMemory(bytes: number | undefined): Promise<void>;
  dispose(): Promise<void>;
}

export interface OpenWeights extends LoadedWeights<OpenContext> {
  readonly vocabulary: NativeVocabulary;
}

export interface OpenContext extends LoadedContext {
  /** To be called once. The context is then disposed through what this returns. */
  drive(memory: Memory): OwnedContext;
}
