import { AppError, type ErrorDetails } from "./appError.ts";

/** Why what was exported becomes no conversation. `damaged` has a `reason`, in English; `tooLarge` has `size` and `limit`, in words. */
const IMPORT_FAULTS = ["newer", "damaged", "empty", "tooLarge"] as const;

export type ImportFault = (typeof IMPORT_FAULTS)[number];

export function isImportFault(value: unknown): value is ImportFault {
  return IMPORT_FAULTS.some((fault) => fault === value);
}

/** @param details what the fault's sentence needs */
export function importError(fault: ImportFault, details: ErrorDetails = {}): AppError {
  return new AppError("conversation.notReadable", `Nothing can be imported: ${fault}`, {
    details: { ...details, fault },
  });
}
