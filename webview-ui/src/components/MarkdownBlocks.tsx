import { useEffect, useLayoutEffect, useMemo, useRef } from "preact/hooks";
import { BlockStream } from "../markdown/blockStream.ts";
import { decorate } from "../markdown/decorate.ts";
import { highlightLater } from "../markdown/highlightQueue.ts";
import { patchChildren } from "../markdown/patchChildren.ts";
import { sanitizedFragment } from "../markdown/sanitize.ts";
import { useProgress } from "../useProgress.ts";

export interface MarkdownBlocksProps {
  readonly text: string;
  /** More is to come: finished blocks are kept, the tail is parsed again. */
  readonly isGrowing: boolean;
}

/** A text's paragraphs, lists, tables and code. To be loaded with `loadMarkdown`: nothing else imports it. */
export function MarkdownBlocks({ text, isGrowing }: MarkdownBlocksProps) {
  const stream = useMemo(() => new BlockStream(), []);
  const blocks = useMemo(() => stream.update(text, !isGrowing), [stream, text, isGrowing]);
  const shownCount = useProgress(blocks.length);
  return (
    <>
      {blocks.slice(0, shownCount).map(({ key, html, isFinished }) => (
        <MarkdownBlock key={key} html={html} isFinished={isFinished} />
      ))}
    </>
  );
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
