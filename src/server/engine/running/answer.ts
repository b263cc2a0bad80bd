/** One answer while it is generated: tokens in, text in two channels out, and what was measured. */
import type { GenerationDelta, GenerationResult } from "../../../core/engine.ts";
import type { FinishReason, GenerationStats } from "../../../shared/protocol.ts";
import type { AnswerReader } from "./answerReader.ts";

export class Answer {
  cachedTokens = 0;
  private readonly reader: AnswerReader;
  private readonly promptTokens: number;
  private readonly startedAtMs = performance.now();
  private firstTokenAtMs: number | undefined;
  private lastTokenAtMs = 0;
  private thoughtsStartedAtMs: number | undefined;
  private thinkingMs = 0;
  private generatedTokens = 0;
  private readonly channels = { text: "", thinking: "" };

  constructor(reader: AnswerReader, promptTokens: number) {
    this.reader = reader;
    this.promptTokens = promptTokens;
  }

  /** The model produced something, an ending token included. */
  tick(): void {
    const now = performance.now();
    this.firstTokenAtMs ??= now;
    this.lastTokenAtMs = now;
  }

  push(token: number): GenerationDelta[] {
    this.generatedTokens += 1;
    const deltas = this.reader.push(token);
    this.timeThoughts();
    return this.keep(deltas);
  }

  /** What was held back until now. */
  finish(): GenerationDelta[] {
    const deltas = this.reader.finish();
    this.endThoughts();
    return this.keep(deltas);
  }

  result(finishReason: FinishReason): GenerationResult {
    return { ...this.channels, finishReason, stats: this.stats() };
  }

  private keep(deltas: GenerationDelta[]): GenerationDelta[] {
    for (const { channel, text } of deltas) this.channels[channel] += text;
    return deltas;
  }

  private timeThoughts(): void {
    if (this.reader.inThinking) this.thoughtsStartedAtMs ??= this.lastTokenAtMs;
    else this.endThoughts();
  }

  private endThoughts(): void {
    if (this.thoughtsStartedAtMs !== undefined) this.thinkingMs += this.lastTokenAtMs - this.thoughtsStartedAtMs;
    this.thoughtsStartedAtMs = undefined;
  }

  private stats(): GenerationStats {
    const now = performance.now();
    const firstTokenAtMs = this.firstTokenAtMs ?? now;
    const decodeSeconds = (this.lastTokenAtMs - firstTokenAtMs) / 1000;
    return {
      promptTokens: this.promptTokens,
      cachedTokens: this.cachedTokens,
      generatedTokens: this.generatedTokens,
      timeToFirstTokenMs: firstTokenAtMs - this.startedAtMs,
      // The first token is the end of reading the prompt; the others are what generating costs.
      tokensPerSecond: decodeSeconds > 0 ? Math.max(0, this.generatedTokens - 1) / decodeSeconds : 0,
      totalMs: now - this.startedAtMs,
      thinkingMs: this.thinkingMs,
    };
  }
}
