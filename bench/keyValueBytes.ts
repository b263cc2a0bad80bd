/** How large llama.cpp's cache of keys and values is: as its log says, else by the model's shape. */
import type { Shape } from "./models/endlessModels.ts";

/** Such as `llama_kv_cache:        CPU KV buffer size =    96.00 MiB`; one line for each device. */
const LOG_LINE = /KV buffer size\s*=\s*([\d.]+)\s*MiB/gu;
const HALF_BYTES = 2;

/** @param tokens of all answers side by side, where the log says nothing */
export function keyValueBytes(log: string, { layers, keyValueHeads, headWidth }: Shape, tokens: number): number {
  const sizes = [...log.matchAll(LOG_LINE)].map(([, size]) => Number(size) * 2 ** 20);
  if (sizes.length > 0) return sizes.reduce((sum, size) => sum + size, 0);
  // A key and a value for each head of each layer.
  return 2 * HALF_BYTES * layers * keyValueHeads * headWidth * tokens;
}
