import { RECORDS_PATH } from "./translationRecords.ts";
import type { AppError } from "../../../shared/appError.ts";

/**
 * Whether the next file may well succeed where this one failed: the document is at fault, not the model, the server or the
 * records that all files of a project have in common.
 */
export function isFaultOfOneFile({ code, details }: AppError): boolean {
  switch (code) {
    case "document.invalid":
      return details.path !== RECORDS_PATH;
    case "document.binary":
    case "document.changed":
    case "document.failed":
    case "document.forbidden":
    case "document.notFound":
    case "document.outOfMemory":
    case "document.readOnly":
    case "document.unsaved":
    case "input.empty":
    case "input.tooLarge":
    case "generation.unfinished":
      return true;
    default:
      return false;
  }
}
