/** One answer while it is generated: tokens in, text in two channels out, and what was measured. */
import type { GenerationDelta, GenerationResult } from "../../../core/engine.ts";
import { ThinkingParser } from "../../../core/chat/thinkingParser.ts";
import { WholeCharacters } from "../../../core/text/wholeCharacters.ts";
import type { FinishReason, GenerationStats } from "../../../shared/protocol.ts";

export interface AnswerOptions {
  readonly promptTokens: readonly number[];
  readonly startsInThinking: boolean;
  readonly openToken: number | undefined;
  readonly closeToken: number | undefined;
  readonly decode: (tokens: readonly number[], previous: readonly number[]) => string;
}

export class Answer {
  cachedTokens = 0;
  private readonly options: AnswerOptions;
  private readonly characters: WholeCharacters;
  private readonly parser: ThinkingParser;
  private readonly startedAtMs = performance.now();
  private firstTokenAtMs: number | undefined;
  private lastTokenAtMs = 0;
  private thoughtsStartedAtMs: number | undefined;
  private thinkingMs = 0;
  private generatedTokens = 0;
  private readonly channels = { text: "", thinking: "" };

  constructor(options: AnswerOptions) {
    this.options = options;
    this.characters = new WholeCharacters(options.decode, options.promptTokens);
    this.parser = new ThinkingParser({
      startsInThinking: options.startsInThinking,
      tagsInText: options.openToken === undefined || options.closeToken === undefined,
    });
  }

  /** The model produced something, an ending token included. */
  tick(): void {
    const now = performance.now();
    this.firstTokenAtMs ??= now;
    this.lastTokenAtMs = now;
  }

  push(token: number): GenerationDelta[] {
    this.generatedTokens += 1;
    const deltas = this.read(token);
    this.timeThoughts();
    return this.keep(deltas);
  }

  /** What was held back until now. */
  finish(): GenerationDelta[] {
    const rest = this.characters.finish();
    const deltas = [...(rest === "" ? [] : this.parser.text(rest)), ...this.parser.finish()];
    this.endThoughts();
    return this.keep(deltas);
  }

  result(finishReason: FinishReason): GenerationResult {
    return { ...this.channels, finishReason, stats: this.stats() };
  }

  private read(token: number): GenerationDelta[] {
    const { openToken, closeToken } = this.options;
    if (openToken === undefined || closeToken === undefined || (token !== openToken && token !== closeToken)) {
      const piece = this.characters.push(token);
      return piece === "" ? [] : this.parser.text(piece);
    }
    const rest = this.characters.finish();
    const before = rest === "" ? [] : this.parser.text(rest);
    return [...before, ...(token === openToken ? this.parser.openMarker() : this.parser.closeMarker())];
  }

  private keep(deltas: GenerationDelta[]): GenerationDelta[] {
    for (const { channel, text } of deltas) this.channels[channel] += text;
    return deltas;
  }

  private timeThoughts(): void {
    if (this.parser.inThinking) this.thoughtsStartedAtMs ??= this.lastTokenAtMs;
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
      promptTokens: this.options.promptTokens.length,
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
