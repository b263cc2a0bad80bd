import { useEffect, useRef, useState } from "preact/hooks";
import { scriptLanguage } from "../../../src/core/text/scriptLanguage.ts";
import { formatMessage } from "../../../src/shared/messages/formatMessage.ts";
import { groupConversations } from "../conversationGroups.ts";
import { isComposing } from "../isComposing.ts";
import type { ConversationRow, ConversationsView } from "../../../src/shared/webviewProtocol.ts";
import { usePanel } from "../PanelContext.ts";
import { useAnnouncement } from "../useAnnouncement.ts";
import { useRested } from "../useRested.ts";
import { ConversationItem } from "./ConversationItem.tsx";
import { IconButton } from "./IconButton.tsx";

const NO_ROWS: readonly ConversationRow[] = [];
/** A search begins when typing has rested so long. */
const SEARCH_REST_MS = 150;

/**
 * All conversations, over the one that is shown. They are lists of buttons and no listbox: an option of a listbox may
 * hold no other controls, and each row has a menu. One row alone is in the Tab order; the arrows move between rows.
 */
export function ConversationList() {
  const { host, store } = usePanel();
  const [query, setQuery] = useState("");
  const [currentId, setCurrentId] = useState<string | undefined>(undefined);
  const [renamedId, setRenamedId] = useState<string | undefined>(undefined);
  const search = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const shown = store.conversations.value;
  const held = useRef(NO_ROWS);
  // A row stays under the hands that rewrite its title: what has changed meanwhile is shown after that.
  if (renamedId === undefined) held.current = shown?.rows ?? NO_ROWS;
  const rows = held.current;
  const groups = groupConversations(rows, Date.now());
  const ordered = groups.flatMap((group) => group.rows);
  const tabbableId = ordered.some(({ id }) => id === currentId) ? currentId : ordered[0]?.id;

  useEffect(() => {
    host.post({ type: "listConversations", query: "" });
    return () => {
      host.post({ type: "closeConversations" });
      // The next time all are there at once, and not what was searched for.
      if (store.conversations.peek()?.query !== "") store.conversations.value = undefined;
    };
  }, [host, store]);
  useEffect(() => {
    search.current?.focus();
  }, [store.searchRequests.value]);
  useRested(query, "", SEARCH_REST_MS, (rested) => {
    host.post({ type: "listConversations", query: rested });
  });

  // Of what is shown: the search that was typed meanwhile has found nothing yet.
  const note = shown === undefined ? "" : noteFor(shown);
  useAnnouncement(note, shown);

  // A row that moves to another group, or the last one that goes, takes the keyboard with it.
  useEffect(() => {
    if (document.activeElement !== document.body) return;
    const row = list.current?.querySelector<HTMLElement>('[tabindex="0"]');
    (row ?? search.current)?.focus();
  }, [rows]);

  const close = () => {
    store.isListShown.value = false;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event) || event.defaultPrevented) return;
    if (event.key === "Escape" && event.target === search.current && query !== "") setQuery("");
    else if (event.key === "Escape") close();
    else if (!moveByKey(event.key, list.current, search.current)) return;
    event.preventDefault();
  };

  return (
    <section class="conversations" aria-label={formatMessage("panel.conversations")} onKeyDown={onKeyDown}>
      <div class="conversations-head">
        <IconButton icon="back" label={formatMessage("panel.back")} onClick={close} />
        <input
          ref={search}
          type="search"
          dir="auto"
          lang={scriptLanguage(query)}
          value={query}
          placeholder={formatMessage("panel.search")}
          aria-label={formatMessage("panel.search")}
          onInput={(event) => {
            setQuery(event.currentTarget.value);
          }}
        />
        <button
          type="button"
          class="text-button"
          onClick={() => {
            host.post({ type: "importConversation" });
          }}
        >
          {formatMessage("panel.import")}
        </button>
      </div>
      <div class="conversations-body" ref={list}>
        {groups.map((group) => (
          <section key={group.heading}>
            <h2>{group.heading}</h2>
            <ul>
              {group.rows.map((row) => (
                <ConversationItem
                  key={row.id}
                  row={row}
                  query={query}
                  isCurrent={row.id === store.conversationId.value}
                  isTabbable={row.id === tabbableId}
                  isRenaming={row.id === renamedId}
                  onRenaming={(isRenaming) => {
                    setRenamedId(isRenaming ? row.id : undefined);
                  }}
                  onFocus={() => {
                    setCurrentId(row.id);
                  }}
                  onOpen={() => {
                    host.post({ type: "openConversation", id: row.id });
                    close();
                    store.focusRequests.value += 1;
                  }}
                />
              ))}
            </ul>
          </section>
        ))}
        <p class="conversations-note">{note}</p>
      </div>
    </section>
  );
}

function noteFor({ query, rows }: ConversationsView): string {
  const count = rows.length;
  if (count > 0) return query === "" ? "" : formatMessage("panel.foundCount", { count });
  return query === "" ? formatMessage("panel.noConversations") : formatMessage("panel.nothingFound", { query });
}

/** Moves the keyboard between the search box and the rows; false for keys that do not move. */
function moveByKey(key: string, list: HTMLElement | null, search: HTMLInputElement | null): boolean {
  const rows = Array.from(list?.querySelectorAll<HTMLElement>(".conversation-open") ?? []);
  const active = document.activeElement;
  const at = rows.findIndex((row) => row === active || row.parentElement?.contains(active) === true);
  // In the search box the keys for a line's ends belong to the text.
  if (at < 0 && (active !== search || key !== "ArrowDown")) return false;
  const target = rowTarget(key, at, rows);
  if (target === undefined) return key === "ArrowUp" && at === 0 && search !== null && (search.focus(), true);
  target.focus();
  return true;
}

function rowTarget(key: string, at: number, rows: readonly HTMLElement[]): HTMLElement | undefined {
  switch (key) {
    case "ArrowDown":
      return rows[Math.min(at + 1, rows.length - 1)];
    case "ArrowUp":
      return rows[at - 1];
    case "Home":
      return rows[0];
    case "End":
      return rows.at(-1);
    default:
      return undefined;
  }
}
