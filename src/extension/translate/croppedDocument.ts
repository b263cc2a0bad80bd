import type { FormatId } from "../../core/translate/formats/documentFormat.ts";
import { AppError } from "../../shared/appError.ts";
import { MAX_DOCUMENT_CHARACTERS, MAX_TEXT_CHARACTERS } from "../../shared/limits.ts";
import type { TextSpan } from "../../shared/translation.ts";
import { lineEnd, lineStart } from "./apply/lineFrame.ts";

export interface CroppedDocument {
  readonly text: string;
  /** Where `text` begins in the document. */
  readonly offset: number;
  /** True when the part is read as plain text, whatever the whole is. */
  readonly isCut: boolean;
}

/**
 * What is sent of a document: all of it, because a format's reader needs what stands around a selection: a table's head, the
 * beginning of a string or a fence. Of one that no request carries it is the lines from the first place to the last, and of plain
 * text already of one that is merely long.
 * @throws AppError input.tooLarge when the places themselves are too much, or too far from each other
 */
export function croppedDocument(source: string, places: readonly TextSpan[], format: FormatId): CroppedDocument {
  const limit = format === "plaintext" ? MAX_TEXT_CHARACTERS : MAX_DOCUMENT_CHARACTERS;
  if (source.length <= limit) return { text: source, offset: 0, isCut: false };
  const offset = lineStart(source, places[0]?.start ?? 0);
  const text = source.slice(offset, lineEnd(source, places.at(-1)?.end ?? source.length));
  if (text.length <= MAX_DOCUMENT_CHARACTERS) return { text, offset, isCut: true };
  throw new AppError("input.tooLarge", `${text.length} characters`, {
    details: { size: text.length, limit: MAX_DOCUMENT_CHARACTERS },
  });
}
