import { effect } from "@preact/signals";
import type { FrameClock } from "./frameScheduler.ts";
import type { Host } from "./host.ts";
import { ChatStore } from "./store.ts";

/**
 * A store that shows what the host says, beginning with what an earlier page has left: the typed draft, and the
 * questions that were being rewritten. They are kept from then on.
 */
export function connectPanel(host: Host, clock?: FrameClock): ChatStore {
  const store = new ChatStore({
    requestSnapshot: () => {
      host.post({ type: "requestSnapshot" });
    },
    ...(clock === undefined ? {} : { clock }),
  });
  store.draft.value = host.state.draft;
  store.edits.restore(host.state.edits ?? []);
  effect(() => {
    host.saveState({ draft: store.draft.value, edits: store.edits.all });
  });
  host.onMessage((message) => {
    store.receive(message);
    // The effect above has kept its text by now: from here on it outlives the page.
    if (message.type === "draft") host.post({ type: "draftTaken", draftId: message.draftId });
  });
  return store;
}
