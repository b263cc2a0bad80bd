import { mkdtemp, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  GgufFormatError,
  MAX_HEADER_BYTES,
  parseGgufHeader,
  readGgufHeader,
} from "../../../src/server/gguf/ggufHeader.ts";

const U32 = 4;
const TEXT = 8;
const ARRAY = 9;

/** Little-endian bytes, one after another. */
class Bytes {
  private readonly parts: Buffer[] = [];

  u32(...values: number[]): this {
    for (const value of values) {
      const part = Buffer.alloc(4);
      part.writeUInt32LE(value);
      this.parts.push(part);
    }
    return this;
  }

  u64(...values: number[]): this {
    for (const value of values) {
      const part = Buffer.alloc(8);
      part.writeBigUInt64LE(BigInt(value));
      this.parts.push(part);
    }
    return this;
  }

  text(value: string): this {
    this.u64(Buffer.byteLength(value));
    this.parts.push(Buffer.from(value));
    return this;
  }

  raw(value: string): this {
    this.parts.push(Buffer.from(value, "latin1"));
    return this;
  }

  done(): Buffer {
    return Buffer.concat(this.parts);
  }
}

/** Three keys and one F32 tensor of 4 x 2 values at offset 64. */
function smallFile(): Buffer {
  return new Bytes()
    .raw("GGUF")
    .u32(3)
    .u64(1, 4)
    .text("general.architecture")
    .u32(TEXT)
    .text("qwen3")
    .text("tokenizer.ggml.tokens")
    .u32(ARRAY, TEXT)
    .u64(2)
    .text("a")
    .text("ภ")
    .text("tokenizer.ggml.merges")
    .u32(ARRAY, TEXT)
    .u64(1)
    .text("a b")
    .text("qwen3.block_count")
    .u32(U32, 28)
    .text("token_embd.weight")
    .u32(2)
    .u64(4, 2)
    .u32(0)
    .u64(64)
    .done();
}

const plenty = 1_000_000;

function fault(bytes: Uint8Array, sizeBytes: number): string {
  try {
    parseGgufHeader(bytes, sizeBytes);
  } catch (error) {
    if (error instanceof GgufFormatError) return error.message;
    throw error;
  }
  return "none";
}

describe("parseGgufHeader", () => {
  it("reads metadata and where the last tensor ends", () => {
    const bytes = smallFile();
    const header = parseGgufHeader(bytes, plenty);
    if (header === "needsMore") throw new Error("The header is complete");
    expect(Object.fromEntries(header.metadata)).toEqual({
      "general.architecture": "qwen3",
      "tokenizer.ggml.tokens": ["a", "ภ"],
      "qwen3.block_count": 28,
    });
    expect(header).toMatchObject({ version: 3, tensorCount: 1 });
    expect(header.requiredBytes).toBe(Math.ceil(bytes.length / 32) * 32 + 64 + 4 * 2 * 4);
  });

  it("asks for more of a longer file, and calls a short one cut off", () => {
    const bytes = smallFile();
    for (const length of [4, 9, 24, 40, 100, bytes.length - 1]) {
      expect(parseGgufHeader(bytes.subarray(0, length), plenty)).toBe("needsMore");
      expect(fault(bytes.subarray(0, length), length)).toMatch(/cut off within its header|larger than the file/u);
    }
  });

  it.each([
    ["", 0, "it is empty"],
    ["GGML\u0003\0\0\0", 8, "it is not in the GGUF format"],
    ["GGUF\u0063\0\0\0", plenty, "its GGUF version 99 is not supported"],
    ["GGUF\0\0\0\u0003", plenty, "it is made for big-endian machines"],
  ])("refuses %j", (start, sizeBytes, reason) => {
    expect(fault(new Bytes().raw(start).done(), sizeBytes)).toBe(reason);
  });

  it("refuses counts and lengths that the file cannot hold, without allocating for them", () => {
    const start = (): Bytes => new Bytes().raw("GGUF").u32(3);
    expect(
      fault(
        start()
          .u64(2 ** 50, 0)
          .done(),
        plenty,
      ),
    ).toMatch(/larger than the file/u);
    expect(
      fault(
        start()
          .u64(0, 1, 2 ** 50)
          .done(),
        plenty,
      ),
    ).toMatch(/larger than the file/u);
    expect(fault(start().u64(0, 1).text("k").u32(99).done(), plenty)).toMatch(/unknown type 99/u);
    expect(fault(start().u64(1, 0).text("t").u32(9).done(), plenty)).toMatch(/9 dimensions/u);
  });

  it("refuses more tensors than any model has, before it reads one", () => {
    const bytes = new Bytes().raw("GGUF").u32(3).u64(65_537, 0).done();
    expect(fault(bytes, 2 ** 40)).toBe("its header is damaged (it speaks of 65537 tensors)");
  });

  it("refuses arrays nested without end", () => {
    const bytes = new Bytes().raw("GGUF").u32(3).u64(0, 1).text("k").u32(ARRAY);
    for (let depth = 0; depth < 100_000; depth += 1) bytes.u32(ARRAY).u64(1);
    expect(fault(bytes.done(), plenty * 10)).toMatch(/nested too deeply/u);
  });
});

describe("readGgufHeader", () => {
  let folder = "";
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "gguf-header-"));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it("reads no more of a large file than a header can be, whatever the header claims", async () => {
    const path = join(folder, "damaged.gguf");
    const sizeBytes = 8 * MAX_HEADER_BYTES;
    const beginning = new Bytes()
      .raw("GGUF")
      .u32(3)
      .u64(0, 1, sizeBytes / 2)
      .done();
    await writeFile(path, beginning);
    await truncate(path, sizeBytes); // sparse: it takes no room on the disk
    await expect(readGgufHeader(path)).rejects.toThrow(GgufFormatError);
  });
});
