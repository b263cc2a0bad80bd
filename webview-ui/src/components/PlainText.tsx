import { BIDI_CONTROL, BIDI_MARK_CLASS, bidiMarkText } from "../markdown/bidiMarks.ts";

const PARTS = new RegExp(`(${BIDI_CONTROL.source})`, "u");

/** Text as it is, with characters that turn the reading direction shown as marks. */
export function PlainText({ text }: { readonly text: string }) {
  return (
    <>
      {text.split(PARTS).map((part, index) =>
        BIDI_CONTROL.test(part) ? (
          <span key={index} class={BIDI_MARK_CLASS} title={bidiMarkText(part)}>
            {bidiMarkText(part)}
          </span>
        ) : (
          part
        ),
      )}
    </>
  );
}
