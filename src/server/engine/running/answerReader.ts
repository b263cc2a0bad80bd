/** Tokens in, whole characters in two channels out. */
import { ThinkingParser } from "../../../core/chat/thinkingParser.ts";
import type { GenerationDelta, RenderedPrompt } from "../../../core/engine.ts";
import { WholeCharacters } from "../../../core/text/wholeCharacters.ts";

export interface AnswerReaderOptions {
  readonly prompt: RenderedPrompt;
  readonly openToken: number | undefined;
  readonly closeToken: number | undefined;
  readonly decode: (tokens: readonly number[], previous: readonly number[]) => string;
}

export class AnswerReader {
  private readonly openToken: number | undefined;
  private readonly closeToken: number | undefined;
  private readonly characters: WholeCharacters;
  private readonly parser: ThinkingParser;

  constructor({ prompt, openToken, closeToken, decode }: AnswerReaderOptions) {
    const hasTokens = openToken !== undefined && closeToken !== undefined;
    this.openToken = hasTokens ? openToken : undefined;
    this.closeToken = hasTokens ? closeToken : undefined;
    this.characters = new WholeCharacters(decode, prompt.tokens);
    const { startsInThinking, goesOnIn } = prompt;
    this.parser = new ThinkingParser({ startsInThinking, goesOnIn, tagsInText: !hasTokens });
  }

  get inThinking(): boolean {
    return this.parser.inThinking;
  }

  get isAnswering(): boolean {
    return this.parser.isAnswering;
  }

  /** The last token ended a character. */
  get isBetweenCharacters(): boolean {
    return this.characters.isEmpty;
  }

  push(token: number): GenerationDelta[] {
    if (token !== this.openToken && token !== this.closeToken) {
      const piece = this.characters.push(token);
      return piece === "" ? [] : this.parser.text(piece);
    }
    const before = this.rest();
    return [...before, ...(token === this.openToken ? this.parser.openMarker() : this.parser.closeMarker())];
  }

  /** What was held back until now. */
  finish(): GenerationDelta[] {
    return [...this.rest(), ...this.parser.finish()];
  }

  private rest(): GenerationDelta[] {
    const rest = this.characters.finish();
    return rest === "" ? [] : this.parser.text(rest);
  }
}
