import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { formatMessage } from "../../../src/shared/messages/formatMessage.ts";
import { formatNumber } from "../../../src/shared/messages/uiFormats.ts";
import type { EarlierSummaryView } from "../../../src/shared/webviewProtocol.ts";
import { usePanel } from "../PanelContext.ts";
import { Icon } from "./Icon.tsx";
import { IconButton } from "./IconButton.tsx";
import { Markdown } from "./Markdown.tsx";
import { QuestionEditor } from "./QuestionEditor.tsx";

export interface EarlierTalkProps {
  /** The last message that the model is not given any more. */
  readonly untilId: string;
}

/** Stands below what the model no longer reads, with the summary that it reads in its place. */
export function EarlierTalk({ untilId }: EarlierTalkProps) {
  const { earlierSummary } = usePanel().store.frame.value;
  if (earlierSummary !== undefined) return <EarlierSummary untilId={untilId} summary={earlierSummary} />;
  return (
    <div class="earlier-talk">
      <p class="forgotten-line">{formatMessage("panel.forgotten")}</p>
      <ReadEarlier untilId={untilId} />
    </div>
  );
}

interface EarlierSummaryProps extends EarlierTalkProps {
  readonly summary: EarlierSummaryView;
}

/** Closed until somebody wants to see it; nothing is rendered before. It can be rewritten in its place, and removed. */
function EarlierSummary({ untilId, summary: { text, lang } }: EarlierSummaryProps) {
  const { host, store } = usePanel();
  // Its last message may be a question that is rewritten itself.
  const editId = `${untilId}/summary`;
  const [isOpen, setIsOpen] = useState(false);
  const edited = store.edits.textOf(editId);
  const isLocked = store.isGenerating.value || store.frame.value.isFollowing;
  const setSummary = (changed: string) => {
    host.post({ type: "setEarlierSummary", messageId: untilId, text: changed });
  };
  const remove = () => {
    setSummary("");
    // The button goes with it.
    store.focusRequests.value += 1;
  };
  const editButton = useRef<HTMLButtonElement>(null);
  const wasEdited = useRef(false);
  const isEdited = edited !== undefined;
  useLayoutEffect(() => {
    if (!isEdited && wasEdited.current) editButton.current?.focus();
    wasEdited.current = isEdited;
  }, [isEdited]);
  return (
    <details
      class="thought earlier-summary"
      open={isOpen || isEdited}
      onToggle={(event) => setIsOpen(event.currentTarget.open)}
    >
      <summary>
        <Icon name="chevron" />
        <span>
          {formatMessage("panel.summarized")} <SummaryTokens />
        </span>
      </summary>
      {edited !== undefined && (
        <QuestionEditor
          messageId={editId}
          name={formatMessage("panel.editSummary")}
          sendLabel={formatMessage("panel.saveSummary")}
          emptyLabel={formatMessage("panel.removeSummary")}
          edited={edited}
          lang={lang}
          isLocked={isLocked}
          onSend={(changed) => {
            store.edits.end(editId);
            if (changed === "") remove();
            else setSummary(changed);
          }}
          onCancel={() => {
            store.edits.end(editId);
          }}
        />
      )}
      {isOpen && !isEdited && (
        <>
          <Markdown text={text} isGrowing={false} lang={lang} />
          <div class="summary-actions">
            <IconButton
              icon="edit"
              label={formatMessage("panel.editSummary")}
              isDisabled={isLocked}
              buttonRef={editButton}
              onClick={() => {
                store.edits.begin(editId, text);
              }}
            />
            <IconButton
              icon="close"
              label={formatMessage("panel.removeSummary")}
              isDisabled={isLocked}
              onClick={remove}
            />
            <ReadEarlier untilId={untilId} />
          </div>
        </>
      )}
    </details>
  );
}

/** As far as they are counted. */
function SummaryTokens() {
  const { gauge } = usePanel().store.frame.value;
  if (gauge?.summaryTokens === undefined) return null;
  const count = formatNumber(gauge.summaryTokens);
  return (
    <span class="chip-note">{formatMessage("panel.tokens", { tokens: gauge.isEstimate ? `≈ ${count}` : count })}</span>
  );
}

function ReadEarlier({ untilId }: EarlierTalkProps) {
  const { host, store } = usePanel();
  return (
    <button
      type="button"
      class="text-button"
      disabled={store.isGenerating.value || store.frame.value.isFollowing}
      onClick={() => {
        host.post({ type: "readEarlier", messageId: untilId });
        // The line goes, and the button with it.
        store.focusRequests.value += 1;
      }}
    >
      {formatMessage("panel.readEarlier")}
    </button>
  );
}
