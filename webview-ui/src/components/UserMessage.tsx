import { useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { formatMessage } from "../../../src/shared/messages/formatMessage.ts";
import { usePanel } from "../PanelContext.ts";
import { cutIntoPieces } from "../cutIntoPieces.ts";
import type { MessageProps } from "./Answer.tsx";
import { BranchSwitcher } from "./BranchSwitcher.tsx";
import { Chips } from "./Chips.tsx";
import { IconButton } from "./IconButton.tsx";
import { MessageName } from "./MessageName.tsx";
import { MixedText } from "./MixedText.tsx";
import { QuestionEditor } from "./QuestionEditor.tsx";
import { ShowMore } from "./ShowMore.tsx";

/** A question longer than this is folded. */
const FOLDED_CHARACTERS = 1200;
const FOLDED_LINES = 16;

/** What is unfolded of a question at once: more of it, in many scripts, takes longer than a key may wait. */
const PART_CHARACTERS = 100_000;

/** A question, as it was typed, with what went along. It can be rewritten: that makes a branch. */
export function UserMessage({ message, place, number }: MessageProps) {
  const { host, store } = usePanel();
  const { id, text, lang, chips = [], branch, isForgotten } = message;
  const isLocked = store.isGenerating.value || store.frame.value.isFollowing;
  const edited = store.edits.textOf(id);
  const isEdited = edited !== undefined;
  const editButton = useRef<HTMLButtonElement>(null);
  const isGivenUp = useRef(false);
  const name = formatMessage("panel.numberedQuestion", { number });

  useLayoutEffect(() => {
    if (!isEdited && isGivenUp.current) editButton.current?.focus();
    isGivenUp.current = false;
  }, [isEdited]);

  return (
    <article class={isForgotten === true ? "message user forgotten" : "message user"} aria-label={name}>
      <MessageName name={name} />
      <Chips
        chips={chips}
        onOpen={(chipId) => {
          host.post({ type: "openChip", chipId, messageId: id });
        }}
      />
      {isEdited ? (
        <QuestionEditor
          messageId={id}
          name={formatMessage("panel.editQuestion")}
          sendLabel={formatMessage("panel.sendEdited")}
          edited={edited}
          lang={lang}
          isLocked={isLocked}
          onSend={(changed) => {
            store.edits.end(id);
            store.beginSending();
            host.post({ type: "editQuestion", messageId: id, text: changed });
            // The branch that it begins takes this one's place, and its keyboard.
            store.focusRequests.value += 1;
          }}
          onCancel={() => {
            isGivenUp.current = true;
            store.edits.end(id);
          }}
        />
      ) : (
        <FoldedText text={text} lang={lang} />
      )}
      {!isEdited && (
        <footer class="question-footer">
          <IconButton
            icon="edit"
            label={formatMessage("panel.editQuestion")}
            isDisabled={isLocked}
            buttonRef={editButton}
            onClick={() => {
              store.edits.begin(id, text);
            }}
          />
          {branch !== undefined && <BranchSwitcher messageId={id} branch={branch} place={place} />}
        </footer>
      )}
    </article>
  );
}

function FoldedText({ text, lang }: { readonly text: string; readonly lang: string | undefined }) {
  const beginning = useMemo(() => beginningOf(text), [text]);
  const parts = useMemo(() => cutIntoPieces(text, PART_CHARACTERS), [text]);
  const [partCount, setPartCount] = useState(0);
  const isUnfolded = partCount > 0;
  const isLong = beginning.length < text.length;
  const isWhole = isUnfolded ? partCount === parts.length : !isLong;
  const shown = isUnfolded ? parts.slice(0, partCount) : [beginning];
  return (
    <>
      <div class="bubble" lang={lang} dir="auto">
        {shown.map((part, index) => (
          <MixedText key={index} text={part} lang={lang} />
        ))}
        {!isWhole && "…"}
      </div>
      {isUnfolded && !isWhole && (
        <ShowMore isLast={partCount === parts.length - 1} onClick={() => setPartCount(partCount + 1)} />
      )}
      {isLong && (
        <button
          type="button"
          class="text-button"
          aria-expanded={isUnfolded}
          onClick={() => setPartCount(isUnfolded ? 0 : 1)}
        >
          {formatMessage(isUnfolded ? "panel.showLess" : "panel.showMore")}
        </button>
      )}
    </>
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
