/** In what dialects of Markdown differ, as far as it matters for their prose. */
import type { Tree } from "@lezer/common";
import type { TextSpan } from "../../../../shared/translation.ts";

export interface MarkdownFlavour {
  readonly parse: (text: string) => Tree;
  /** Parts of a document that are no Markdown, wherever they stand; in order. */
  readonly findOpaque: (text: string) => readonly TextSpan[];
  /** Whether braces in HTML's text would begin an expression. */
  readonly escapesBraces: boolean;
  /** Keeps text from becoming what only this dialect has. `markup` is what the source has of it. */
  readonly escape?: (text: string, markup: readonly string[], isAtLineStart: boolean) => string;
}
