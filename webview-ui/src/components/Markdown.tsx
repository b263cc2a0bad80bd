import { useMemo, useRef, useState } from "preact/hooks";
import { usePanel } from "../PanelContext.ts";
import { closeCodeActions, pressedCode, toggleCodeActions, type PressedCode } from "../markdown/decorate.ts";
import { cutIntoPieces } from "../cutIntoPieces.ts";
import type { Host } from "../host.ts";
import { markdownBlocks } from "../loadMarkdown.ts";
import { showCopied } from "../showCopied.ts";
import { useNearView } from "../useNearView.ts";
import type { MarkdownBlocksProps } from "./MarkdownBlocks.tsx";
import { PlainText } from "./PlainText.tsx";
import { ShowMore } from "./ShowMore.tsx";

const MIDDLE_BUTTON = 1;

/** A longer text waits as it was written until it comes near the view: hundreds of answers open at once. */
const SHORT_CHARACTERS = 500;

/** No model's answer is longer; a text that is, such as an imported one, would be read and laid out for minutes. */
const PART_CHARACTERS = 300_000;

/** A model's text, or the beginning of one that no model writes. Links and the buttons of its code ask the host. */
export function Markdown({ text, isGrowing, lang }: MarkdownBlocksProps) {
  const { host } = usePanel();
  const container = useRef<HTMLDivElement>(null);
  const isNear = useNearView(container, isGrowing || text.length <= SHORT_CHARACTERS);
  const MarkdownBlocks = markdownBlocks.value;
  const parts = useMemo(() => cutIntoPieces(text, PART_CHARACTERS), [text]);
  const [partCount, setPartCount] = useState(1);
  // The end of what is being written is what is being read, and is not hidden again when it is finished.
  const hasGrown = useRef(isGrowing);
  hasGrown.current ||= isGrowing;
  const shown = hasGrown.current ? parts : parts.slice(0, partCount);
  const isPending = !isNear || MarkdownBlocks === undefined;

  const onClick = (event: MouseEvent) => {
    // The secondary button asks for the context menu. The middle one follows links, as everywhere.
    if (event.button > MIDDLE_BUTTON || !(event.target instanceof Element)) return;
    const href = event.target.closest("a[href]")?.getAttribute("href");
    if (href !== undefined && href !== null) {
      // VS Code listens at the window and would open it a second time.
      event.preventDefault();
      event.stopPropagation();
      host.post({ type: "openLink", href });
      return;
    }
    if (event.button !== 0 || toggleCodeActions(event.target)) return;
    const pressed = pressedCode(event.target);
    if (pressed === undefined) return;
    postCode(host, pressed);
    if (pressed.action === "copyText") showCopied(event.target);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || !(event.target instanceof Element)) return;
    const more = closeCodeActions(event.target);
    if (more === undefined) return;
    more.focus();
    event.preventDefault();
    // It would stop an answer that is being written.
    event.stopPropagation();
  };
  const onFocusOut = ({ target, relatedTarget }: FocusEvent) => {
    if (!(target instanceof Element)) return;
    const header = target.closest(".code-header");
    const isInside = relatedTarget instanceof Node && header?.contains(relatedTarget) === true;
    if (!isInside) closeCodeActions(target);
  };

  const partOf = (part: string, index: number) => {
    if (isPending) return <PlainText key={index} text={part} />;
    return <MarkdownBlocks key={index} text={part} isGrowing={isGrowing && index === parts.length - 1} lang={lang} />;
  };
  return (
    <>
      <div
        ref={container}
        class={isPending ? "markdown pending" : "markdown"}
        lang={lang}
        onClick={onClick}
        onAuxClick={onClick}
        onKeyDown={onKeyDown}
        onFocusOut={onFocusOut}
      >
        {shown.map(partOf)}
      </div>
      {shown.length < parts.length && (
        <ShowMore isLast={shown.length === parts.length - 1} onClick={() => setPartCount(partCount + 1)} />
      )}
    </>
  );
}

function postCode(host: Host, { action, text, languageId }: PressedCode): void {
  if (action === "copyText") host.post({ type: "copyText", text });
  else host.post({ type: action, text, languageId });
}
