import { cli, type CliMessageKey } from "./cli.ts";
import { fillPlaceholders, type MessageValues } from "./formatMessage.ts";

/** As `formatMessage`, for the command line. */
export function formatCliMessage(key: CliMessageKey, values: MessageValues = {}): string {
  return fillPlaceholders(cli[key], values);
}
