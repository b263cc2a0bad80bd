/** Where a reader is in a conversation: what is at the upper edge, and how much of it is above. */
import type { PartPlace, ReadingPlace } from "./panelState.ts";
import type { MessageEntry } from "./store.ts";

/** A conversation as it stands in the page. */
export interface ShownConversation {
  readonly scroller: Element;
  /** Has an article for each entry. */
  readonly content: Element;
  readonly entries: readonly MessageEntry[];
}

export type PlaceInConversation = Omit<ReadingPlace, "conversationId">;

/** Undefined where no message is in view. */
export function readingPlace({ scroller, content, entries }: ShownConversation): PlaceInConversation | undefined {
  const edgePx = scroller.getBoundingClientRect().top;
  const articles = articlesOf(content);
  const index = articles.findIndex((shown) => shown.getBoundingClientRect().bottom > edgePx);
  const [article, entry] = [articles[index], entries[index]];
  if (article === undefined || entry === undefined) return undefined;
  const { top, height } = article.getBoundingClientRect();
  return { messageId: entry.id, share: Math.max(0, (edgePx - top) / height), part: partAt(article, edgePx) };
}

/** False where the message is not shown. */
export function scrollToPlace(
  { scroller, content, entries }: ShownConversation,
  { messageId, share, part }: PlaceInConversation,
): boolean {
  const article = articlesOf(content)[entries.findIndex(({ id }) => id === messageId)];
  if (article === undefined) return false;
  const { top, height } = article.getBoundingClientRect();
  const placePx = (part && topOf(article, part)) ?? top + share * height;
  scroller.scrollTop += placePx - scroller.getBoundingClientRect().top;
  return true;
}

/** The place is in what grows when the message does. */
export function isInLastPart(
  { content, entries }: ShownConversation,
  { messageId, part }: PlaceInConversation,
): boolean {
  const article = articlesOf(content)[entries.findIndex(({ id }) => id === messageId)];
  return article !== undefined && part?.index === cutsOf(article).length - 2;
}

function articlesOf(content: Element): readonly Element[] {
  return Array.from(content.querySelectorAll(":scope > article"));
}

/** Where a message's parts begin, and where the last one ends. What was thought is folded away on the next page. */
function cutsOf(article: Element): readonly number[] {
  const { top, bottom } = article.getBoundingClientRect();
  const blocks = Array.from(article.querySelectorAll(".block:not(.thought .block)"));
  return [top, ...blocks.map((block) => block.getBoundingClientRect().top), bottom];
}

/** Undefined where there are no blocks: an answer that waits as plain text is cut elsewhere than the next page will be. */
function partAt(article: Element, edgePx: number): PartPlace | undefined {
  const cuts = cutsOf(article);
  if (cuts.length <= 2) return undefined;
  const index = Math.max(
    0,
    cuts.findLastIndex((cutPx) => cutPx <= edgePx),
  );
  const [start = edgePx, end = edgePx] = cuts.slice(index);
  return { index, share: end > start ? Math.max(0, (edgePx - start) / (end - start)) : 0 };
}

/** Undefined where the message has not that many parts, or not yet. */
function topOf(article: Element, { index, share }: PartPlace): number | undefined {
  const [start, end] = cutsOf(article).slice(index);
  return start === undefined || end === undefined ? undefined : start + share * (end - start);
}
