import { isOfFile } from "../../../core/models/transferProgress.ts";
import type { CommandContext } from "../../commandContext.ts";
import { TransferProgress } from "../../transferProgress.ts";

/** Shows the transfer of a request while it is open. @param path that the transfer begins from */
export async function showTransferOf<T>(
  { server, terminal }: CommandContext,
  path: string,
  work: () => Promise<T>,
): Promise<T> {
  const progress = new TransferProgress(terminal);
  const listening = server.models.onDidChangeTransfers((transfers) => {
    const transfer = transfers.find((one) => one.kind !== "download" && isOfFile(one, path));
    if (transfer !== undefined) progress.show(transfer);
  });
  try {
    return await work();
  } finally {
    listening.dispose();
    terminal.clearStatus();
  }
}
