import { formatMessage } from "../../../src/shared/messages/formatMessage.ts";
import type { ChatMessageView } from "../../../src/shared/webviewProtocol.ts";
import { isOpen } from "../store.ts";
import { AnswerFooter } from "./AnswerFooter.tsx";
import { ErrorNotice } from "./ErrorNotice.tsx";
import { FollowUps } from "./FollowUps.tsx";
import { Markdown } from "./Markdown.tsx";
import { MessageName } from "./MessageName.tsx";
import { Rendition } from "./Rendition.tsx";
import { Thought } from "./Thought.tsx";
import { WaitingDots } from "./WaitingDots.tsx";

export interface MessageProps {
  readonly message: ChatMessageView;
  /** Where it stands among the conversation's messages, from 0: its branches stand in the same place. */
  readonly place: number;
  /** From 1, of its question and of its answer alike. */
  readonly number: number;
}

export interface AnswerProps extends MessageProps {
  readonly isLast: boolean;
}

/** An answer in any state, from waiting to failed. What there is of it always stays readable. */
export function Answer({ message, place, number, isLast }: AnswerProps) {
  const { id, text, thought, state, waitingFor, error, lang, renditions = [], followUps = [], isForgotten } = message;
  const isGrowing = isOpen(message);
  const name = formatMessage("panel.numberedAnswer", { number });
  return (
    <article
      class={isForgotten === true ? "message answer forgotten" : "message answer"}
      aria-label={name}
      aria-busy={isGrowing}
    >
      <MessageName name={name} />
      {thought !== undefined && <Thought thought={thought} />}
      {text !== "" && <Markdown text={text} isGrowing={isGrowing} lang={lang} />}
      {isGrowing && text === "" && thought === undefined && (
        <p class="waiting">
          <WaitingDots />
          {waitingFor ?? formatMessage("panel.waiting")}
        </p>
      )}
      {state === "complete" && text.trim() === "" && <p class="no-answer">{formatMessage("panel.noAnswer")}</p>}
      {state === "failed" && error !== undefined && <ErrorNotice error={error} messageId={id} />}
      {renditions.map((rendition) => (
        <Rendition key={rendition.id} messageId={id} rendition={rendition} />
      ))}
      {!isGrowing && <AnswerFooter message={message} place={place} isLast={isLast} />}
      {followUps.length > 0 && <FollowUps questions={followUps} lang={lang} />}
    </article>
  );
}
