import { useEffect, useState } from "preact/hooks";
import { formatMessage } from "../../../src/shared/messages/formatMessage.ts";
import type { AnswerStatsView, ChatMessageView } from "../../../src/shared/webviewProtocol.ts";
import { formatDuration } from "../formatDuration.ts";
import { usePanel } from "../PanelContext.ts";
import { Icon } from "./Icon.tsx";

const COPIED_SHOWN_MS = 1500;

/** Under a finished answer: Copy, how it ended, and how fast it was. */
export function AnswerFooter({ message: { id, text, state, stats } }: { readonly message: ChatMessageView }) {
  if (text === "" && state !== "stopped" && stats === undefined) return null;
  return (
    <footer class="answer-footer">
      {text !== "" && <CopyButton messageId={id} />}
      {state === "stopped" && <span class="stopped">{formatMessage("panel.stopped")}</span>}
      {stats !== undefined && <Stats stats={stats} />}
    </footer>
  );
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
  const label = formatMessage(isCopied ? "panel.copied" : "panel.copyAnswer");
  return (
    <button
      type="button"
      class="icon-button"
      title={label}
      aria-label={label}
      onClick={() => {
        host.post({ type: "copyMessage", messageId });
        setIsCopied(true);
      }}
    >
      <Icon name={isCopied ? "check" : "copy"} />
    </button>
  );
}

function Stats({ stats }: { readonly stats: AnswerStatsView }) {
  const { generatedTokens, tokensPerSecond, timeToFirstTokenMs, modelName } = stats;
  return (
    <>
      <span>{formatMessage("panel.tokens", { tokens: generatedTokens })}</span>
      <span>{formatMessage("panel.speed", { speed: tokensPerSecond.toFixed(1) })}</span>
      <span title={formatMessage("panel.firstTokenTooltip")}>
        {formatMessage("panel.firstToken", { duration: formatDuration(timeToFirstTokenMs) })}
      </span>
      <span class="model" title={modelName}>
        {modelName}
      </span>
    </>
  );
}
