import { useRef } from "preact/hooks";
import { formatMessage } from "../../../src/shared/messages/formatMessage.ts";
import { usePanel } from "../PanelContext.ts";
import { joinedDraft, type MessageEntry } from "../store.ts";
import { useFollowedScroll } from "../useFollowedScroll.ts";
import { Answer } from "./Answer.tsx";
import { EarlierTalk } from "./EarlierTalk.tsx";
import { Icon } from "./Icon.tsx";
import { UserMessage } from "./UserMessage.tsx";
import { Welcome } from "./Welcome.tsx";

/** The conversation. It follows a growing answer while the reader is at its end. */
export function MessageList() {
  const { store } = usePanel();
  const scroller = useRef<HTMLElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const { isAway, jumpToEnd } = useFollowedScroll(scroller, content);
  const model = store.model.value;
  const entries = store.entries.value;
  const numbers = numbersOf(entries);
  const isEmpty = entries.length === 0 && model !== undefined;
  return (
    <div class="conversation">
      <main ref={scroller} tabIndex={0} aria-label={formatMessage("panel.conversation")}>
        <div class="messages" ref={content}>
          {isEmpty && (
            <Welcome
              model={model}
              onSuggestion={(text) => {
                store.draft.value = joinedDraft(text, store.draft.peek());
                store.focusRequests.value += 1;
              }}
            />
          )}
          {entries.map((entry, place) => (
            <Message
              key={entry.id}
              entry={entry}
              next={entries[place + 1]}
              place={place}
              number={numbers[place] ?? 0}
            />
          ))}
        </div>
      </main>
      {isAway && (
        <button type="button" class="jump" onClick={jumpToEnd}>
          <Icon name="down" />
          {formatMessage("panel.jump")}
        </button>
      )}
    </div>
  );
}

interface MessageInListProps {
  readonly entry: MessageEntry;
  readonly next: MessageEntry | undefined;
  readonly place: number;
  readonly number: number;
}

function Message({ entry, next, place, number }: MessageInListProps) {
  const message = entry.view.value;
  // Asked only where it matters: a message that grows below one that is remembered renders nothing but itself.
  const endsForgotten = message.isForgotten === true && next?.view.value.isForgotten !== true;
  return (
    <>
      {entry.role === "user" ? (
        <UserMessage message={message} place={place} number={number} />
      ) : (
        <Answer message={message} place={place} number={number} isLast={next === undefined} />
      )}
      {endsForgotten && <EarlierTalk untilId={entry.id} />}
    </>
  );
}

/** Questions are counted; an answer has its question's number. */
function numbersOf(entries: readonly MessageEntry[]): number[] {
  let count = 0;
  return entries.map(({ role }) => (count += role === "user" ? 1 : 0));
}
