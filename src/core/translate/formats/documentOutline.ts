/** The addresses within a document and the links to them. */
import type { TextSpan } from "../../../shared/translation.ts";

export interface DocumentOutline {
  /** In the document's order. */
  readonly headings: readonly OutlineHeading[];
  /** In the document's order: those that lead somewhere in the document itself. */
  readonly links: readonly FragmentLink[];
  /** Addresses that somebody has written into the document: they are the same in every language. */
  readonly ids: ReadonlySet<string>;
}

/** With its marks. */
export interface OutlineHeading extends TextSpan {
  /** From 1. */
  readonly level: number;
  /** What a link to it has behind its `#`, decoded. */
  readonly address: string;
}

/** The place of what stands behind the `#`. */
export interface FragmentLink extends TextSpan {
  /** Decoded. */
  readonly address: string;
}
