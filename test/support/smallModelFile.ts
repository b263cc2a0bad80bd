/** A GGUF file with all that is looked at before the native library is: a header, a template, a few words. */
import { array, string, uint32, writeGguf } from "../../tools/tiny-model/ggufWriter.mjs";

const TEMPLATE =
  "{% for message in messages %}<|{{ message.role }}|>{{ message.content }}{% endfor %}" +
  "{% if add_generation_prompt %}<|assistant|>{% endif %}";
const NORMAL = 1;

export interface SmallModel {
  readonly words?: readonly string[];
  readonly template?: string;
  /** 1 when left out. */
  readonly parts?: number;
}

/** Writes the file and returns its path. */
export function writeSmallModel(path: string, { words = ["a", "b", "c"], template, parts }: SmallModel = {}): string {
  writeGguf(path, {
    metadata: new Map([
      ["general.architecture", string("qwen3")],
      ["qwen3.block_count", uint32(1)],
      ["qwen3.context_length", uint32(4096)],
      ["qwen3.embedding_length", uint32(32)],
      ["qwen3.attention.head_count", uint32(1)],
      ["tokenizer.chat_template", string(template ?? TEMPLATE)],
      ["tokenizer.ggml.tokens", array("string", words)],
      [
        "tokenizer.ggml.token_type",
        array(
          "int32",
          words.map(() => NORMAL),
        ),
      ],
      ...(parts === undefined ? [] : [["split.count", uint32(parts)] as const]),
    ]),
    tensors: [{ name: "w", shape: [32, 2], type: "F32", rows: (_first, count) => new Float32Array(32 * count) }],
  });
  return path;
}
