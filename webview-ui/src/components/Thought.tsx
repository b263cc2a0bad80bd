import { useEffect, useState } from "preact/hooks";
import { formatMessage } from "../../../src/shared/messages/formatMessage.ts";
import type { ThoughtView } from "../../../src/shared/webviewProtocol.ts";
import { formatDuration } from "../formatDuration.ts";
import { Icon } from "./Icon.tsx";
import { Markdown } from "./Markdown.tsx";

export interface ThoughtProps {
  readonly thought: ThoughtView;
}

/** What the model thought before its answer. Closed until somebody wants to see it; nothing is rendered before. */
export function Thought({ thought }: ThoughtProps) {
  const [isShown, setIsShown] = useState(false);
  const isLive = thought.durationMs === undefined;
  return (
    <details class="thought" onToggle={(event) => setIsShown(event.currentTarget.open)}>
      <summary class={isLive ? "live" : ""}>
        <Icon name="chevron" />
        <span>{isLive ? <LiveTime /> : summaryOf(thought)}</span>
      </summary>
      {isShown && <Markdown text={thought.text} isGrowing={isLive} lang={thought.lang} />}
    </details>
  );
}

/** How long the model has been thinking, as far as this panel has seen it. */
function LiveTime() {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const startMs = performance.now();
    const timer = setInterval(() => {
      setSeconds(Math.round((performance.now() - startMs) / 1000));
    }, 1000);
    return () => {
      clearInterval(timer);
    };
  }, []);
  if (seconds === 0) return <>{formatMessage("panel.thoughtLive")}</>;
  return <>{formatMessage("panel.thoughtLiveFor", { duration: formatDuration(seconds * 1000) })}</>;
}

function summaryOf({ durationMs = 0 }: ThoughtView): string {
  // An answer that was cut off in mid-thought has no duration that means anything.
  if (durationMs <= 0) return formatMessage("panel.thought");
  return formatMessage("panel.thoughtFor", { duration: formatDuration(durationMs) });
}
