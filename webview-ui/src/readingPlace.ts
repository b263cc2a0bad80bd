/** Where a reader is in a conversation: which message is at the upper edge, and how much of it is above. */
import type { ReadingPlace } from "./panelState.ts";
import type { MessageEntry } from "./store.ts";

type PlaceInConversation = Pick<ReadingPlace, "messageId" | "share">;

/** @param content has an article for each entry; undefined where there is none in view */
export function readingPlace(
  scroller: Element,
  content: Element,
  entries: readonly MessageEntry[],
): PlaceInConversation | undefined {
  const edgePx = scroller.getBoundingClientRect().top;
  const articles = articlesOf(content);
  const index = articles.findIndex((article) => article.getBoundingClientRect().bottom > edgePx);
  const entry = entries[index];
  const bounds = articles[index]?.getBoundingClientRect();
  if (entry === undefined || bounds === undefined) return undefined;
  return { messageId: entry.id, share: Math.max(0, (edgePx - bounds.top) / bounds.height) };
}

/** False where the message is not shown. */
export function scrollToPlace(
  scroller: Element,
  content: Element,
  entries: readonly MessageEntry[],
  { messageId, share }: PlaceInConversation,
): boolean {
  const article = articlesOf(content)[entries.findIndex(({ id }) => id === messageId)];
  if (article === undefined) return false;
  const { top, height } = article.getBoundingClientRect();
  scroller.scrollTop += top + share * height - scroller.getBoundingClientRect().top;
  return true;
}

function articlesOf(content: Element): readonly Element[] {
  return Array.from(content.querySelectorAll(":scope > article"));
}
