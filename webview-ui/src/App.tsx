import { useEffect } from "preact/hooks";
import { Composer } from "./components/Composer.tsx";
import { MessageList } from "./components/MessageList.tsx";
import { ModelLine } from "./components/ModelLine.tsx";
import { isComposing } from "./isComposing.ts";
import { usePanel } from "./PanelContext.ts";

/** The whole panel: the model above, the conversation, the composer below. */
export function App() {
  const { host, store } = usePanel();

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      // Escape during composition belongs to the input method.
      if (event.key !== "Escape" || isComposing(event) || !store.isGenerating.peek()) return;
      event.preventDefault();
      store.isSending.value = false;
      host.post({ type: "stop" });
    };
    document.addEventListener("keydown", onKeyDown);
    return () => {
      document.removeEventListener("keydown", onKeyDown);
    };
  }, [host, store]);

  return (
    <div class="panel">
      <ModelLine />
      <MessageList />
      <Composer />
      <p class="visually-hidden" role="status" aria-live="polite">
        {store.announcement.value}
      </p>
    </div>
  );
}
