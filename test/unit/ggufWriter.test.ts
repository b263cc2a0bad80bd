import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  array,
  encodeValues,
  halfBits,
  halfValue,
  string,
  uint32,
  writeGguf,
} from "../../tools/tiny-model/ggufWriter.mjs";

describe("halfBits and halfValue", () => {
  it("are each other's inverse for every half-precision number", () => {
    const broken = [];
    for (let bits = 0; bits < 0x10000; bits += 1) {
      const value = halfValue(bits);
      if (!Number.isNaN(value) && halfBits(value) !== bits && value !== 0) broken.push(bits);
    }
    expect(broken).toEqual([]);
  });

  it.each([
    [1, 0x3c00],
    [-2, 0xc000],
    [65504, 0x7bff],
    [65520, 0x7c00], // halfway to the next, which is infinity
    [2 ** -25, 0], // halfway to the smallest: ties go to even
    [2 ** -25 * 1.01, 1],
    [1 + 2 ** -11, 0x3c00], // halfway: even
    [1 + 3 * 2 ** -11, 0x3c02],
  ])("rounds %d", (value, bits) => {
    expect(halfBits(value)).toBe(bits);
  });
});

describe("encodeValues", () => {
  const values = Float32Array.from({ length: 64 }, (_, index) => Math.sin(index * 1.7) * (1 + index));

  it("keeps Q8_0 within half a step", () => {
    const bytes = encodeValues("Q8_0", values);
    expect(bytes.length).toBe(2 * 34);
    for (const [index, value] of values.entries()) {
      const at = Math.floor(index / 32) * 34;
      const scale = halfValue(bytes.readUInt16LE(at));
      expect(Math.abs(bytes.readInt8(at + 2 + (index % 32)) * scale - value)).toBeLessThan(scale * 0.6);
    }
  });

  it("keeps Q4_0 within one step, low halves before high ones", () => {
    const bytes = encodeValues("Q4_0", values);
    expect(bytes.length).toBe(2 * 18);
    for (const [index, value] of values.entries()) {
      const at = Math.floor(index / 32) * 18;
      const scale = halfValue(bytes.readUInt16LE(at));
      const pair = bytes.readUInt8(at + 2 + (index % 16));
      const level = (index % 32 < 16 ? pair & 15 : pair >> 4) - 8;
      expect(Math.abs(level * scale - value)).toBeLessThan(Math.abs(scale) * 1.01);
    }
  });

  it.each(["Q4_0", "Q8_0", "F16", "F32"] as const)("writes zeros as zeros in %s", (type) => {
    const bytes = encodeValues(type, new Float32Array(32));
    const scale = type.startsWith("Q") ? halfValue(bytes.readUInt16LE(0)) : 0;
    expect(Math.abs(scale)).toBe(0);
    if (!type.startsWith("Q")) expect(bytes.every((byte) => byte === 0)).toBe(true);
  });
});

describe("writeGguf", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "sealion-gguf-"));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it("writes magic, version, counts, metadata, tensor table and aligned data", () => {
    const path = join(folder, "small.gguf");
    const size = writeGguf(path, {
      metadata: new Map([
        ["a.name", string("ชื่อ")],
        ["a.list", array("uint32", [7, 8])],
        ["a.number", uint32(9)],
      ]),
      tensors: [
        { name: "one", shape: [3], type: "F32", rows: () => Float32Array.of(1, 2, 3) },
        {
          name: "two",
          shape: [2, 2],
          type: "F16",
          rows: (first, count) => Float32Array.of(1, 2, 3, 4).subarray(2 * first, 2 * (first + count)),
        },
      ],
    });
    const bytes = readFileSync(path);
    expect(bytes.length).toBe(size);
    expect(bytes.subarray(0, 4).toString("latin1")).toBe("GGUF");
    expect(bytes.readUInt32LE(4)).toBe(3);
    expect(bytes.readBigUInt64LE(8)).toBe(2n);
    expect(bytes.readBigUInt64LE(16)).toBe(3n);
    expect(bytes.includes(Buffer.from("ชื่อ"))).toBe(true);
    // Each tensor's data fills one 32-byte step, and the file ends with the second.
    expect(size % 32).toBe(0);
    expect([0, 4, 8].map((at) => bytes.readFloatLE(size - 64 + at))).toEqual([1, 2, 3]);
    expect([0, 2, 4, 6].map((at) => halfValue(bytes.readUInt16LE(size - 32 + at)))).toEqual([1, 2, 3, 4]);
  });

  it("refuses rows that are not whole blocks", () => {
    const tensors = [{ name: "odd", shape: [33], type: "Q8_0", rows: () => new Float32Array(33) }] as const;
    expect(() => writeGguf(join(folder, "odd.gguf"), { metadata: new Map(), tensors })).toThrow(RangeError);
  });
});
