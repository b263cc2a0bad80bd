import { useEffect, useId, useRef, useState } from "preact/hooks";
import { scriptLanguage } from "../../../src/core/text/scriptLanguage.ts";
import { formatMessage } from "../../../src/shared/messages/formatMessage.ts";
import type { OverflowWay } from "../../../src/shared/webviewProtocol.ts";
import { usePanel } from "../PanelContext.ts";
import { formatNumber } from "../../../src/shared/messages/uiFormats.ts";
import { useAnnouncement } from "../useAnnouncement.ts";
import { Icon } from "./Icon.tsx";
import { PlainText } from "./PlainText.tsx";
import { WaitingDots } from "./WaitingDots.tsx";

interface ChosenWay {
  readonly way: OverflowWay;
  readonly text: string;
}

/** The question would not fit: what can be done about it; then what is being done, with the question, until that is sent. */
export function OverflowNotice() {
  const { host, store } = usePanel();
  const [chosen, setChosen] = useState<ChosenWay>();
  const { overflow } = store.frame.value;
  const isOnItsWay = store.isOnItsWay.value;
  useEffect(() => {
    if (!isOnItsWay) setChosen(undefined);
  }, [isOnItsWay]);
  if (chosen !== undefined && isOnItsWay) return <WayInProgress {...chosen} />;
  // What was emptied is not to be sent any more.
  if (overflow === undefined || store.draft.value.trim() === "") return null;
  const { neededTokens, contextTokens, ways } = overflow;
  const resolve = (way: OverflowWay) => {
    const text = store.draft.peek().trim();
    setChosen({ way, text });
    store.draft.value = "";
    store.beginSending();
    host.post({ type: "resolveOverflow", way, text });
    // The button goes, and must not take the keyboard with it.
    store.focusRequests.value += 1;
  };
  return (
    <div class="composer-notice overflow">
      <div role="alert">
        <p>
          <Icon name="warning" />
          {formatMessage("panel.overflow", {
            needed: formatNumber(neededTokens),
            context: formatNumber(contextTokens),
          })}
        </p>
        {ways.length === 0 && <p>{formatMessage("panel.overflowAlone")}</p>}
      </div>
      {ways.length > 0 && <Ways ways={ways} onChoose={resolve} />}
    </div>
  );
}

interface WaysProps {
  readonly ways: readonly OverflowWay[];
  readonly onChoose: (way: OverflowWay) => void;
}

/** What each way does stands in view: not everybody has a pointer that a tooltip could wait for. */
function Ways({ ways, onChoose }: WaysProps) {
  const id = useId();
  const details = useRef<HTMLDListElement>(null);
  return (
    <>
      <dl ref={details}>
        {ways.map((way) => (
          <div key={way}>
            <dt>{formatMessage(`panel.way.${way}`)}</dt>
            <dd id={`${id}-${way}`}>{formatMessage(`panel.way.${way}.detail`)}</dd>
          </div>
        ))}
      </dl>
      <div class="button-row">
        {ways.map((way, index) => (
          <button
            key={way}
            type="button"
            class={index === 0 ? "button" : "button secondary"}
            aria-describedby={`${id}-${way}`}
            onFocus={({ currentTarget }) => {
              // For the keyboard, in a low panel: nothing moves under a pointer, which can scroll.
              if (!currentTarget.matches(":focus-visible")) return;
              details.current?.querySelectorAll("dd")[index]?.scrollIntoView({ block: "start" });
            }}
            onClick={() => {
              onChoose(way);
            }}
          >
            {formatMessage(`panel.way.${way}`)}
          </button>
        ))}
      </div>
    </>
  );
}

function WayInProgress({ way, text }: ChosenWay) {
  const label = formatMessage(`panel.way.${way}`);
  useAnnouncement(label);
  return (
    <div class="composer-notice in-progress">
      <p class="waiting">
        <WaitingDots />
        {label}
      </p>
      <p class="question-underway" lang={scriptLanguage(text)} dir="auto">
        <PlainText text={text} />
      </p>
    </div>
  );
}
