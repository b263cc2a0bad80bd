import { HIDDEN_CONTROL, HIDDEN_MARK_CLASS, hiddenMarkText } from "../markdown/hiddenMarks.ts";

const PARTS = new RegExp(`(${HIDDEN_CONTROL.source})`, "u");

/** Text as it is. Hidden characters are shown as marks, which the style draws: what is copied is the character. */
export function PlainText({ text }: { readonly text: string }) {
  return (
    <>
      {text.split(PARTS).map((part, index) =>
        HIDDEN_CONTROL.test(part) ? (
          <span key={index} class={HIDDEN_MARK_CLASS} title={hiddenMarkText(part)}>
            {part}
          </span>
        ) : (
          part
        ),
      )}
    </>
  );
}
