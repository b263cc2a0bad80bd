import type { FormatId } from "../../core/translate/formats/documentFormat.ts";
import { AppError } from "../../shared/appError.ts";
import { MAX_TEXT_CHARACTERS } from "../../shared/limits.ts";
import type { TextSpan } from "../../shared/translation.ts";
import { lineEnd, lineStart } from "./apply/lineFrame.ts";

export interface CroppedDocument {
  readonly text: string;
  /** Where `text` begins in the document. */
  readonly offset: number;
  /** True when the part cannot be read as what the whole is. */
  readonly isCut: boolean;
}

/** Formats of which some lines can be read without the others. */
const READ_IN_PARTS: readonly FormatId[] = ["plaintext", "markdown", "mdx", "properties", "subtitles", "code", "csv"];

/**
 * What is sent of a document: all of it, because a format's reader needs what stands around a selection, or of one that is too large
 * the lines from the first place to the last.
 * @throws AppError input.tooLarge when the places themselves are too much, or too far from each other
 */
export function croppedDocument(
  source: string,
  places: readonly TextSpan[],
  format: FormatId,
  limit = MAX_TEXT_CHARACTERS,
): CroppedDocument {
  if (source.length <= limit) return { text: source, offset: 0, isCut: false };
  const offset = lineStart(source, places[0]?.start ?? 0);
  const text = source.slice(offset, lineEnd(source, places.at(-1)?.end ?? source.length));
  if (text.length <= limit) return { text, offset, isCut: !READ_IN_PARTS.includes(format) };
  throw new AppError("input.tooLarge", `${text.length} characters`, { details: { size: text.length, limit } });
}
