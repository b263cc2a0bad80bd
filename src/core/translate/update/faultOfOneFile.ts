import type { AppError } from "../../../shared/appError.ts";

/** Whether the next file may well succeed where this one failed: the document is at fault, not the model or the server. */
export function isFaultOfOneFile({ code }: AppError): boolean {
  switch (code) {
    case "document.binary":
    case "document.changed":
    case "document.invalid":
    case "document.readOnly":
    case "input.empty":
    case "input.tooLarge":
    case "generation.unfinished":
      return true;
    default:
      return false;
  }
}
