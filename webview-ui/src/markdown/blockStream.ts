/** A growing Markdown text as blocks: those that are finished are parsed once, only the unfinished tail again. */
import type { Token } from "marked";
import { escapeHtml } from "./escapeHtml.ts";
import { limitNesting } from "./limitNesting.ts";
import { lexMarkdown, parseBlock } from "./markdownParser.ts";

/** A paragraph, list, table, code block ... `html` is not sanitised. */
export interface Block {
  readonly key: number;
  readonly html: string;
  /** No later text changes it: it is worth work, such as highlighting its code. */
  readonly isFinished: boolean;
}

/** No model's answer is longer; a text that is would be parsed for seconds. It is shown as it is. */
const MAX_CHARACTERS = 300_000;

/** A table of thousands of rows takes seconds to lay out: a block longer than this is shown as it was written. */
const MAX_BLOCK_CHARACTERS = 30_000;

/** Each block costs an element, and a formula some work: what comes behind so many is shown as it was written. */
const MAX_BLOCKS = 1000;

/** No letter bears so many vowels and tones; to draw thousands of them on one stops the browser for minutes. */
const TOO_MANY_MARKS = /(\p{M}{32})\p{M}+/gu;

export class BlockStream {
  private finished: Block[] = [];
  /** The source of the finished blocks. */
  private finishedSource = "";
  private links: Record<string, { href: string; title: string | null }> = {};

  /**
   * The blocks of `text`, which usually is the former text and a bit more. With `isWhole` everything is parsed once
   * more as one: a link target at the end may belong to a link at the beginning.
   */
  update(text: string, isWhole: boolean): readonly Block[] {
    if (text.length > MAX_CHARACTERS) return [{ key: 0, html: `<p>${escapeHtml(text)}</p>`, isFinished: true }];
    const source = limitNesting(text.replace(/\r\n?/gu, "\n").replace(TOO_MANY_MARKS, "$1…"));
    if (isWhole || !source.startsWith(this.finishedSource)) this.reset();
    const tail = source.slice(this.finishedSource.length);
    const tokens = lexMarkdown(tail, this.links);
    if (isWhole) return withHtml(tokens, 0, true);
    const finishedCount = countFinished(tokens, tail);
    const done = withHtml(tokens.slice(0, finishedCount), this.finished.length, true);
    this.finished = [...this.finished, ...done];
    for (const token of tokens.slice(0, finishedCount)) this.finish(token);
    return [...this.finished, ...withHtml(tokens.slice(finishedCount), this.finished.length, false)];
  }

  private finish(token: Token): void {
    this.finishedSource += token.raw;
    if (isLinkTarget(token)) this.links[token.tag] ??= { href: token.href, title: token.title };
  }

  private reset(): void {
    this.finished = [];
    this.finishedSource = "";
    this.links = {};
  }
}

/**
 * How many tokens no later text can change: those before a block that stands behind a blank line and whose first line
 * is complete. (`1. a`, blank line, `2` may still go on as `2. b` in the same list.)
 */
function countFinished(tokens: readonly Token[], source: string): number {
  const lastLineStart = source.lastIndexOf("\n") + 1;
  let count = 0;
  let position = 0;
  for (const [index, token] of tokens.entries()) {
    // A token that is not a piece of the source would put every later position in doubt.
    if (!source.startsWith(token.raw, position)) return count;
    const isBehindBlankLine = /\n[ \t]*\n$/u.test(source.slice(Math.max(0, position - 200), position));
    if (token.type !== "space" && isBehindBlankLine && position < lastLineStart) count = index;
    position += token.raw.length;
  }
  return count;
}

function withHtml(tokens: readonly Token[], firstKey: number, isFinished: boolean): Block[] {
  const visible = tokens.filter(({ type }) => type !== "space" && type !== "def");
  const room = Math.max(0, MAX_BLOCKS - firstKey);
  const blocks = visible
    .slice(0, room)
    .map((token, index) => ({ key: firstKey + index, html: htmlOf(token), isFinished }));
  const rest = visible.slice(room).map(({ raw }) => raw);
  if (rest.length === 0) return blocks;
  return [...blocks, { key: firstKey + blocks.length, html: asWritten(rest.join("\n")), isFinished }];
}

function htmlOf(token: Token): string {
  if (token.type === "code" || token.raw.length <= MAX_BLOCK_CHARACTERS) return parseBlock(token);
  return asWritten(token.raw);
}

function asWritten(source: string): string {
  return `<pre><code>${escapeHtml(source)}</code></pre>`;
}

function isLinkTarget(token: Token): token is Extract<Token, { type: "def" }> {
  return token.type === "def";
}
