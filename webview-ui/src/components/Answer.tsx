import { formatMessage } from "../../../src/shared/messages/formatMessage.ts";
import type { ChatMessageView } from "../../../src/shared/webviewProtocol.ts";
import { isOpen } from "../store.ts";
import { AnswerFooter } from "./AnswerFooter.tsx";
import { ErrorNotice } from "./ErrorNotice.tsx";
import { Markdown } from "./Markdown.tsx";
import { Thought } from "./Thought.tsx";

/** An answer in any state, from waiting to failed. What there is of it always stays readable. */
export function Answer({ message }: { readonly message: ChatMessageView }) {
  const { id, text, thought, state, waitingFor, error, lang } = message;
  const isGrowing = isOpen(message);
  return (
    <article class="message answer" aria-label={formatMessage("panel.answer")} aria-busy={isGrowing}>
      {thought !== undefined && <Thought thought={thought} lang={lang} />}
      {text !== "" && <Markdown text={text} isGrowing={isGrowing} lang={lang} />}
      {isGrowing && text === "" && thought === undefined && (
        <p class="waiting">
          <span class="waiting-dots" aria-hidden="true">
            <i />
            <i />
            <i />
          </span>
          {waitingFor ?? formatMessage("panel.waiting")}
        </p>
      )}
      {state === "failed" && error !== undefined && <ErrorNotice error={error} messageId={id} />}
      {!isGrowing && <AnswerFooter message={message} />}
    </article>
  );
}
