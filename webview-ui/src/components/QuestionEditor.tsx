import type { Signal } from "@preact/signals";
import type { RefObject } from "preact";
import { useLayoutEffect } from "preact/hooks";
import { formatMessage } from "../../../src/shared/messages/formatMessage.ts";
import { isComposing } from "../isComposing.ts";

export interface QuestionEditorProps {
  /** As it is by now. */
  readonly edited: Signal<string>;
  readonly lang: string | undefined;
  /** What is written stays, and cannot be sent just now. */
  readonly isLocked: boolean;
  readonly fieldRef: RefObject<HTMLTextAreaElement | null>;
  readonly onSend: (text: string) => void;
  readonly onCancel: () => void;
}

/** A question that is being rewritten in its place. Enter sends it, Shift+Enter begins a line, Escape leaves it as it was. */
export function QuestionEditor({ edited, lang, isLocked, fieldRef, onSend, onCancel }: QuestionEditorProps) {
  const text = edited.value;
  const canSend = text.trim() !== "" && !isLocked;
  useLayoutEffect(() => {
    fieldRef.current?.setSelectionRange(text.length, text.length);
  }, []);
  const send = () => {
    if (canSend) onSend(text.trim());
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event)) return;
    if (event.key === "Enter" && !event.shiftKey) send();
    else if (event.key === "Escape") onCancel();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div class="question-editor">
      <textarea
        ref={fieldRef}
        lang={lang}
        dir="auto"
        rows={3}
        aria-label={formatMessage("panel.editQuestion")}
        value={text}
        onInput={({ currentTarget }) => {
          edited.value = currentTarget.value;
        }}
        onKeyDown={onKeyDown}
      />
      <div class="button-row">
        <button type="button" class="button" disabled={!canSend} onClick={send}>
          {formatMessage("panel.sendEdited")}
        </button>
        <button type="button" class="button secondary" onClick={onCancel}>
          {formatMessage("panel.cancelEdit")}
        </button>
      </div>
    </div>
  );
}
