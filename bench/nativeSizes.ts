/** How much memory llama.cpp takes for what: as its log says, else by the model's shape. */
import type { Shape } from "./models/endlessModels.ts";

/** Such as `llama_kv_cache:        CPU KV buffer size =    96.00 MiB`; one line for each device. */
const KEY_VALUE_LINE = /KV buffer size\s*=\s*([\d.]+)\s*MiB/gu;
/** Such as `load_tensors:   CPU_Mapped model buffer size =   201.99 MiB`. */
const WEIGHTS_LINE = /(\S+) model buffer size\s*=\s*([\d.]+)\s*MiB/gu;
const HALF_BYTES = 2;

/** @param tokens of all answers side by side, where the log says nothing */
export function keyValueBytes(log: string, { layers, keyValueHeads, headWidth }: Shape, tokens: number): number {
  const sizes = [...log.matchAll(KEY_VALUE_LINE)].map(([, size]) => Number(size) * 2 ** 20);
  if (sizes.length > 0) return sizes.reduce((sum, size) => sum + size, 0);
  // A key and a value for each head of each layer.
  return 2 * HALF_BYTES * layers * keyValueHeads * headWidth * tokens;
}

/** Where the weights are, for people: a processor with matrix units has them a second time in an order of its own. */
export function weightBuffers(log: string): string {
  const found = [...log.matchAll(WEIGHTS_LINE)];
  return found.map(([, place, size]) => `${place} ${Math.round(Number(size) * 1.048576)} MB`).join(", ");
}
