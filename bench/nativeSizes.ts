/** How much memory llama.cpp takes for what: as its log says, else by the model's shape. */
import type { Shape } from "./models/endlessModels.ts";

/** Such as `llama_kv_cache:        CPU KV buffer size =    96.00 MiB`; one line for each device. */
const KEY_VALUE_LINE = /KV buffer size\s*=\s*([\d.]+)\s*MiB/gu;
/** Such as `load_tensors:   CPU_Mapped model buffer size =   201.99 MiB`; "compute" holds the batch's logits, too. */
const BUFFER_LINE = /(\S+) (model|compute) buffer size\s*=\s*([\d.]+)\s*MiB/gu;
const HALF_BYTES = 2;

/** @param tokens of all answers side by side, where the log says nothing */
export function keyValueBytes(log: string, { layers, keyValueHeads, headWidth }: Shape, tokens: number): number {
  const sizes = [...log.matchAll(KEY_VALUE_LINE)].map(([, size]) => Number(size) * 2 ** 20);
  if (sizes.length > 0) return sizes.reduce((sum, size) => sum + size, 0);
  // A key and a value for each head of each layer.
  return 2 * HALF_BYTES * layers * keyValueHeads * headWidth * tokens;
}

/** The weights as llama.cpp holds them: more than the file, where some lie in memory twice. Undefined without a word of it. */
export function weightsBytes(log: string): number | undefined {
  const sizes = [...log.matchAll(BUFFER_LINE)]
    .filter(([, , what]) => what === "model")
    .map(([, , , size]) => Number(size));
  return sizes.length === 0 ? undefined : sizes.reduce((sum, size) => sum + size * 2 ** 20, 0);
}

/** What else llama.cpp holds, for people: a processor with matrix units has the weights twice, in an order of its own. */
export function otherBuffers(log: string): string {
  const found = [...log.matchAll(BUFFER_LINE)];
  return found.map(([, place, what, size]) => `${place} ${what} ${Math.round(Number(size) * 1.048576)} MB`).join(", ");
}
