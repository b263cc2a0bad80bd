/** A summary that a request had finished when it was interrupted, for one that goes on. */
export interface FinishedSummary {
  /** A hash of all that the model was asked for it. */
  readonly of: string;
  readonly text: string;
}
