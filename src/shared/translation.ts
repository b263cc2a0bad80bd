/** What is asked of a translation and what is told about it: plain data, for the protocol and everybody who shows it. */

/** How a text addresses its reader. "neutral" asks the model for nothing. */
export const REGISTERS = ["neutral", "formal", "casual"] as const;

export type Register = (typeof REGISTERS)[number];

export function isRegister(value: unknown): value is Register {
  return (REGISTERS as readonly unknown[]).includes(value);
}

/** A row of the workspace's glossary, for one target language. */
export interface GlossaryTerm {
  readonly source: string;
  /** What it has to become. The same as `source`: it is not translated. */
  readonly target: string;
  readonly caseSensitive: boolean;
  /** For people, and for the model where the term occurs. */
  readonly note?: string;
}

/** A place in a text: UTF-16 offsets, the end not included. */
export interface TextSpan {
  readonly start: number;
  readonly end: number;
}

/** What can be wrong with a translated segment, from the worst to the mildest: of two tries the milder is kept. */
export const FINDING_CODES = [
  "unfinished", // the model wrote without end, or nothing
  "format", // the file could not be read any more with it: the source stays
  "icu", // an ICU message that its library does not accept, or with other arguments
  "placeholderMissing",
  "placeholderExtra",
  "markup", // emphasis, links or tags that the source has and the translation has not, or the other way round
  "loop", // the same words again and again
  "echo", // the source, not translated
  "script", // another script than the target's
  "language", // another language than the target's
  "missingSentence",
  "tooShort",
  "tooLong",
  "note", // a remark, an introduction or quotation marks that the source has not
  "glossary",
] as const;

export type FindingCode = (typeof FINDING_CODES)[number];

/** One fault of one segment. The words come from core/translate/verify/findingText.ts. */
export interface Finding {
  readonly code: FindingCode;
  /** What the words need: the missing placeholder, the language found, the two lengths. */
  readonly details: Readonly<Record<string, string | number>>;
}

/**
 * "translated": by the model, with or without findings. "source": no try could be used, the source stays. "kept": an
 * earlier translation stays, because its source has not changed. "human": a person has edited it, it stays. "conflict": a
 * person has edited it and the source has changed; it stays until somebody decides.
 */
export type SegmentStatus = "translated" | "source" | "kept" | "human" | "conflict";

/** What became of one translatable place of a document. */
export interface SegmentOutcome extends TextSpan {
  /** `start` and `end` are places in the source document; these are those in the result. */
  readonly resultStart: number;
  readonly resultEnd: number;
  readonly status: SegmentStatus;
  readonly findings: readonly Finding[];
  /** Generations that it took; 0 for what was kept, or taken over from an equal segment. */
  readonly attempts: number;
  /** What the format calls it: a key's path, a msgid, a cue's number. */
  readonly key?: string;
}

/** What a request had finished of a document when it was interrupted, for one that goes on. */
export interface FinishedSegment {
  /** Place among the document's segments. */
  readonly index: number;
  /** As it stands in the document. */
  readonly text: string;
  readonly findings?: readonly Finding[];
}

/** What is said about a whole document. */
export interface DocumentNote {
  readonly code:
    /** Burmese in Zawgyi's encoding was converted to Unicode first. */
    | "zawgyiConverted"
    /** It may be Zawgyi, or not: it was left as it is. */
    | "zawgyiPossible"
    /** Properties that are not in UTF-8 were read in ISO 8859-1, as Java reads them. */
    | "latin1Assumed"
    /** A part that the format's reader does not understand was left alone; `details.line` and `details.reason`. */
    | "partSkipped"
    /** The document has nothing to translate. */
    | "nothingToTranslate"
    /** The source is the target language already, as far as can be told. */
    | "alreadyInTarget";
  readonly details: Readonly<Record<string, string | number>>;
}

/** What is remembered of a segment, so that a later run knows what changed. Both are hashes of decoded text. */
export interface SegmentRecord {
  readonly source: string;
  /** Of the translation that was written. Another one in the file: a person has edited it. */
  readonly translation: string;
  /** What was found in the translation that was written. */
  readonly findings?: readonly Finding[];
}

/** An earlier translation of the same document, to be brought up to date. */
export interface PreviousTranslation {
  readonly text: string;
  /** By `recordKey` of the segment. Empty: nothing is known, every filled entry counts as a person's. */
  readonly records: Readonly<Record<string, SegmentRecord>>;
  /** What happens to "conflict" segments. "keep" when left out. */
  readonly conflicts?: "keep" | "translate";
  /**
   * "keep": what a person has added stays, also where the source has other entries. The result is this text with the entries
   * brought up to date that both have; what else the source has is `notAdded`. "ask": where anything would be lost nothing is
   * translated. The result has no segments then, and is the document with the source's words where the model would write.
   */
  readonly lost?: "keep" | "ask";
  /** Segments with findings are translated again, although their source has not changed. */
  readonly retries?: boolean;
}
