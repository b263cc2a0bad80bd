import { useRef } from "preact/hooks";
import { formatMessage } from "../../../src/shared/messages/formatMessage.ts";
import { usePanel } from "../PanelContext.ts";
import type { MessageEntry } from "../store.ts";
import { useFollowedScroll } from "../useFollowedScroll.ts";
import { Answer } from "./Answer.tsx";
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
  const isEmpty = entries.length === 0 && model !== undefined;
  return (
    <div class="conversation">
      <main ref={scroller} tabIndex={0} aria-label={formatMessage("panel.conversation")}>
        <div class="messages" ref={content}>
          {isEmpty && (
            <Welcome
              model={model}
              onSuggestion={(text) => {
                store.draft.value = text;
                store.focusRequests.value += 1;
              }}
            />
          )}
          {entries.map((entry) => (
            <Message key={entry.id} entry={entry} />
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

function Message({ entry }: { readonly entry: MessageEntry }) {
  const message = entry.view.value;
  return entry.role === "user" ? <UserMessage message={message} /> : <Answer message={message} />;
}
