import type { TaskProgress } from "../shared/protocol.ts";

/** How a request follows its work and stops it. */
export interface TaskWatch {
  /** Who asks: the session. Requests of one client share its turns. */
  readonly client: object;
  readonly signal: AbortSignal;
  readonly report: (progress: TaskProgress) => void;
}
