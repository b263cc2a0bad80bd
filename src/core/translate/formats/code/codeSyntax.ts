/** What a lexer has to know of a programming language to find its comments: how these and strings begin and end. */

/** A literal, in which nothing is a comment. Patterns are sources of regular expressions with the flag "u". */
export interface LiteralForm {
  readonly open: string;
  /**
   * What ends it. `$1` to `$3` stand for what the groups of `open` have matched. Left out for literals that `open` matches as a
   * whole. The end of the line ends it too, unless `isMultiline`.
   */
  readonly close?: string;
  readonly isMultiline?: boolean;
  /** What can stand in it and is passed over as one: escapes, doubled quotes. */
  readonly skip?: string;
  /** What begins code in it; the code ends with the bracket that belongs to its last character. */
  readonly interpolation?: string;
  /** It opens only where a value may begin: regular expressions, whose sign is a division elsewhere. */
  readonly isValueOnly?: boolean;
  /** As a statement of its own it is documentation. */
  readonly isDocstring?: "asStatement" | "always";
}

export interface BlockForm {
  readonly open: string;
  readonly close: string;
  readonly nests?: boolean;
}

export interface CodeSyntax {
  /** What begins a comment that ends with the line. */
  readonly line?: string;
  readonly blocks?: readonly BlockForm[];
  readonly literals: readonly LiteralForm[];
  /** Brackets are counted, so that a string in them is no statement. */
  readonly countsBrackets?: boolean;
  readonly hasJsx?: boolean;
  /** What is no code stands around it, as HTML around PHP: the literal that the document begins in. */
  readonly startsIn?: LiteralForm;
  /** What ends a line comment before the line does. */
  readonly lineEnd?: string;
}
