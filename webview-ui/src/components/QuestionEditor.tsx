import { useLayoutEffect, useRef } from "preact/hooks";
import { formatMessage } from "../../../src/shared/messages/formatMessage.ts";
import { isComposing } from "../isComposing.ts";

export interface QuestionEditorProps {
  readonly text: string;
  readonly lang: string | undefined;
  /** What is written stays, and cannot be sent just now. */
  readonly isLocked: boolean;
  readonly onSend: (text: string) => void;
  readonly onCancel: () => void;
}

/** A question that is being rewritten in its place. Enter sends it, Shift+Enter begins a line, Escape leaves it as it was. */
export function QuestionEditor({ text, lang, isLocked, onSend, onCancel }: QuestionEditorProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => {
    field.current?.focus();
    field.current?.setSelectionRange(text.length, text.length);
  }, []);
  const send = () => {
    const changed = field.current?.value.trim() ?? "";
    if (changed !== "" && !isLocked) onSend(changed);
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
        aria-label={formatMessage("panel.editQuestion")}
        defaultValue={text}
        onKeyDown={onKeyDown}
      />
      <div class="button-row">
        <button type="button" class="button" disabled={isLocked} onClick={send}>
          {formatMessage("panel.sendEdited")}
        </button>
        <button type="button" class="button secondary" onClick={onCancel}>
          {formatMessage("panel.cancelEdit")}
        </button>
      </div>
    </div>
  );
}
