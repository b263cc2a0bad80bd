import { describe, expect, it } from "vitest";
import { readLlamaBench } from "../../../bench/subjects/llamaBench.ts";

const READ = { n_prompt: 512, n_gen: 0, avg_ts: 340.5, model_type: "qwen3" };
const WRITTEN = { n_prompt: 0, n_gen: 128, avg_ts: 50.25, model_type: "qwen3" };

describe("readLlamaBench", () => {
  it("finds reading and writing in any order", () => {
    expect(readLlamaBench(JSON.stringify([WRITTEN, READ]))).toEqual({ prompt: 340.5, decode: 50.25 });
  });

  it("leaves out what was not measured, and what does both at once", () => {
    const both = { n_prompt: 512, n_gen: 128, avg_ts: 99 };
    expect(readLlamaBench(JSON.stringify([both, READ]))).toEqual({ prompt: 340.5, decode: undefined });
  });

  it("refuses what is no list", () => {
    expect(() => readLlamaBench("{}")).toThrow(SyntaxError);
    expect(() => readLlamaBench("error: no such model")).toThrow(SyntaxError);
  });
});
