import { formatMessage } from "../../../src/shared/messages/formatMessage.ts";
import { usePanel } from "../PanelContext.ts";
import { joinedDraft } from "../store.ts";
import { MixedText } from "./MixedText.tsx";

export interface FollowUpsProps {
  readonly questions: readonly string[];
  /** BCP 47, of the answer that they follow. */
  readonly lang: string | undefined;
}

/** What one could ask next. A question goes into the composer, where it can still be changed. */
export function FollowUps({ questions, lang }: FollowUpsProps) {
  const { store } = usePanel();
  return (
    <ul class="follow-ups" aria-label={formatMessage("panel.followUps")} lang={lang}>
      {questions.map((question) => (
        <li key={question}>
          <button
            type="button"
            class="suggestion"
            dir="auto"
            onClick={() => {
              store.draft.value = joinedDraft(question, store.draft.peek());
              store.focusRequests.value += 1;
            }}
          >
            <MixedText text={question} lang={lang} />
          </button>
        </li>
      ))}
    </ul>
  );
}
