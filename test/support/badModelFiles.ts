/** Files that are no usable models, made from a good one by changing bytes in place. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const TEMPLATE_KEY = "tokenizer.chat_template";

export class BadModelFiles {
  private readonly good: Buffer;
  private readonly folder: string;

  constructor(goodPath: string, folder: string) {
    this.good = readFileSync(goodPath);
    this.folder = folder;
  }

  /** Writes a file of any bytes and returns its path. */
  write(name: string, bytes: Uint8Array | string): string {
    const path = join(this.folder, `${name}.gguf`);
    writeFileSync(path, bytes);
    return path;
  }

  /** The first `count` bytes; a negative count leaves that many out at the end. */
  cut(name: string, count: number): string {
    return this.write(name, this.good.subarray(0, count < 0 ? this.good.length + count : count));
  }

  /** A copy with `change` done to it. */
  changed(name: string, change: (bytes: Buffer) => void): string {
    const bytes = Buffer.from(this.good);
    change(bytes);
    return this.write(name, bytes);
  }

  /** A copy in which one text became another one of the same length, at its first place. */
  replaced(name: string, text: string, by: string): string {
    if (Buffer.byteLength(text) !== Buffer.byteLength(by)) throw new RangeError("The lengths differ");
    return this.changed(name, (bytes) => {
      const at = bytes.indexOf(text);
      if (at < 0) throw new RangeError(`The model file does not contain ${text}`);
      bytes.write(by, at);
    });
  }

  /** A copy with another chat template, filled up with a comment to the length of the old one. */
  withTemplate(name: string, template: string): string {
    return this.changed(name, (bytes) => {
      // Key, 4 bytes of value type, 8 bytes of length, the text.
      const lengthAt = bytes.indexOf(TEMPLATE_KEY) + TEMPLATE_KEY.length + 4;
      const length = Number(bytes.readBigUInt64LE(lengthAt));
      const comment = length - Buffer.byteLength(template) - "{##}".length;
      bytes.write(`${template}{#${"-".repeat(comment)}#}`, lengthAt + 8);
    });
  }

  /** A copy with another number as the value of a 32-bit key. */
  withNumber(name: string, key: string, value: number): string {
    return this.changed(name, (bytes) => {
      const at = bytes.indexOf(key);
      if (at < 0) throw new RangeError(`The model file has no ${key}`);
      bytes.writeUInt32LE(value, at + key.length + 4);
    });
  }
}
