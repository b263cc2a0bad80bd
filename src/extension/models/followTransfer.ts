/** Waits for the end of a transfer, as this window sees it. */
import type { Transfer } from "../../shared/modelsProtocol.ts";
import type { ModelStock } from "./modelStock.ts";
import { isMoving } from "../../core/models/transferProgress.ts";

/** "gone": somebody has taken it off the list, or stopped the server. */
export type TransferEnd = Transfer | "gone";

/** @param onStep hears of each change until the end */
export function followTransfer(
  stock: ModelStock,
  first: Transfer,
  onStep: (transfer: Transfer) => void,
): Promise<TransferEnd> {
  return new Promise((resolve) => {
    const look = (known: Transfer | undefined): boolean => {
      if (known !== undefined && isMoving(known)) {
        onStep(known);
        return false;
      }
      resolve(known ?? "gone");
      return true;
    };
    const current = (): Transfer | undefined => stock.transfers.find(({ id }) => id === first.id);
    // The answer to the request can be ahead of the list.
    if (look(current() ?? first)) return;
    const subscription = stock.onDidChange(() => {
      if (look(current())) subscription.dispose();
    });
  });
}
