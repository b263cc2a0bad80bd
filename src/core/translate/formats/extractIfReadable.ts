import { AppError } from "../../../shared/appError.ts";
import type { DocumentFormat, Extraction, ExtractOptions, SkippedPart } from "./documentFormat.ts";

/** What the document has, or where and why it cannot be read at all. */
export function extractIfReadable(
  format: DocumentFormat,
  text: string,
  options: ExtractOptions,
): Extraction | { readonly unreadable: SkippedPart } {
  try {
    return format.extract(text, options);
  } catch (error) {
    if (!AppError.is(error, "document.invalid")) throw error;
    const { line, reason } = error.details;
    return { unreadable: { line: Number(line ?? 1), reason: String(reason ?? error.message) } };
  }
}
