import { useState } from "preact/hooks";
import { formatMessage } from "../../../src/shared/messages/formatMessage.ts";
import type { ChatMessageView } from "../../../src/shared/webviewProtocol.ts";
import { PlainText } from "./PlainText.tsx";

/** A question longer than this is folded. */
const FOLDED_CHARACTERS = 1200;
const FOLDED_LINES = 16;

/** A question, as it was typed. */
export function UserMessage({ message }: { readonly message: ChatMessageView }) {
  const [isUnfolded, setIsUnfolded] = useState(false);
  const beginning = beginningOf(message.text);
  const isLong = beginning.length < message.text.length;
  return (
    <article class="message user" aria-label={formatMessage("panel.question")}>
      <div class="bubble" lang={message.lang} dir="auto">
        <PlainText text={isUnfolded ? message.text : beginning} />
        {isLong && !isUnfolded && "…"}
      </div>
      {isLong && (
        <button type="button" class="text-button" aria-expanded={isUnfolded} onClick={() => setIsUnfolded(!isUnfolded)}>
          {formatMessage(isUnfolded ? "panel.showLess" : "panel.showMore")}
        </button>
      )}
    </article>
  );
}

/** The first lines, cut between words as the language has them, so that no character is torn. */
function beginningOf(text: string): string {
  const lines = text.slice(0, FOLDED_CHARACTERS * 2).split("\n");
  const short = lines.slice(0, FOLDED_LINES).join("\n");
  const isShort = short.length <= FOLDED_CHARACTERS;
  if (isShort && lines.length <= FOLDED_LINES && text.length <= FOLDED_CHARACTERS * 2) return text;
  if (isShort) return short;
  const segments = new Intl.Segmenter(undefined, { granularity: "word" }).segment(short);
  const wordStart = segments.containing(FOLDED_CHARACTERS)?.index ?? 0;
  // A single word that fills it all, such as pasted base64, is cut where it is long enough.
  return short.slice(0, wordStart === 0 ? FOLDED_CHARACTERS : wordStart);
}
