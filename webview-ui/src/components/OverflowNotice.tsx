import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef, useState } from "preact/hooks";
import { scriptLanguage } from "../../../src/core/text/scriptLanguage.ts";
import { formatMessage } from "../../../src/shared/messages/formatMessage.ts";
import type { OverflowView, OverflowWay } from "../../../src/shared/webviewProtocol.ts";
import { usePanel } from "../PanelContext.ts";
import { formatNumber } from "../../../src/shared/messages/uiFormats.ts";
import { useAnnouncement } from "../useAnnouncement.ts";
import { Icon } from "./Icon.tsx";
import { PlainText } from "./PlainText.tsx";
import { WaitingDots } from "./WaitingDots.tsx";

/** Who shortens a text is told what was counted until it is counted anew; one of which less is left than this was replaced. */
const LEAST_KEPT_SHARE = 0.5;

interface ChosenWay {
  readonly way: OverflowWay;
  readonly text: string;
}

/**
 * The question would not fit: what can be done about it; then what is being done, with the question, until that is sent. It
 * stands there as soon as the count says so, which is said politely; of what was to be sent it is an alert.
 */
export function OverflowNotice() {
  const { host, store } = usePanel();
  const [chosen, setChosen] = useState<ChosenWay>();
  const isOnItsWay = store.isOnItsWay.value;
  const overflow = isOnItsWay ? undefined : store.frame.value.overflow;
  const draft = store.draft.value;
  const isTyped = draft.trim() !== "";
  const isForeseen = overflow?.isForeseen === true;
  // What was emptied is not to be sent any more. Chips alone may be too much for whatever will be typed.
  const isAsked = isTyped || (isForeseen && store.frame.value.chips.length > 0);
  const isShown = overflow !== undefined && isAsked && draft.length >= overflow.draftLength * LEAST_KEPT_SHARE;
  const sentence = isShown ? overflowText(overflow) : undefined;
  useForeseenAnnouncement(sentence, isForeseen);
  useEffect(() => {
    if (!isOnItsWay) setChosen(undefined);
  }, [isOnItsWay]);
  if (chosen !== undefined && isOnItsWay) return <WayInProgress {...chosen} />;
  if (!isShown) return null;
  const { ways } = overflow;
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
    <OverflowBox sentence={sentence} isForeseen={isForeseen} isAlone={ways.length === 0}>
      {isTyped && ways.length > 0 && <Ways ways={ways} onChoose={resolve} />}
    </OverflowBox>
  );
}

interface OverflowBoxProps {
  readonly sentence: string | undefined;
  readonly isForeseen: boolean;
  /** There is no way out but a shorter question. */
  readonly isAlone: boolean;
  readonly children: ComponentChildren;
}

/** Whoever has sent the question is to decide. Whoever is still typing it is warned in one line, and unfolds that to see more. */
function OverflowBox({ sentence, isForeseen, isAlone, children }: OverflowBoxProps) {
  const [isUnfolded, setIsUnfolded] = useState(false);
  const isWhole = !isForeseen || isUnfolded;
  return (
    <div class={isWhole ? "composer-notice overflow" : "composer-notice"}>
      <div class="overflow-warning" role={isForeseen ? undefined : "alert"}>
        {isForeseen ? (
          <button
            type="button"
            class="overflow-line"
            aria-expanded={isUnfolded}
            onClick={() => {
              setIsUnfolded(!isUnfolded);
            }}
          >
            <Icon name="warning" />
            <span>{sentence}</span>
            <Icon name="chevron" />
          </button>
        ) : (
          <p>
            <Icon name="warning" />
            {sentence}
          </p>
        )}
        {isWhole && isAlone && <p>{formatMessage("panel.overflowAlone")}</p>}
      </div>
      {isWhole && children}
    </div>
  );
}

/** What is only foreseen has one line, however narrow. */
function overflowText({ isForeseen, neededTokens, contextTokens }: OverflowView): string {
  return formatMessage(isForeseen ? "panel.overflowForeseen" : "panel.overflow", {
    needed: formatNumber(neededTokens),
    context: formatNumber(contextTokens),
  });
}

/**
 * Said once, however often it is counted anew while somebody types, and not after an alert has said it.
 * @param sentence undefined while nothing is shown
 */
function useForeseenAnnouncement(sentence: string | undefined, isForeseen: boolean): void {
  const said = useRef<string | undefined>(undefined);
  if (sentence === undefined) said.current = undefined;
  else said.current ??= isForeseen ? sentence : "";
  useAnnouncement(said.current ?? "");
}

interface WaysProps {
  readonly ways: readonly OverflowWay[];
  readonly onChoose: (way: OverflowWay) => void;
}

/** What a way does is said of one at a time, the first until another has the keyboard or the pointer: a narrow panel has no room for all. */
function Ways({ ways, onChoose }: WaysProps) {
  const id = useId();
  const [lookedAt, setLookedAt] = useState<OverflowWay>();
  const explained = ways.find((way) => way === lookedAt) ?? ways[0];
  return (
    <>
      <dl>
        {ways.map((way) => (
          <div key={way} class={way === explained ? "explained" : undefined}>
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
            onFocus={() => setLookedAt(way)}
            onPointerEnter={() => setLookedAt(way)}
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
