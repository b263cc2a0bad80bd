import type { RefObject } from "preact";
import { useEffect, useId, useLayoutEffect, useRef } from "preact/hooks";
import { scriptLanguage } from "../../../src/core/text/scriptLanguage.ts";
import { formatMessage } from "../../../src/shared/messages/formatMessage.ts";
import { isComposing } from "../isComposing.ts";
import { usePanel } from "../PanelContext.ts";
import { stopWriting } from "../stopWriting.ts";
import { useCompletion } from "../useCompletion.ts";
import { useRested } from "../useRested.ts";
import { AddContext } from "./AddContext.tsx";
import { AnswerLanguage } from "./AnswerLanguage.tsx";
import { Chips } from "./Chips.tsx";
import { CompletionList, optionId } from "./CompletionList.tsx";
import { ContextGauge } from "./ContextGauge.tsx";
import { Notice } from "./Notice.tsx";
import { OverflowNotice } from "./OverflowNotice.tsx";
import { SendButton } from "./SendButton.tsx";
import { ThinkingSwitch } from "./ThinkingSwitch.tsx";

/** The gauge counts when typing has rested so long. */
const MEASURE_REST_MS = 400;
/** Pasted text that is longer, in UTF-16 units or in lines, becomes a chip: it would push everything else out of sight. */
const LONG_PASTE_LENGTH = 4000;
const LONG_PASTE_LINES = 60;

/** Where questions are typed. Enter sends, Shift+Enter breaks the line; the draft outlives the page. */
export function Composer() {
  const panel = usePanel();
  const { host, store } = panel;
  const textarea = useRef<HTMLTextAreaElement>(null);
  const listId = useId();
  const completion = useCompletion(textarea);
  const draft = store.draft.value;
  const isGenerating = store.isGenerating.value;
  const focusRequests = store.focusRequests.value;
  const { chips, isFollowing, overflow } = store.frame.value;
  const placeholder = formatMessage("panel.placeholder");
  const refusal = isFollowing ? formatMessage("panel.following") : undefined;
  const canSend = draft.trim() !== "" && store.model.value !== undefined && !isFollowing && !isGenerating;

  // The host does not know what an earlier page has left, nor that one emptied the composer in its last moment.
  const forgetRested = useRested(draft, undefined, MEASURE_REST_MS, (text) => {
    host.post({ type: "draftChanged", text });
  });
  /** Since anything was typed. */
  const hasSent = useRef(false);
  useEffect(() => {
    if (focusRequests > 0) textarea.current?.focus();
  }, [focusRequests]);
  useEndInView(textarea, overflow !== undefined, completion.items.length > 0);
  // Sent, or replaced by the host: the word at the caret is another one.
  useEffect(completion.follow, [draft]);

  const send = () => {
    if (!canSend) return;
    store.beginSending();
    store.draft.value = "";
    hasSent.current = true;
    host.post({ type: "send", text: draft.trim() });
  };
  const editLastQuestion = () => {
    const last = store.entries.value.findLast(({ role }) => role === "user");
    if (draft !== "" || isGenerating || isFollowing || last === undefined) return false;
    store.edits.begin(last.id, last.view.peek().text);
    return true;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event)) return;
    if (completion.onKey(event)) event.preventDefault();
    else if (event.key === "ArrowUp" && editLastQuestion()) event.preventDefault();
    else if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      send();
    }
  };
  const onPaste = (event: ClipboardEvent) => {
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (!isLongPaste(text)) return;
    event.preventDefault();
    host.post({ type: "pasteText", text });
  };

  return (
    <form
      class="composer"
      aria-label={formatMessage("panel.composer")}
      onSubmit={(event) => {
        event.preventDefault();
      }}
    >
      <div class="composer-context">
        {refusal !== undefined && <p class="composer-notice">{refusal}</p>}
        <OverflowNotice />
        <Notice />
        <Chips
          chips={chips}
          onOpen={(chipId) => {
            host.post({ type: "openChip", chipId });
          }}
          onRemove={(chipId) => {
            host.post({ type: "removeChip", chipId });
            textarea.current?.focus();
          }}
        />
      </div>
      <div class="composer-entry" data-placeholder={placeholder}>
        <CompletionList id={listId} completion={completion} />
        <textarea
          ref={textarea}
          rows={1}
          dir="auto"
          lang={scriptLanguage(draft)}
          value={draft}
          placeholder={placeholder}
          aria-label={formatMessage("panel.message")}
          aria-autocomplete="list"
          aria-haspopup="listbox"
          aria-controls={completion.items.length > 0 ? listId : undefined}
          aria-activedescendant={completion.activeIndex >= 0 ? optionId(listId, completion.activeIndex) : undefined}
          onInput={(event) => {
            // The host has emptied its composer, too: the same text is new to it, even where the empty one has not rested.
            if (hasSent.current) forgetRested();
            hasSent.current = false;
            store.draft.value = event.currentTarget.value;
            store.notice.value = undefined;
            completion.update();
          }}
          onBlur={completion.close}
          onKeyDown={onKeyDown}
          onPaste={onPaste}
        />
      </div>
      <div class="composer-tools">
        <AddContext />
        <ThinkingSwitch />
        <AnswerLanguage />
        <span class="composer-space" />
        <ContextGauge />
        <SendButton
          canSend={canSend}
          // A translation that is being written keeps nobody from asking.
          isStop={store.canStop.value && !canSend}
          refusal={refusal}
          onSend={send}
          onStop={() => {
            stopWriting(panel);
          }}
        />
      </div>
    </form>
  );
}

/** What appears above a text may leave it fewer lines: whoever types at its end still sees that. */
function useEndInView(
  textarea: RefObject<HTMLTextAreaElement | null>,
  isNoticeShown: boolean,
  isListShown: boolean,
): void {
  useLayoutEffect(() => {
    const { current } = textarea;
    if (current !== null && (isNoticeShown || isListShown) && current.selectionEnd === current.value.length) {
      current.scrollTop = current.scrollHeight;
    }
  }, [textarea, isNoticeShown, isListShown]);
}

function isLongPaste(text: string): boolean {
  return text.length > LONG_PASTE_LENGTH || text.split("\n", LONG_PASTE_LINES + 1).length > LONG_PASTE_LINES;
}
