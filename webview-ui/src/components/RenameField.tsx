import { useLayoutEffect, useRef } from "preact/hooks";
import { scriptLanguage } from "../../../src/core/text/scriptLanguage.ts";
import { formatMessage } from "../../../src/shared/messages/formatMessage.ts";
import { isComposing } from "../isComposing.ts";

export interface RenameFieldProps {
  readonly title: string;
  /** Called once: with the new title, or undefined when it stays. */
  readonly onDone: (title: string | undefined) => void;
}

/** A title in the making. Enter and leaving keep it, Escape does not; an empty one changes nothing. */
export function RenameField({ title, onDone }: RenameFieldProps) {
  const input = useRef<HTMLInputElement>(null);
  /** Taking the field away makes it lose the keyboard, which must not count as a second end. */
  const isDone = useRef(false);

  useLayoutEffect(() => {
    input.current?.focus();
    input.current?.select();
  }, []);

  const finish = (value: string) => {
    if (isDone.current) return;
    isDone.current = true;
    const typed = value.trim();
    onDone(typed === "" || typed === title ? undefined : typed);
  };

  return (
    <input
      ref={input}
      class="rename-field"
      dir="auto"
      lang={scriptLanguage(title)}
      defaultValue={title}
      aria-label={formatMessage("panel.title")}
      onBlur={(event) => {
        finish(event.currentTarget.value);
      }}
      onKeyDown={(event) => {
        // Enter and Escape of an input method are its own; the list's keys are letters here.
        event.stopPropagation();
        if (isComposing(event)) return;
        if (event.key === "Enter") finish(event.currentTarget.value);
        else if (event.key === "Escape") finish(title);
        else return;
        event.preventDefault();
      }}
    />
  );
}
