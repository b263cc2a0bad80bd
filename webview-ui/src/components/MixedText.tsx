import { languageRuns } from "../../../src/core/text/languageRuns.ts";
import { PlainText } from "./PlainText.tsx";

export interface MixedTextProps {
  readonly text: string;
  /** BCP 47, of the element that it stands in. */
  readonly lang: string | undefined;
}

/** Text as it is, in which each piece of another script says what language it is in. */
export function MixedText({ text, lang }: MixedTextProps) {
  return (
    <>
      {languageRuns(text, lang).map((run, index) =>
        run.lang === undefined ? (
          <PlainText key={index} text={run.text} />
        ) : (
          <span key={index} lang={run.lang}>
            <PlainText text={run.text} />
          </span>
        ),
      )}
    </>
  );
}
