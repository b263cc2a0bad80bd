import type { RefObject, VNode } from "preact";
import { useEffect, useLayoutEffect, useMemo, useRef } from "preact/hooks";
import { splitAtHidden } from "../../../src/core/text/hiddenCharacters.ts";
import { GrowingChinese, languageAround } from "../../../src/core/text/languageRuns.ts";
import { BlockStream, type Block } from "../markdown/blockStream.ts";
import { decorate, markHidden } from "../markdown/decorate.ts";
import { highlightLater } from "../markdown/highlightQueue.ts";
import { changeLanguages, type TextAround } from "../markdown/markLanguages.ts";
import { patchChildren } from "../markdown/patchChildren.ts";
import { sanitizedFragment } from "../markdown/sanitize.ts";
import { shortTexts } from "../shortTexts.ts";
import { useProgress } from "../useProgress.ts";
import { useWhileNear } from "../useWhileNear.ts";

export interface MarkdownBlocksProps {
  readonly text: string;
  /** More is to come: finished blocks are kept, the tail is parsed again. */
  readonly isGrowing: boolean;
  /** BCP 47. */
  readonly lang: string | undefined;
}

/**
 * What no usual answer has: the elements of such a text, all at once, are more than a browser can lay out and clean up
 * behind without being felt at each key. Its blocks are made when they come near the view and given up when they have
 * left it. Until then each stands there as it was written: to be found, selected, copied and read aloud.
 */
const HEAVY_CHARACTERS = 50_000;

/** A taller block's height is estimated: of blocks held to be lower than they are too many would be laid out at once. */
const TALL_LINES = 20;

/** In a panel of usual width. */
const CHARACTERS_IN_LINE = 45;

/** A hidden character is drawn as `U+202E`, with a frame around. */
const MARK_CHARACTERS = 7;

/** A text's paragraphs, lists, tables and code. To be loaded with `loadMarkdown`: nothing else imports it. */
export function MarkdownBlocks({ text, isGrowing, lang }: MarkdownBlocksProps) {
  const stream = useMemo(() => new BlockStream(), []);
  const blocks = useMemo(() => stream.update(text, !isGrowing), [stream, text, isGrowing]);
  const shownCount = useProgress(blocks.length);
  const isHeavy = text.length > HEAVY_CHARACTERS;
  const around = useTextAround(text, lang);
  // What is finished keeps its element: while the rest grows it is not even looked at.
  const elements = useMemo(() => new WeakMap<Block, VNode>(), [isHeavy, around]);
  const elementOf = (block: Block): VNode => {
    const element = elements.get(block) ?? <MarkdownBlock key={block.key} {...{ block, isHeavy, around }} />;
    elements.set(block, element);
    return element;
  };
  return (
    <>
      {paragraphsOf(blocks.slice(0, shownCount)).map((together) => {
        const [first] = together;
        return first.isWritten ? <p key={`p${String(first.key)}`}>{together.map(elementOf)}</p> : elementOf(first);
      })}
    </>
  );
}

type Together = [Block, ...Block[]];

/** Each block alone, but those together that are one paragraph: it is read and copied as one. */
function paragraphsOf(blocks: readonly Block[]): Together[] {
  const paragraphs: Together[] = [];
  let goesOn = false;
  for (const block of blocks) {
    if (goesOn) paragraphs.at(-1)?.push(block);
    else paragraphs.push([block]);
    ({ goesOn } = block);
  }
  return paragraphs;
}

/** The same one as long as nothing of it changes. */
function useTextAround(text: string, lang: string | undefined): TextAround {
  const around = languageAround(lang);
  const chinese = useMemo(() => new GrowingChinese(), []);
  const isChinese = useMemo(() => chinese.hasSimplified(text), [chinese, text]);
  return useMemo(() => ({ lang: around, isChinese }), [around, isChinese]);
}

interface MarkdownBlockProps {
  readonly block: Block;
  readonly isHeavy: boolean;
  /** Of the whole text. */
  readonly around: TextAround;
}

function MarkdownBlock({ block, isHeavy, around }: MarkdownBlockProps) {
  const container = useRef<HTMLElement>(null);
  const { isFinished } = block;
  // One that still grows is at the end of what is being read.
  const isMade = useWhileNear(container, isHeavy && isFinished);
  const content = isMade ? block.html : block.source;
  const shown = useRef<string | undefined>(undefined);
  useLayoutEffect(() => {
    if (container.current === null) return;
    if (!isMade) patchChildren(container.current, asWritten(content));
    else if (shown.current === content) changeLanguages(container.current, around);
    else patchChildren(container.current, made(content, around));
    shown.current = isMade ? content : undefined;
  }, [content, isMade, around]);
  useEffect(() => {
    return isMade && isFinished && container.current !== null ? highlightLater(container.current) : undefined;
  }, [content, isMade, isFinished]);
  const lines = isFinished ? lineCount(block.source) : 0;
  const style = lines > TALL_LINES ? { containIntrinsicSize: `auto ${String(lines)}lh` } : undefined;
  const className = isMade ? "block" : "block pending";
  if (block.isWritten) return <span class={`${className} written`} style={style} ref={container} />;
  return <div class={className} style={style} ref={container as RefObject<HTMLDivElement>} />;
}

/** About as many as it takes, as it was written. */
function lineCount(source: string): number {
  const drawnIn = (line: string) => line.length + MARK_CHARACTERS * Math.floor(splitAtHidden(line).length / 2);
  return source.split("\n").reduce((sum, line) => sum + Math.max(1, Math.ceil(drawnIn(line) / CHARACTERS_IN_LINE)), 0);
}

function made(html: string, around: TextAround): DocumentFragment {
  const fragment = sanitizedFragment(html);
  decorate(fragment, around);
  return fragment;
}

function asWritten(source: string): DocumentFragment {
  const fragment = document.createDocumentFragment();
  fragment.append(...shortTexts(source));
  markHidden(fragment);
  return fragment;
}
