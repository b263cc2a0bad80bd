/** What a user has put beside a question: a piece of the workspace, as it was when it was asked about. */
import type { WireError } from "./wireError.ts";

const KINDS = ["selection", "file", "folder", "problems", "text"] as const;

export type AttachmentKind = (typeof KINDS)[number];

export function isAttachmentKind(value: unknown): value is AttachmentKind {
  return (KINDS as readonly unknown[]).includes(value);
}

export interface Attachment {
  readonly id: string;
  readonly kind: AttachmentKind;
  /** Short, for a chip: `main.ts:12-40`, `src/`, `3 problems`. */
  readonly label: string;
  /** Where it comes from, relative to the workspace where that is possible. Left out for pasted text. */
  readonly path?: string;
  /** The editor's language id (`typescript`); left out for what is no document. */
  readonly languageId?: string;
  /** First and last line of a selection, from 1. */
  readonly lines?: readonly [number, number];
  /** What the model reads. */
  readonly text: string;
  /** Of the text, for the chip. Left out where it was sent before they were counted. */
  readonly tokens?: number;
  /** No model was loaded that could count them. */
  readonly isEstimate?: boolean;
  /** Why it could not go along: the model hears nothing of it, and its text is empty. */
  readonly error?: WireError;
}
