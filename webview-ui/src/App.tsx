import { useEffect } from "preact/hooks";
import { withHiddenNamed } from "../../src/core/text/hiddenCharacters.ts";
import { formatMessage } from "../../src/shared/messages/formatMessage.ts";
import { Composer } from "./components/Composer.tsx";
import { ConversationList } from "./components/ConversationList.tsx";
import { MessageList } from "./components/MessageList.tsx";
import { ModelLine } from "./components/ModelLine.tsx";
import { PanelHeader } from "./components/PanelHeader.tsx";
import { isComposing } from "./isComposing.ts";
import { usePanel } from "./PanelContext.ts";
import { stopWriting } from "./stopWriting.ts";
import { useDrop } from "./useDrop.ts";

/** The whole panel: title and model above, the conversation, the composer below; the list of conversations over it. */
export function App() {
  const { host, store } = usePanel();
  const drop = useDrop();

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      // Escape during composition belongs to the input method, and to a menu or a list that it has just closed.
      if (event.key !== "Escape" || event.defaultPrevented || isComposing(event)) return;
      if (stopWriting({ host, store })) event.preventDefault();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => {
      document.removeEventListener("keydown", onKeyDown);
    };
  }, [host, store]);

  // Covered, not taken away: the conversation keeps its place, and an answer its reader.
  const isCovered = store.isListShown.value;
  return (
    <div class="panel">
      <div class="panel-front" inert={isCovered} {...drop.handlers}>
        <PanelHeader />
        <ModelLine />
        <MessageList />
        <Composer />
        {drop.isOver && <p class="drop-target">{formatMessage("panel.drop")}</p>}
      </div>
      {isCovered && <ConversationList />}
      <p class="visually-hidden" role="status" aria-live="polite">
        {/* The same words are read again only where they are another element. */}
        <span key={store.announcements.value}>{withHiddenNamed(store.announcement.value)}</span>
      </p>
    </div>
  );
}
