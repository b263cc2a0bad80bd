import { expect, it } from "vitest";
import { chooseSampling } from "../../../src/core/chat/samplingPresets.ts";

it("follows Qwen3's documentation unless the caller asks for something else", () => {
  expect(chooseSampling({ thinking: true })).toEqual({ temperature: 0.6, topK: 20, topP: 0.95, minP: 0 });
  expect(chooseSampling({ thinking: false })).toEqual({ temperature: 0.7, topK: 20, topP: 0.8, minP: 0 });
  expect(chooseSampling({ thinking: false, temperature: 0, seed: 4 })).toEqual({
    temperature: 0,
    topK: 20,
    topP: 0.8,
    minP: 0,
    seed: 4,
  });
});
