import type { Panel } from "./PanelContext.ts";

/** Ends what can be stopped here; false where there is nothing. */
export function stopWriting({ host, store }: Panel): boolean {
  if (!store.canStop.peek()) return false;
  store.isSending.value = false;
  host.post({ type: "stop" });
  return true;
}
