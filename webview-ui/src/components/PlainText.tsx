import { hiddenNames, splitAtHidden } from "../../../src/core/text/hiddenCharacters.ts";
import { HIDDEN_MARK_CLASS } from "../markdown/hiddenMarkClass.ts";
import { shortTexts } from "../shortTexts.ts";

/** Text as it is. Hidden characters are shown as marks, which the style draws: what is copied is the character. */
export function PlainText({ text }: { readonly text: string }) {
  return (
    <>
      {splitAtHidden(text).map((part, index) =>
        index % 2 === 0 ? (
          shortTexts(part)
        ) : (
          <span key={index} class={HIDDEN_MARK_CLASS} title={hiddenNames(part)}>
            {part}
          </span>
        ),
      )}
    </>
  );
}
