import { useRef } from "preact/hooks";
import { scriptLanguage } from "../../../src/core/text/scriptLanguage.ts";
import { formatMessage } from "../../../src/shared/messages/formatMessage.ts";
import { formatDateTime } from "../../../src/shared/messages/uiFormats.ts";
import type { ConversationRow } from "../../../src/shared/webviewProtocol.ts";
import { conversationMenu } from "../conversationMenu.ts";
import { usePanel } from "../PanelContext.ts";
import { relativeTime } from "../relativeTime.ts";
import { useFocusAfter } from "../useFocusAfter.ts";
import { MarkedText } from "./MarkedText.tsx";
import { Menu } from "./Menu.tsx";
import { RenameField } from "./RenameField.tsx";

export interface ConversationItemProps {
  readonly row: ConversationRow;
  /** What was searched for, to be marked. */
  readonly query: string;
  /** The conversation that the panel shows. */
  readonly isCurrent: boolean;
  /** The one row that Tab reaches. */
  readonly isTabbable: boolean;
  readonly isRenaming: boolean;
  readonly onRenaming: (isRenaming: boolean) => void;
  readonly onFocus: () => void;
  readonly onOpen: () => void;
}

const KEYS = { rename: "F2", remove: "Delete" } as const;

/** A row of the list: opens its conversation; renames, pins, exports and deletes it. */
export function ConversationItem(props: ConversationItemProps) {
  const { row, query, isCurrent, isTabbable, isRenaming, onRenaming, onFocus, onOpen } = props;
  const { host } = usePanel();
  const openButton = useRef<HTMLButtonElement>(null);
  const { id, title } = row;
  const tabIndex = isTabbable ? 0 : -1;

  useFocusAfter(isRenaming, () => openButton.current);

  const rename = () => {
    onRenaming(true);
  };
  const remove = () => {
    const item = openButton.current?.closest("li") ?? null;
    focusNeighbour(item);
    host.post({ type: "deleteConversation", id });
  };
  /** Wherever in the row the keyboard is, but not where letters or menus have keys of their own. */
  const onKeyDown = (event: KeyboardEvent) => {
    if (isRenaming || (event.target as Element).closest('[role="menu"]') !== null) return;
    if (event.key === KEYS.rename) rename();
    else if (event.key === KEYS.remove) remove();
    else return;
    event.preventDefault();
  };
  const menu = conversationMenu(host, row, { rename, remove, shortcuts: KEYS });

  return (
    <li class="conversation-item" onFocusCapture={onFocus} onKeyDown={onKeyDown}>
      {isRenaming ? (
        <div class="conversation-row">
          <RenameField
            title={title}
            onDone={(changed) => {
              onRenaming(false);
              if (changed !== undefined) host.post({ type: "renameConversation", id, title: changed });
            }}
          />
          <RowDetails row={row} query={query} />
        </div>
      ) : (
        <button
          ref={openButton}
          type="button"
          class="conversation-row conversation-open"
          tabIndex={tabIndex}
          aria-current={isCurrent ? "true" : undefined}
          onClick={onOpen}
        >
          <span class="conversation-title" lang={scriptLanguage(title)} dir="auto">
            <MarkedText text={title} query={query} />
          </span>
          <RowDetails row={row} query={query} />
        </button>
      )}
      <Menu icon="more" label={formatMessage("panel.moreAbout", { title })} items={menu} tabIndex={tabIndex} />
    </li>
  );
}

/** What stands beside and below the title. */
function RowDetails({ row, query }: Pick<ConversationItemProps, "row" | "query">) {
  const { changedAtMs, isRunning, snippet } = row;
  return (
    <>
      <span class="conversation-time" title={formatDateTime(changedAtMs)}>
        {isRunning && (
          <span
            class="running"
            role="img"
            title={formatMessage("panel.running")}
            aria-label={formatMessage("panel.running")}
          />
        )}
        {relativeTime(changedAtMs, Date.now())}
      </span>
      {snippet !== undefined && (
        <span class="conversation-snippet" lang={scriptLanguage(snippet)} dir="auto">
          <MarkedText text={snippet} query={query} />
        </span>
      )}
    </>
  );
}

/** A row that goes away leaves the keyboard to the one after it, or before it. */
function focusNeighbour(item: HTMLElement | null): void {
  const rows = Array.from(item?.closest(".conversations-body")?.querySelectorAll("li") ?? []);
  const at = rows.findIndex((row) => row === item);
  (rows[at + 1] ?? rows[at - 1])?.querySelector("button")?.focus();
}
