import { useEffect, useRef, useState } from "preact/hooks";
import { withHiddenNamed } from "../../../src/core/text/hiddenCharacters.ts";
import { scriptLanguage } from "../../../src/core/text/scriptLanguage.ts";
import { formatMessage } from "../../../src/shared/messages/formatMessage.ts";
import { conversationMenu } from "../conversationMenu.ts";
import { usePanel } from "../PanelContext.ts";
import { useFocusAfter } from "../useFocusAfter.ts";
import { IconButton } from "./IconButton.tsx";
import { Menu } from "./Menu.tsx";
import { PlainText } from "./PlainText.tsx";
import { RenameField } from "./RenameField.tsx";

/** The conversation's title, which can be rewritten in its place, and the ways to other conversations and places. */
export function PanelHeader() {
  const { host, store } = usePanel();
  // Of one conversation: another one that is shown meanwhile keeps its title.
  const [renamedId, setRenamedId] = useState<string>();
  const { title, isPinned } = store.frame.value;
  const id = store.conversationId.value;
  const header = useRef<HTMLElement>(null);
  const listButton = useListButtonFocus(store.isListShown.value);
  const isRenaming = renamedId !== undefined && renamedId === id;
  // A title cannot have the keyboard: it goes back to the menu that offers to rename.
  useFocusAfter(isRenaming, () => header.current?.querySelector<HTMLElement>('[aria-haspopup="menu"]'));
  const canRename = id !== undefined && store.entries.value.length > 0;
  const startRenaming = () => {
    if (canRename) setRenamedId(id);
  };

  const remove = () => {
    if (id !== undefined) host.post({ type: "deleteConversation", id });
  };

  return (
    <header ref={header} class="panel-header" aria-label={formatMessage("panel.header")}>
      {isRenaming ? (
        <RenameField
          key={renamedId}
          title={title}
          onDone={(changed) => {
            setRenamedId(undefined);
            if (changed !== undefined) host.post({ type: "renameConversation", id: renamedId, title: changed });
          }}
        />
      ) : (
        <h1 lang={scriptLanguage(title)} dir="auto" title={withHiddenNamed(title)} onDblClick={startRenaming}>
          <PlainText text={title === "" ? formatMessage("panel.untitled") : title} />
        </h1>
      )}
      <IconButton
        icon="newChat"
        label={formatMessage("action.newChat")}
        onClick={() => {
          host.post({ type: "newChat" });
        }}
      />
      <IconButton
        icon="conversations"
        label={formatMessage("panel.conversations")}
        buttonRef={listButton}
        onClick={() => {
          store.isListShown.value = true;
        }}
      />
      <Menu
        icon="more"
        label={formatMessage("panel.more")}
        items={[
          {
            label: formatMessage("panel.openInEditor"),
            onSelect: () => {
              host.post({ type: "openElsewhere", place: "editor" });
            },
          },
          {
            label: formatMessage("panel.openInWindow"),
            onSelect: () => {
              host.post({ type: "openElsewhere", place: "window" });
            },
          },
          ...(canRename ? conversationMenu(host, { id, isPinned }, { rename: startRenaming, remove }) : []),
        ]}
      />
    </header>
  );
}

/** The keyboard comes back to the button that opened the list. */
function useListButtonFocus(isListShown: boolean) {
  const button = useRef<HTMLButtonElement>(null);
  const wasShown = useRef(isListShown);
  useEffect(() => {
    // Where a conversation was chosen, the host has moved the keyboard already.
    if (wasShown.current && !isListShown && document.activeElement === document.body) button.current?.focus();
    wasShown.current = isListShown;
  }, [isListShown]);
  return button;
}
