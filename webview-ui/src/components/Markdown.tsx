import { useEffect, useLayoutEffect, useMemo, useRef } from "preact/hooks";
import { usePanel } from "../PanelContext.ts";
import { BlockStream } from "../markdown/blockStream.ts";
import { decorate, pressedCode, toggleCodeActions, type PressedCode } from "../markdown/decorate.ts";
import { highlightLater } from "../markdown/highlightQueue.ts";
import { patchChildren } from "../markdown/patchChildren.ts";
import { sanitizedFragment } from "../markdown/sanitize.ts";
import type { Host } from "../host.ts";
import { showCopied } from "../showCopied.ts";
import { useNearView } from "../useNearView.ts";
import { useProgress } from "../useProgress.ts";
import { PlainText } from "./PlainText.tsx";

const MIDDLE_BUTTON = 1;

/** A longer text waits as it was written until it comes near the view: hundreds of answers open at once. */
const SHORT_CHARACTERS = 500;

export interface MarkdownProps {
  readonly text: string;
  /** More is to come: finished blocks are kept, the tail is parsed again. */
  readonly isGrowing: boolean;
  /** BCP 47. */
  readonly lang: string | undefined;
}

/** A model's text. Links and the buttons of its code ask the host. */
export function Markdown({ text, isGrowing, lang }: MarkdownProps) {
  const { host } = usePanel();
  const stream = useMemo(() => new BlockStream(), []);
  const container = useRef<HTMLDivElement>(null);
  const isNear = useNearView(container, isGrowing || text.length <= SHORT_CHARACTERS);
  const blocks = useMemo(
    () => (isNear ? stream.update(text, !isGrowing) : undefined),
    [stream, text, isGrowing, isNear],
  );
  const shownCount = useProgress(blocks?.length ?? 0);

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

  return (
    <div
      ref={container}
      class={blocks === undefined ? "markdown pending" : "markdown"}
      lang={lang}
      onClick={onClick}
      onAuxClick={onClick}
    >
      {blocks === undefined && <PlainText text={text} />}
      {blocks?.slice(0, shownCount).map(({ key, html, isFinished }) => (
        <MarkdownBlock key={key} html={html} isFinished={isFinished} />
      ))}
    </div>
  );
}

function postCode(host: Host, { action, text, languageId }: PressedCode): void {
  if (action === "copyText") host.post({ type: "copyText", text });
  else host.post({ type: action, text, languageId });
}

function MarkdownBlock({ html, isFinished }: { readonly html: string; readonly isFinished: boolean }) {
  const container = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (container.current === null) return;
    const fragment = sanitizedFragment(html);
    decorate(fragment);
    patchChildren(container.current, fragment);
  }, [html]);
  useEffect(() => {
    return isFinished && container.current !== null ? highlightLater(container.current) : undefined;
  }, [html, isFinished]);
  return <div class="block" ref={container} />;
}
