import type { TaskProgress } from "../../shared/protocol.ts";
import type { FinishedSummary } from "../../shared/finishedSummary.ts";

/** What a request has finished of a summary, as its progress tells it: if it is interrupted, the next one goes on with it. */
export class FinishedSummaries {
  private readonly texts = new Map<string, string>();

  /** For the next request. */
  get params(): { readonly finished?: readonly FinishedSummary[] } {
    if (this.texts.size === 0) return {};
    return { finished: Array.from(this.texts, ([of, text]) => ({ of, text })) };
  }

  follow(step: TaskProgress): void {
    if (step.kind === "summary") this.texts.set(step.of, step.text);
  }
}
