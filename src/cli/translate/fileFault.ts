/** Why one file could not be worked on, while others may. */
import { isFaultOfOneFile } from "../../core/translate/update/faultOfOneFile.ts";
import { AppError } from "../../shared/appError.ts";
import { CliFailure, EXIT } from "../cliFailure.ts";
import { sentenceFor } from "../presentFailure.ts";

export interface FileFault {
  readonly reason: string;
  /** Where in the file, from 1. */
  readonly line?: number;
  readonly column?: number;
}

/** Undefined: the others would fail in the same way. */
export function fileFault(error: unknown): FileFault | undefined {
  if (error instanceof CliFailure) return error.exitCode === EXIT.failed ? { reason: error.message } : undefined;
  if (!AppError.is(error) || !isFaultOfOneFile(error)) return undefined;
  const { reason, line, column } = error.details;
  if (error.code === "document.invalid" && typeof line === "number" && typeof column === "number") {
    return { reason: String(reason), line, column };
  }
  return { reason: sentenceFor(error) };
}

/** What a folder has beside the documents that are meant. */
export function isNoDocument(error: unknown): boolean {
  return AppError.is(error, "document.binary") || AppError.is(error, "input.tooLarge");
}

/** As compilers write theirs, where the place is known. */
export function faultLine(name: string, { reason, line, column }: FileFault): string {
  return [name, ...(line === undefined || column === undefined ? [] : [line, column]), ` ${reason}`].join(":");
}
