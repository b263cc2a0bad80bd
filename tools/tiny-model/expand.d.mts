import type { GgufParts, TensorType } from "./ggufWriter.mjs";

/** The model's name: `general.name` in its file, and what `--model` finds it by. */
export const TINY_MODEL_NAME: "sea-tiny";

/** Where `npm start` and `npm test` put it: `.cache/models/sea-tiny.gguf` in the project. */
export const defaultTinyModelPath: string;

export interface ExpandOptions {
  readonly outputPath?: string;
  /** How matrices are stored; Q4_0 when left out. Q8_0 and F16 make larger files with the same answers. */
  readonly type?: TensorType;
  /** Holds manifest.json and weights.bin; the committed weights when left out. */
  readonly folder?: string;
}

/**
 * Writes the model through a temporary file beside `outputPath` and a rename. Does nothing when the file there was
 * made from the same weights (`written` is false then).
 */
export function expandTinyModel(options?: ExpandOptions): { readonly path: string; readonly written: boolean };

/**
 * What the file is made of, for tests that write a broken one: change `metadata` (drop `tokenizer.chat_template`,
 * replace `general.architecture`) and hand the parts to `writeGguf`.
 */
export function tinyModelParts(options?: Omit<ExpandOptions, "outputPath">): GgufParts;
