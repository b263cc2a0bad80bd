import { effect, type Signal } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";
import { formatMessage } from "../../../src/shared/messages/formatMessage.ts";
import { isComposing } from "../isComposing.ts";
import { usePanel } from "../PanelContext.ts";

export interface QuestionEditorProps {
  /** Of the question, as its edits know it; or of another text that is rewritten so. */
  readonly messageId: string;
  /** The field's name. */
  readonly name: string;
  /** What the button says that sends it. */
  readonly sendLabel: string;
  /** What it says where nothing is written, if that can be sent, too. */
  readonly emptyLabel?: string;
  /** As it is by now. */
  readonly edited: Signal<string>;
  readonly lang: string | undefined;
  /** What is written stays, and cannot be sent just now. */
  readonly isLocked: boolean;
  readonly onSend: (text: string) => void;
  readonly onCancel: () => void;
}

/** A question that is being rewritten in its place. Enter sends it, Shift+Enter begins a line, Escape leaves it as it was. */
export function QuestionEditor(props: QuestionEditorProps) {
  const { messageId, name, sendLabel, emptyLabel, edited, lang, isLocked, onSend, onCancel } = props;
  const { focusWish } = usePanel().store.edits;
  const field = useRef<HTMLTextAreaElement>(null);
  const text = edited.value;
  const isEmpty = text.trim() === "";
  const canSend = !(isEmpty && emptyLabel === undefined) && !isLocked;
  useLayoutEffect(() => {
    field.current?.setSelectionRange(text.length, text.length);
    return effect(() => {
      if (focusWish.value !== messageId) return;
      focusWish.value = undefined;
      field.current?.focus();
    });
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
        ref={field}
        lang={lang}
        dir="auto"
        rows={3}
        aria-label={name}
        value={text}
        onInput={({ currentTarget }) => {
          edited.value = currentTarget.value;
        }}
        onKeyDown={onKeyDown}
      />
      <div class="button-row">
        <button type="button" class="button" disabled={!canSend} onClick={send}>
          {isEmpty ? (emptyLabel ?? sendLabel) : sendLabel}
        </button>
        <button type="button" class="button secondary" onClick={onCancel}>
          {formatMessage("panel.cancelEdit")}
        </button>
      </div>
    </div>
  );
}
