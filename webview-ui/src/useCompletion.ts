import type { RefObject } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { CompletionView } from "../../src/shared/webviewProtocol.ts";
import { completionWord, type CompletionWord } from "./completionWord.ts";
import { usePanel } from "./PanelContext.ts";
import type { Completions } from "./store.ts";

/** What stands before a name: `#file:ma`, `#file:"ma`, `#ma`. */
const PATH_KIND = /^#(?:(?:file|folder):"?)?/u;
const OPEN_QUOTE = /^#(?:file|folder):"/u;

export interface Completion {
  readonly items: readonly CompletionView[];
  /** Of `items`; -1 while there are none. */
  readonly activeIndex: number;
  /** Looks at what stands before the caret. */
  readonly update: () => void;
  /** The same for a list that is open: what nobody types opens none, or Enter would take an item in place of sending again. */
  readonly follow: () => void;
  readonly close: () => void;
  readonly take: (item: CompletionView) => void;
  /** The keys of an open list; true when the key was one of them. */
  readonly onKey: (event: KeyboardEvent) => boolean;
}

/** Asks the host to complete the `/` or `#` word at the caret, and shows nothing that was asked for another word. */
export function useCompletion(textarea: RefObject<HTMLTextAreaElement | null>): Completion {
  const { host, store } = usePanel();
  const [word, setWord] = useState<CompletionWord | undefined>(undefined);
  const [chosen, setChosen] = useState(0);
  const text = word?.text;
  const items = word === undefined ? [] : fittingItems(store.completions.value, word.text);
  const activeIndex = Math.min(chosen, items.length - 1);

  useEffect(() => {
    setChosen(0);
    if (text === undefined) return;
    store.expectCompletions(text);
    host.post({ type: "complete", word: text });
  }, [host, store, text]);

  const update = () => {
    const { value, selectionStart, selectionEnd } = textarea.current ?? {
      value: "",
      selectionStart: 0,
      selectionEnd: 0,
    };
    const found = selectionStart === selectionEnd ? completionWord(value, selectionStart) : undefined;
    if (found?.text !== word?.text || found?.start !== word?.start) setWord(found);
  };
  useEffect(() => {
    if (word === undefined) return;
    // Where only the caret moves there is no other event. An open list follows it; one that was closed stays so.
    document.addEventListener("selectionchange", update);
    return () => {
      document.removeEventListener("selectionchange", update);
    };
  }, [word]);
  const follow = () => {
    if (word !== undefined) update();
  };
  const close = () => {
    setWord(undefined);
  };
  const take = (item: CompletionView) => {
    const field = textarea.current;
    if (field === null || word === undefined) return;
    field.setRangeText(item.insert, word.start, word.start + word.text.length, "end");
    store.draft.value = field.value;
    field.focus();
    update();
  };
  const onKey = (event: KeyboardEvent) => {
    if (items.length === 0) return false;
    const active = items[activeIndex];
    switch (event.key) {
      case "ArrowDown":
        setChosen((activeIndex + 1) % items.length);
        return true;
      case "ArrowUp":
        setChosen((activeIndex === 0 ? items.length : activeIndex) - 1);
        return true;
      case "Escape":
        close();
        return true;
      case "Enter":
      case "Tab":
        // A word that is complete is sent by Enter, as it stands.
        if (event.shiftKey || active === undefined || active.insert.trim() === text) return false;
        take(active);
        return true;
      default:
        return false;
    }
  };
  return { items, activeIndex, update, follow, close, take, onKey };
}

/** Until the answer for a longer word has come, those of the shorter one stay that fit it, too: the list does not flicker. */
function fittingItems({ word, items }: Completions, typed: string): readonly CompletionView[] {
  if (word === typed) return items;
  // Behind a space something else is expected, but within quotation marks.
  if (!typed.startsWith(word) || (/\s$/u.test(typed) && !OPEN_QUOTE.test(typed))) return [];
  const wanted = typed.toLowerCase();
  // A file is found by its name, wherever it is.
  const name = wanted.startsWith("#") ? wanted.replace(PATH_KIND, "") : undefined;
  return items.filter(
    ({ insert, label }) =>
      insert.toLowerCase().startsWith(wanted) || (name !== undefined && label.toLowerCase().includes(name)),
  );
}
