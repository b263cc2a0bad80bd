import type { CliMessageKey } from "../shared/messages/cli.ts";
import { formatCliMessage } from "../shared/messages/formatCliMessage.ts";
import type { MessageValues } from "../shared/messages/formatMessage.ts";

/** Exit codes, as the help tells them. */
export const EXIT = { done: 0, failed: 1, wrongUse: 2, findings: 3, cancelled: 130 } as const;

/** Something that only a terminal program can meet: a wrong option, a file that cannot be read. Its message is shown. */
export class CliFailure extends Error {
  override readonly name = "CliFailure";
  readonly exitCode: number;
  /** Whether the way to the help is told, too. */
  readonly hint: boolean;

  constructor(
    exitCode: number,
    key: CliMessageKey,
    values: MessageValues = {},
    { hint = exitCode === EXIT.wrongUse }: { readonly hint?: boolean } = {},
  ) {
    super(formatCliMessage(key, values));
    this.exitCode = exitCode;
    this.hint = hint;
  }
}

/** Keys that have another sentence for one. */
type CountedKey = { [Key in CliMessageKey]: `${Key}One` extends CliMessageKey ? Key : never }[CliMessageKey];

/** How many there are of what went wrong. */
export function countedFailure(exitCode: number, key: CountedKey, count: number): CliFailure {
  return new CliFailure(exitCode, count === 1 ? `${key}One` : key, { count }, { hint: false });
}

/** The command line itself is wrong. */
export function wrongUse(key: CliMessageKey, values?: MessageValues): CliFailure {
  return new CliFailure(EXIT.wrongUse, key, values);
}

/** The command line is right, what it names is not. */
export function badInput(key: CliMessageKey, values?: MessageValues): CliFailure {
  return new CliFailure(EXIT.failed, key, values);
}
