import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Host } from "./host.ts";
import type { ChatStore } from "./store.ts";

export interface Panel {
  readonly host: Host;
  readonly store: ChatStore;
}

/** What every component may use: the conversation as it is shown, and the way to the extension host. */
export const PanelContext = createContext<Panel | undefined>(undefined);

export function usePanel(): Panel {
  const panel = useContext(PanelContext);
  if (panel === undefined) throw new Error("There is no PanelContext around this component");
  return panel;
}
