/** What is translated at one command, and what the server is asked for it. */
import type * as vscode from "vscode";
import type { LanguageTag } from "../../core/languages.ts";
import type { FormatId } from "../../core/translate/formats/documentFormat.ts";
import { formatOf } from "../../core/translate/formats/formatOf.ts";
import { translationUrgency } from "../../core/translate/urgency.ts";
import type { TranslateParams } from "../../shared/protocol.ts";
import type { GlossaryTerm, Register, TextSpan } from "../../shared/translation.ts";
import { croppedDocument } from "./croppedDocument.ts";
import { totalLength } from "./spans.ts";

export interface TranslationJob {
  readonly document: vscode.TextDocument;
  /** The document's text when it was asked for. */
  readonly source: string;
  /** What is to be translated, in order. */
  readonly places: readonly TextSpan[];
  /** True when it is the whole document and not a selection. */
  readonly isWhole: boolean;
  readonly target: LanguageTag;
  /** Undefined: the text tells. */
  readonly from: LanguageTag | undefined;
  readonly format: FormatId;
  readonly dialect?: string;
  readonly register: Register;
  /** Terms for the target. */
  readonly glossary: readonly GlossaryTerm[];
}

/** A document of no known kind is plain text. */
export function kindOf({ uri, languageId }: vscode.TextDocument): { format: FormatId; dialect?: string } {
  return formatOf(uri.path, languageId) ?? { format: "plaintext" };
}

export interface JobRequest {
  readonly params: Omit<TranslateParams, "model" | "settings">;
  /** What stands before the text that is sent. */
  readonly offset: number;
}

/** @throws AppError input.tooLarge when one request could not carry it */
export function requestFor(job: TranslationJob): JobRequest {
  const { source, places, isWhole, target, from, format, dialect, register, glossary } = job;
  const { text, offset, isCut } = croppedDocument(source, places, format);
  const moved = places.map(({ start, end }) => ({ start: start - offset, end: end - offset }));
  const kind = isCut ? { format: "plaintext" } : { format, ...(dialect === undefined ? {} : { dialect }) };
  return {
    offset,
    params: {
      text,
      target,
      ...(from === undefined ? {} : { source: from }),
      urgency: translationUrgency(totalLength(places)),
      ...kind,
      ...(isWhole && offset === 0 ? {} : { ranges: moved }),
      register,
      glossary,
    },
  };
}
