/** sea-tiny in several files, as llama.cpp's gguf-split makes them: the metadata in the first, some tensors in each. */
import path from "node:path";
import { tinyModelParts } from "../../tools/tiny-model/expand.mjs";
import { int32, uint16, writeGguf } from "../../tools/tiny-model/ggufWriter.mjs";

/** @returns the paths of the parts, in order */
export function splitTinyModel(folder: string, count: number, name = "sea-tiny-split"): string[] {
  const { metadata, tensors } = tinyModelParts();
  const tensorsEach = Math.ceil(tensors.length / count);
  return Array.from({ length: count }, (_, index) => {
    const number = (one: number): string => String(one).padStart(5, "0");
    const filePath = path.join(folder, `${name}-${number(index + 1)}-of-${number(count)}.gguf`);
    writeGguf(filePath, {
      metadata: new Map([
        ...(index === 0 ? metadata : []),
        ["split.no", uint16(index)],
        ["split.count", uint16(count)],
        ["split.tensors.count", int32(tensors.length)],
      ]),
      tensors: tensors.slice(index * tensorsEach, (index + 1) * tensorsEach),
    });
    return filePath;
  });
}
