/** What the Models view shows where it has no models to show: what goes on, and the ways on from there. */
import type { MessageKey } from "../../shared/messages/en.ts";

export interface ViewStep {
  readonly label: MessageKey;
  /** The name of a codicon. */
  readonly icon: string;
  /** Left out of what only tells something. */
  readonly command?: string;
}

/** "empty": a list was seen, and there was nothing in it. */
export type EmptyViewState = "looking" | "empty" | "failed";

export const VIEW_STEPS: Readonly<Record<EmptyViewState, readonly ViewStep[]>> = {
  looking: [{ label: "models.pick.looking", icon: "loading~spin" }],
  empty: [
    { label: "action.setUpModel", icon: "add", command: "sealion.models.setUp" },
    { label: "models.pick.import", icon: "folder-opened", command: "sealion.models.import" },
    { label: "models.pick.address", icon: "link", command: "sealion.models.addFromAddress" },
    { label: "models.pick.others", icon: "list-unordered", command: "sealion.models.browse" },
  ],
  failed: [
    { label: "error.server.notResponding", icon: "warning" },
    { label: "action.retry", icon: "refresh", command: "sealion.models.refresh" },
    { label: "action.showLog", icon: "output", command: "sealion.showLog" },
  ],
};
