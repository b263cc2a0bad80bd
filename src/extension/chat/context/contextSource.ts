import type * as vscode from "vscode";
import type { Attachment, AttachmentKind } from "../../../shared/attachment.ts";
import type { Disposable } from "../../../shared/disposableStore.ts";

export interface ContextContent extends Omit<Attachment, "id" | "kind" | "label"> {
  /** What is to be known of it beside the chip: that it is cut. */
  readonly note?: string;
}

/** Something of the workspace that can go along with a question. */
export interface ContextSource {
  readonly kind: AttachmentKind;
  readonly label: string;
  readonly detail: string;
  /** Which piece of the workspace it is, among those of its kind. Left out for pasted text, of which none is like another. */
  readonly piece?: string;
  /** The text of one that stays as it is. */
  readonly snapshot?: string;
  /** Where it comes from; undefined for pasted text. */
  readonly place?: vscode.Location;
  /** What it stands for now. @throws AppError where it cannot go along */
  readonly read: () => Promise<ContextContent>;
  /** Calls back when it may stand for something else by now. Left out where it never does. */
  readonly watch?: (onChange: () => void) => Disposable;
}
