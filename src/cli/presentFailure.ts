/** What standard error says about a failure, and with which code the program ends. */
import { AppError, type ErrorCode } from "../shared/appError.ts";
import { CancelledError } from "../shared/cancelSignal.ts";
import { presentError } from "../shared/errorPresentation.ts";
import type { CliMessageKey } from "../shared/messages/cli.ts";
import { formatCliMessage } from "../shared/messages/formatCliMessage.ts";
import { CliFailure, EXIT } from "./cliFailure.ts";

export interface PresentedFailure {
  readonly exitCode: number;
  readonly lines: readonly string[];
}

export interface PresentOptions {
  readonly verbose: boolean;
  /** The server's log. */
  readonly logFile: string;
}

export function presentFailure(failure: unknown, { verbose, logFile }: PresentOptions): PresentedFailure {
  if (CancelledError.is(failure)) return { exitCode: EXIT.cancelled, lines: [formatCliMessage("cli.cancelled")] };
  if (failure instanceof CliFailure) {
    const hint = failure.hint ? [formatCliMessage("cli.hint.help")] : [];
    return { exitCode: failure.exitCode, lines: [`sealion: ${failure.message}`, ...hint] };
  }
  if (!AppError.is(failure)) return presentFault(failure, verbose);
  const hint = hintFor(failure);
  return {
    exitCode: EXIT.failed,
    lines: [
      `sealion: ${sentenceFor(failure)}`,
      ...(hint === undefined ? [] : [formatCliMessage(hint)]),
      ...(isExplainedByLog(failure.code) ? [formatCliMessage("cli.hint.log", { path: logFile })] : []),
      ...(verbose ? [`${failure.code}: ${failure.stack ?? failure.message}`] : []),
    ],
  };
}

/** The product's own sentence, unless that speaks of what only an editor has. */
export function sentenceFor(error: AppError): string {
  if (error.code === "input.empty") return formatCliMessage("cli.input.empty");
  if (error.code === "model.busy") return formatCliMessage("cli.busy", error.details);
  if (error.code === "input.tooLarge") return formatCliMessage("cli.input.tooLarge", error.details);
  return presentError(error).message;
}

/** A fault of this program itself: no log has it, so the reason is told here. */
function presentFault(fault: unknown, verbose: boolean): PresentedFailure {
  const { message, cause } = AppError.from(fault);
  const stack = verbose && cause instanceof Error && cause.stack !== undefined ? [cause.stack] : [];
  return { exitCode: EXIT.failed, lines: [`sealion: ${formatCliMessage("cli.fault", { reason: message })}`, ...stack] };
}

/** The way on that a button is elsewhere. */
function hintFor({ code, details }: AppError): CliMessageKey | undefined {
  switch (code) {
    case "model.none":
    case "model.notFound":
    case "generation.unfinished":
      return "cli.hint.model";
    case "model.busy":
      return "cli.hint.busy";
    case "download.licence":
      return "cli.pull.hint";
    case "model.insufficientMemory":
      return "cli.hint.memory";
    case "server.notResponding":
      return "pid" in details && details.ended !== true ? "cli.hint.silent" : undefined;
    default:
      return undefined;
  }
}

function isExplainedByLog(code: ErrorCode): boolean {
  switch (code) {
    case "internal":
    case "model.loadFailed":
    case "generation.failed":
    case "server.crashed":
    case "server.unavailable":
    case "server.notResponding":
      return true;
    default:
      return false;
  }
}
