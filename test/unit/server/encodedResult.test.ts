import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { EncodedResult, messageEncoder } from "../../../src/server/encodedResult.ts";

const RESPONSE = { jsonrpc: "2.0", id: 7 };

describe("results that are JSON already", () => {
  it("are in their response what the value itself would be", async () => {
    const texts = fc.constantFrom("မြန်မာ", "ខ្មែរ", "ລາວ", "ไทย", "தமிழ்", "中文", 'Tiếng "Việt"\\', "\u2028\ud800");
    const values = fc.oneof(fc.dictionary(texts, fc.array(texts)), texts, fc.integer(), fc.constant(null));
    await fc.assert(
      fc.asyncProperty(values, async (value) => {
        const encoded = new EncodedResult(new TextEncoder().encode(JSON.stringify(value)));
        const bytes = await messageEncoder.encode({ ...RESPONSE, result: encoded } as typeof RESPONSE);
        expect(JSON.parse(new TextDecoder().decode(bytes))).toEqual({ ...RESPONSE, result: value });
      }),
    );
  });

  it("leave all other messages as they are", async () => {
    const messages = [{ ...RESPONSE, result: { text: "Filipino" } }, { ...RESPONSE, result: null }, RESPONSE];
    for (const message of messages) {
      expect(new TextDecoder().decode(await messageEncoder.encode(message))).toBe(JSON.stringify(message));
    }
  });
});
