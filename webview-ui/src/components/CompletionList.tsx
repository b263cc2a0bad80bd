import { useLayoutEffect, useRef } from "preact/hooks";
import { scriptLanguage } from "../../../src/core/text/scriptLanguage.ts";
import { formatMessage } from "../../../src/shared/messages/formatMessage.ts";
import type { Completion } from "../useCompletion.ts";
import { PlainText } from "./PlainText.tsx";

export interface CompletionListProps {
  readonly id: string;
  readonly completion: Completion;
}

/**
 * What the composer's word can become. The keyboard stays in the text, which points at the active option: HTML allows a
 * text of several lines no other role than that of a text box, and a text box may do just that.
 */
export function CompletionList({ id, completion }: CompletionListProps) {
  const { items, activeIndex, take } = completion;
  const active = useRef<HTMLLIElement>(null);
  useLayoutEffect(() => {
    active.current?.scrollIntoView({ block: "nearest" });
  }, [activeIndex]);
  if (items.length === 0) return null;
  return (
    <ul id={id} class="completions" role="listbox" aria-label={formatMessage("panel.completions")}>
      {items.map((item, index) => (
        <li
          key={item.insert}
          ref={index === activeIndex ? active : null}
          id={optionId(id, index)}
          role="option"
          aria-selected={index === activeIndex}
          onMouseDown={(event) => {
            // The text keeps the keyboard.
            event.preventDefault();
          }}
          onClick={() => {
            take(item);
          }}
        >
          <span class="completion-label" lang={scriptLanguage(item.label)}>
            <PlainText text={item.label} />
          </span>
          <span class="completion-detail" lang={scriptLanguage(item.detail)}>
            <PlainText text={item.detail} />
          </span>
        </li>
      ))}
    </ul>
  );
}

/** For `aria-activedescendant`. */
export function optionId(listId: string, index: number): string {
  return `${listId}-${String(index)}`;
}
