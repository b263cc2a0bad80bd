import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { scriptLanguage } from "../../../src/core/text/scriptLanguage.ts";
import { formatMessage } from "../../../src/shared/messages/formatMessage.ts";
import { isComposing } from "../isComposing.ts";
import { usePanel } from "../PanelContext.ts";
import { Icon } from "./Icon.tsx";
import { ThinkingSwitch } from "./ThinkingSwitch.tsx";

/** Where questions are typed. Enter sends, Shift+Enter breaks the line; the draft outlives the page. */
export function Composer() {
  const { host, store } = usePanel();
  const textarea = useRef<HTMLTextAreaElement>(null);
  const draft = store.draft.value;
  const isGenerating = store.isGenerating.value;
  const focusRequests = store.focusRequests.value;
  const canSend = draft.trim() !== "" && store.model.value !== undefined;

  useEffect(() => {
    host.saveState({ draft });
  }, [host, draft]);

  useLayoutEffect(() => {
    if (textarea.current !== null) growToFit(textarea.current);
  }, [draft]);

  useEffect(() => {
    if (focusRequests > 0) textarea.current?.focus();
  }, [focusRequests]);

  const stop = () => {
    host.post({ type: "stop" });
    store.isSending.value = false;
  };
  const send = () => {
    if (!canSend || isGenerating) return;
    store.isSending.value = true;
    store.draft.value = "";
    host.post({ type: "send", text: draft.trim() });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.shiftKey || isComposing(event)) return;
    event.preventDefault();
    send();
  };

  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
      }}
    >
      <textarea
        ref={textarea}
        rows={1}
        dir="auto"
        lang={scriptLanguage(draft)}
        value={draft}
        placeholder={formatMessage("panel.placeholder")}
        aria-label={formatMessage("panel.message")}
        onInput={(event) => {
          store.draft.value = event.currentTarget.value;
        }}
        onKeyDown={onKeyDown}
      />
      <div class="composer-tools">
        <ThinkingSwitch />
        <SendButton isGenerating={isGenerating} canSend={canSend} onSend={send} onStop={stop} />
      </div>
    </form>
  );
}

interface SendButtonProps {
  readonly isGenerating: boolean;
  readonly canSend: boolean;
  readonly onSend: () => void;
  readonly onStop: () => void;
}

/** One button for both, so that the keyboard stays on it when it changes. */
function SendButton({ isGenerating, canSend, onSend, onStop }: SendButtonProps) {
  const label = formatMessage(isGenerating ? "panel.stop" : "panel.send");
  return (
    <button
      type="button"
      class={isGenerating ? "send stop" : "send"}
      title={label}
      aria-label={label}
      aria-disabled={!isGenerating && !canSend}
      onClick={isGenerating ? onStop : onSend}
    >
      <Icon name={isGenerating ? "stop" : "send"} />
    </button>
  );
}

/** The style sheet sets the greatest height; beyond it the text scrolls. */
function growToFit(textarea: HTMLTextAreaElement): void {
  textarea.style.height = "auto";
  textarea.style.height = `${String(textarea.scrollHeight)}px`;
}
