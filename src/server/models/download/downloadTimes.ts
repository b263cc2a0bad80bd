/** How long a download waits for what. Tests bring their own. */
export interface DownloadTimes {
  /** A connection that brings no byte for so long is given up, and another one made. */
  readonly stallMs: number;
  /** A download to which nothing has come for so long, on any connection, ends. What is there is kept. */
  readonly giveUpMs: number;
  /** The same while it is only asked what there is, and a person waits. */
  readonly lookUpGiveUpMs: number;
  /** Before the second try. Doubled with each further one, up to `longestPauseMs`. */
  readonly firstPauseMs: number;
  readonly longestPauseMs: number;
  /** What came in so long is fetched again when the machine loses its power or the server is killed. */
  readonly syncIntervalMs: number;
}

export const DOWNLOAD_TIMES: DownloadTimes = {
  stallMs: 20_000,
  giveUpMs: 5 * 60_000,
  lookUpGiveUpMs: 30_000,
  firstPauseMs: 500,
  longestPauseMs: 30_000,
  syncIntervalMs: 500,
};

/**
 * Before the next try. Half of it is chance, so that eight connections that break together do not come back together.
 * @param tries that have failed in a row, from 1 on
 */
export function pauseMs(tries: number, times: DownloadTimes, random: () => number): number {
  const full = Math.min(times.longestPauseMs, times.firstPauseMs * 2 ** Math.min(tries - 1, 20));
  return full * (0.5 + random() / 2);
}
