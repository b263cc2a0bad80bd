import type { CancellationToken } from "vscode";

/** The AbortSignal of a cancellation token. The token is the owner: the signal lives as long as it does. */
export function abortSignalOf(token: CancellationToken): AbortSignal {
  const controller = new AbortController();
  if (token.isCancellationRequested) controller.abort();
  else
    token.onCancellationRequested(() => {
      controller.abort();
    });
  return controller.signal;
}
