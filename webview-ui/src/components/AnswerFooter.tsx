import { useEffect, useState } from "preact/hooks";
import { withHiddenNamed } from "../../../src/core/text/hiddenCharacters.ts";
import { formatMessage } from "../../../src/shared/messages/formatMessage.ts";
import { formatNumber } from "../../../src/shared/messages/uiFormats.ts";
import type { AnswerStatsView, ChatMessageView } from "../../../src/shared/webviewProtocol.ts";
import { formatDuration } from "../formatDuration.ts";
import { usePanel } from "../PanelContext.ts";
import { BranchSwitcher } from "./BranchSwitcher.tsx";
import { IconButton } from "./IconButton.tsx";
import { Menu } from "./Menu.tsx";
import { PlainText } from "./PlainText.tsx";

const COPIED_SHOWN_MS = 1500;

export interface AnswerFooterProps {
  readonly message: ChatMessageView;
  readonly place: number;
  readonly isLast: boolean;
}

/** Under a finished answer: what can be done with it, how it ended, and how fast it was. */
export function AnswerFooter({ message, place, isLast }: AnswerFooterProps) {
  const { host, store } = usePanel();
  const { id, text, state, stats, branch, isCutShort, canContinue } = message;
  const isLocked = store.isGenerating.value || store.frame.value.isFollowing;
  return (
    <footer class="answer-footer">
      {text !== "" && <CopyButton messageId={id} />}
      <IconButton
        icon="regenerate"
        label={formatMessage("panel.regenerate")}
        isDisabled={isLocked}
        onClick={() => {
          host.post({ type: "regenerate", messageId: id });
        }}
      />
      {text !== "" && !isLocked && <MoreAboutAnswer messageId={id} isLast={isLast} />}
      {branch !== undefined && <BranchSwitcher messageId={id} branch={branch} place={place} />}
      {state === "stopped" && <span class="stopped">{formatMessage("panel.stopped")}</span>}
      {isCutShort === true && <span class="cut-short">{formatMessage("panel.lengthLimit")}</span>}
      {canContinue === true && !isLocked && (
        <button
          type="button"
          class="text-button"
          onClick={() => {
            host.post({ type: "continueAnswer", messageId: id });
          }}
        >
          {formatMessage("panel.continue")}
        </button>
      )}
      {stats !== undefined && <Stats stats={stats} />}
    </footer>
  );
}

function MoreAboutAnswer({ messageId, isLast }: { readonly messageId: string; readonly isLast: boolean }) {
  const { host } = usePanel();
  const ask = (type: "translateAnswer" | "changeRegister" | "suggestFollowUps") => () => {
    host.post({ type, messageId });
  };
  const items = [
    { label: formatMessage("panel.translateAnswer"), onSelect: ask("translateAnswer") },
    { label: formatMessage("panel.changeRegister"), onSelect: ask("changeRegister") },
    ...(isLast ? [{ label: formatMessage("panel.suggestFollowUps"), onSelect: ask("suggestFollowUps") }] : []),
  ];
  return <Menu icon="more" label={formatMessage("panel.moreAboutAnswer")} items={items} />;
}

function CopyButton({ messageId }: { readonly messageId: string }) {
  const { host } = usePanel();
  const [isCopied, setIsCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => {
      setIsCopied(false);
    }, COPIED_SHOWN_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [isCopied]);
  return (
    <IconButton
      icon={isCopied ? "check" : "copy"}
      label={formatMessage(isCopied ? "panel.copied" : "panel.copyAnswer")}
      onClick={() => {
        host.post({ type: "copyMessage", messageId });
        setIsCopied(true);
      }}
    />
  );
}

function Stats({ stats }: { readonly stats: AnswerStatsView }) {
  const { generatedTokens, tokensPerSecond, timeToFirstTokenMs, modelName } = stats;
  return (
    <>
      <span>{formatMessage("panel.tokens", { tokens: formatNumber(generatedTokens) })}</span>
      {/* One token has no speed: it is the first. */}
      {tokensPerSecond > 0 && <span>{formatMessage("panel.speed", { speed: formatNumber(tokensPerSecond, 1) })}</span>}
      <span title={formatMessage("panel.firstTokenTooltip")}>
        {formatMessage("panel.firstToken", { duration: formatDuration(timeToFirstTokenMs) })}
      </span>
      <span class="model" title={withHiddenNamed(modelName)}>
        <PlainText text={modelName} />
      </span>
    </>
  );
}
