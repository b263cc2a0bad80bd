/** A growing Markdown text as blocks: those that are finished are parsed once, only the unfinished tail again. */
import type { Token } from "marked";
import { beginsWith } from "../../../src/core/text/beginsWith.ts";
import { hasHidden, splitAtHidden } from "../../../src/core/text/hiddenCharacters.ts";
import { cutIntoPieces } from "../cutIntoPieces.ts";
import { escapeHtml } from "./escapeHtml.ts";
import { hideTabsOfCode, showTabs } from "./keepTabs.ts";
import { limitNesting } from "./limitNesting.ts";
import { lexMarkdown, parseBlock } from "./markdownParser.ts";

/** A paragraph, list, table, code block ... */
export interface Block {
  readonly key: number;
  /** What it was made of, without the lines' ends behind it, unless its paragraph goes on. */
  readonly source: string;
  /** Not sanitised. Made when it is asked for: most blocks of a long text are not shown at once. */
  readonly html: string;
  /** No later text changes it: it is worth work, such as highlighting its code. */
  readonly isFinished: boolean;
  /** Is shown as it was written: text that stands in a paragraph, alone or with others. */
  readonly isWritten: boolean;
  /** The next block is the rest of its paragraph. */
  readonly goesOn: boolean;
}

/** A table of thousands of rows takes seconds to lay out: a block longer than this is shown as it was written. */
const MAX_BLOCK_CHARACTERS = 30_000;

/** Each hidden character is drawn as a mark: with more of them in one block its lines take too long to break. */
const MAX_HIDDEN_RUNS = 500;

/** Each block costs an element, and a formula some work: what comes behind so many is shown as it was written. */
const MAX_BLOCKS = 1000;

/** What is shown as it was written comes in pieces: one alone of 100,000 lines would stop the browser for seconds. */
const PIECE_CHARACTERS = 4000;

/** No letter bears so many vowels and tones; to draw thousands of them on one stops the browser for minutes. */
const TOO_MANY_MARKS = /(\p{M}{32})\p{M}+/gu;

/** What becomes one block. */
interface Piece {
  readonly source: string;
  readonly makeHtml: () => string;
  readonly isWritten?: boolean;
  readonly goesOn?: boolean;
}

export class BlockStream {
  private finished: Block[] = [];
  /** The beginning of the text, as it came, that the finished blocks stand for. */
  private finishedText = "";
  private links: Record<string, { href: string; title: string | null }> = {};

  /**
   * The blocks of `text`, which usually is the former text and a bit more. With `isWhole` nothing follows: then every
   * block is finished, and a link target at the end belongs to the links at the beginning, too.
   */
  update(text: string, isWhole: boolean): readonly Block[] {
    if (!beginsWith(text, this.finishedText)) this.reset();
    const tail = readable(text.slice(this.finishedText.length));
    const tokens = lexMarkdown(tail, this.links);
    if (isWhole) return this.whole(text, tokens);
    const finishedCount = countFinished(tokens, tail);
    const done = tokens.slice(0, finishedCount);
    // Each block keeps its object, and so its elements: what is finished is never rendered again.
    this.finished = [...this.finished, ...blocksOf(done, this.finished.length, true)];
    this.finish(text, done);
    return [...this.finished, ...blocksOf(tokens.slice(finishedCount), this.finished.length, false)];
  }

  private whole(text: string, tail: readonly Token[]): readonly Block[] {
    const bringsTargets = Object.keys(this.links).length > 0 || tail.some(isLinkTarget);
    if (this.finishedText === "" || !bringsTargets) {
      return [...this.finished, ...blocksOf(tail, this.finished.length, true)];
    }
    this.reset();
    return blocksOf(lexMarkdown(readable(text), {}), 0, true);
  }

  private finish(text: string, tokens: readonly Token[]): void {
    let end = this.finishedText.length;
    for (const token of tokens) {
      // Making a text readable changes lines, never their number.
      end = endOfLines(text, end, token.raw.split("\n").length - 1);
      if (isLinkTarget(token)) this.links[token.tag] ??= { href: token.href, title: token.title };
    }
    this.finishedText = text.slice(0, end);
  }

  private reset(): void {
    this.finished = [];
    this.finishedText = "";
    this.links = {};
  }
}

/** What the parser can take: lines that end in LF, tabs that it leaves alone, markers and marks as deep as they are meant. */
function readable(text: string): string {
  return limitNesting(hideTabsOfCode(text.replace(/\r\n?/gu, "\n").replace(TOO_MANY_MARKS, "$1…")));
}

/** Where the line begins that stands `count` lines behind `start`. */
function endOfLines(text: string, start: number, count: number): number {
  const lineEnd = /\r\n?|\n/gu;
  lineEnd.lastIndex = start;
  for (let line = 0; line < count; line += 1) lineEnd.exec(text);
  return count === 0 ? start : lineEnd.lastIndex;
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

function blocksOf(tokens: readonly Token[], firstKey: number, isFinished: boolean): Block[] {
  const visible = tokens.filter(({ type }) => type !== "space" && type !== "def");
  const room = Math.max(0, MAX_BLOCKS - firstKey);
  const rest = visible.slice(room).map(({ raw }) => raw);
  const pieces = [...visible.slice(0, room).flatMap(piecesOf), ...asWritten(rest.join("\n"))];
  return lazyBlocks(pieces, firstKey, isFinished);
}

function lazyBlocks(pieces: readonly Piece[], firstKey: number, isFinished: boolean): Block[] {
  return pieces.map(({ source, makeHtml, isWritten = false, goesOn = false }, index) => {
    let html: string | undefined;
    return {
      key: firstKey + index,
      source: showTabs(goesOn ? source : source.trimEnd()),
      isFinished,
      isWritten,
      goesOn,
      get html() {
        return (html ??= showTabs(makeHtml()));
      },
    };
  });
}

function piecesOf(token: Token): Piece[] {
  // Code costs nothing to read, however long it is; each mark in it costs as much as elsewhere.
  const isRead = (token.type === "code" || token.raw.length <= MAX_BLOCK_CHARACTERS) && !isFullOfHidden(token.raw);
  return isRead ? [{ source: token.raw, makeHtml: () => parseBlock(token) }] : asWritten(token.raw);
}

function isFullOfHidden(source: string): boolean {
  return hasHidden(source) && splitAtHidden(source).length > 2 * MAX_HIDDEN_RUNS;
}

/** Paragraphs of a source that is too long to be read. A long one is several blocks: only those near the view are laid out. */
function asWritten(text: string): Piece[] {
  // Between two runs of hidden characters stands another one at least.
  const most = isFullOfHidden(text) ? 2 * MAX_HIDDEN_RUNS : PIECE_CHARACTERS;
  return cutIntoPieces(text, most).map((source, index, pieces) => {
    const goesOn = index < pieces.length - 1 && !source.endsWith("\n\n");
    return { source, isWritten: true, goesOn, makeHtml: () => escapeHtml(goesOn ? source : source.trimEnd()) };
  });
}

function isLinkTarget(token: Token): token is Extract<Token, { type: "def" }> {
  return token.type === "def";
}
