import { useId, useLayoutEffect, useRef, useState } from "preact/hooks";
import { withHiddenNamed } from "../../../src/core/text/hiddenCharacters.ts";
import { openBeside } from "../openBeside.ts";
import { Icon, type IconName } from "./Icon.tsx";
import { IconButton } from "./IconButton.tsx";

export interface MenuItem {
  readonly label: string;
  readonly icon?: IconName;
  /** A key that does the same, as `KeyboardEvent.key` has it: without the menu, too. */
  readonly shortcut?: string | undefined;
  readonly onSelect: () => void;
}

export interface MenuProps {
  /** The button's picture. */
  readonly icon: IconName;
  /** The button's name. */
  readonly label: string;
  readonly items: readonly MenuItem[];
  readonly tabIndex?: number;
}

/** A button that opens a menu: arrows move, Enter chooses, Escape goes back to the button. */
export function Menu({ icon, label, items, tabIndex }: MenuProps) {
  const [isOpen, setIsOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const menu = useRef<HTMLDivElement>(null);
  const menuId = useId();

  useLayoutEffect(() => {
    if (menu.current === null || button.current === null) return;
    const leave = openBeside(menu.current, button.current);
    focusItem(menu.current, 0);
    return leave;
  }, [isOpen]);

  const close = () => {
    setIsOpen(false);
    button.current?.focus();
  };
  const select = (item: MenuItem) => {
    close();
    item.onSelect();
  };
  const onMenuKeyDown = (event: KeyboardEvent) => {
    if (menu.current === null) return;
    const at = Array.from(menu.current.children).indexOf(document.activeElement ?? menu.current);
    const target = targetOf(event.key, at, items.length);
    const named = items.find(({ shortcut }) => shortcut === event.key);
    if (target !== undefined) focusItem(menu.current, target);
    else if (named !== undefined) select(named);
    else if (event.key === "Escape") close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <span
      class="menu-anchor"
      onFocusOut={(event) => {
        const isInside = event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget);
        if (!isInside) setIsOpen(false);
      }}
    >
      <IconButton
        icon={icon}
        label={label}
        buttonRef={button}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-controls={isOpen ? menuId : undefined}
        tabIndex={tabIndex}
        onClick={() => setIsOpen(!isOpen)}
        onKeyDown={(event) => {
          if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
          event.preventDefault();
          event.stopPropagation();
          setIsOpen(true);
        }}
      />
      {isOpen && (
        <div
          ref={menu}
          id={menuId}
          class="popup menu"
          popover="manual"
          role="menu"
          aria-label={withHiddenNamed(label)}
          onKeyDown={onMenuKeyDown}
        >
          {items.map((item) => (
            <button
              key={item.label}
              type="button"
              role="menuitem"
              tabIndex={-1}
              aria-keyshortcuts={item.shortcut}
              data-key-cap={item.shortcut === undefined ? undefined : keyCapOf(item.shortcut)}
              onClick={() => {
                select(item);
              }}
            >
              {item.icon !== undefined && <Icon name={item.icon} />}
              <span>{item.label}</span>
            </button>
          ))}
        </div>
      )}
    </span>
  );
}

/** What is written on the key: its name in full would repeat the words beside it. */
function keyCapOf(key: string): string {
  if (key !== "Delete") return key;
  return navigator.userAgent.includes("Mac") ? "⌦" : "Del";
}

function targetOf(key: string, at: number, count: number): number | undefined {
  switch (key) {
    case "ArrowDown":
      return (at + 1) % count;
    case "ArrowUp":
      return (at - 1 + count) % count;
    case "Home":
      return 0;
    case "End":
      return count - 1;
    default:
      return undefined;
  }
}

function focusItem(menu: HTMLElement, index: number): void {
  const item = menu.children[index];
  if (item instanceof HTMLElement) item.focus();
}
