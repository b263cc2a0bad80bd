import type { RefObject } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { KeptPlace } from "./keptPlace.ts";
import { usePanel } from "./PanelContext.ts";
import { readingPlace } from "./readingPlace.ts";

/** A reader this near to the end is at the end. */
const END_TOLERANCE_PX = 32;

/** What moves the content below it. A menu stands above the content. */
const UNFOLDING = "summary, [aria-expanded]:not([aria-haspopup])";

/** The place is kept this long after it changed: what a killed page loses at most. */
const PLACE_REST_MS = 100;

/** A reader who does anything is there. */
const READER_EVENTS = ["wheel", "touchmove", "pointerdown", "keydown"] as const;

export interface FollowedScroll {
  /** The reader has scrolled away from the end. */
  readonly isAway: boolean;
  readonly jumpToEnd: () => void;
}

/**
 * Keeps the end of `content` in view while the reader is there, never otherwise; remembers the place for the next page;
 * goes to the end when a question is sent.
 */
export function useFollowedScroll(
  scrollerRef: RefObject<HTMLElement | null>,
  contentRef: RefObject<HTMLElement | null>,
): FollowedScroll {
  const { host, store } = usePanel();
  const [isAway, setIsAway] = useState(false);
  /** Beside the state, because events between two renderings must see what the last one said. */
  const follows = useRef(true);
  /** Where an earlier page was, until the reader does anything. */
  const kept = useRef<KeptPlace | undefined>(undefined);
  const conversationId = store.conversationId.value;
  const isSending = store.isSending.value;

  /** What stands there before the first message is read from its beginning. */
  const hasMessages = () => store.entries.peek().length > 0;

  const jumpToEnd = () => {
    follows.current = true;
    kept.current = undefined;
    setIsAway(false);
    if (scrollerRef.current !== null) scrollToEnd(scrollerRef.current);
  };

  useLayoutEffect(() => {
    const scroller = scrollerRef.current;
    const content = contentRef.current;
    if (scroller === null || content === null || conversationId === undefined) return;
    const { place } = host.state;
    const former = place?.conversationId === conversationId ? new KeptPlace(place) : undefined;
    const isKept = former?.show({ scroller, content, entries: store.entries.peek() }) === true;
    kept.current = isKept ? former : undefined;
    if (!isKept) scroller.scrollTop = hasMessages() ? scroller.scrollHeight : 0;
    follows.current = !isKept;
    setIsAway(hasMessages() && !isAtEnd(scroller));
  }, [scrollerRef, contentRef, host, store, conversationId]);

  useEffect(() => {
    if (isSending) jumpToEnd();
  }, [isSending]);

  useEffect(() => {
    const scroller = scrollerRef.current;
    const content = contentRef.current;
    if (scroller === null || content === null) return;
    const conversation = () => ({ scroller, content, entries: store.entries.peek() });
    const look = () => {
      follows.current = !hasMessages() || isAtEnd(scroller);
      setIsAway(!follows.current);
    };
    let saving: ReturnType<typeof setTimeout> | undefined;
    const savePlace = () => {
      saving = undefined;
      const id = store.conversationId.peek();
      if (id === undefined || kept.current !== undefined) return;
      const place = follows.current ? undefined : readingPlace(conversation());
      host.saveState({ place: place === undefined ? undefined : { conversationId: id, ...place } });
    };
    // To measure all messages in each frame would be felt when scrolling.
    const savePlaceSoon = () => {
      saving ??= setTimeout(savePlace, PLACE_REST_MS);
    };
    let lastTopPx = scroller.scrollTop;
    let lastHeightPx = scroller.scrollHeight;
    const onScroll = () => {
      // The event comes a frame late: an answer that grew meanwhile has moved the end away, the reader has not. Only
      // the reader moves upwards, and the browser when the content has become shorter.
      const movedUp = scroller.scrollTop < lastTopPx && scroller.scrollHeight >= lastHeightPx;
      lastTopPx = scroller.scrollTop;
      lastHeightPx = scroller.scrollHeight;
      if (kept.current !== undefined) return;
      if (movedUp || !follows.current) look();
      savePlaceSoon();
    };
    const onReader = () => {
      if (kept.current === undefined) return;
      kept.current = undefined;
      look();
    };
    // What a reader unfolds must not run away from under the pointer.
    const onClick = ({ target }: MouseEvent) => {
      const unfolds = target instanceof Element && target.closest(UNFOLDING) !== null;
      if (unfolds && !store.isGenerating.peek()) follows.current = false;
    };
    const observer = new ResizeObserver(() => {
      if (kept.current?.show(conversation()) === true) setIsAway(!isAtEnd(scroller));
      else if (!hasMessages()) setIsAway(false);
      else if (follows.current) scrollToEnd(scroller);
      else {
        look();
        // Nobody has scrolled, but a message that came into view has its own height now: the place is another share of it.
        savePlaceSoon();
      }
    });
    observer.observe(content);
    observer.observe(scroller);
    scroller.addEventListener("scroll", onScroll, { passive: true });
    for (const type of READER_EVENTS) document.addEventListener(type, onReader, { passive: true, capture: true });
    content.addEventListener("click", onClick, { capture: true });
    return () => {
      clearTimeout(saving);
      observer.disconnect();
      scroller.removeEventListener("scroll", onScroll);
      for (const type of READER_EVENTS) document.removeEventListener(type, onReader, { capture: true });
      content.removeEventListener("click", onClick, { capture: true });
    };
  }, [scrollerRef, contentRef, host, store]);

  return { isAway, jumpToEnd };
}

function isAtEnd({ scrollHeight, scrollTop, clientHeight }: HTMLElement): boolean {
  return scrollHeight - scrollTop - clientHeight <= END_TOLERANCE_PX;
}

function scrollToEnd(scroller: HTMLElement): void {
  scroller.scrollTop = scroller.scrollHeight;
}
