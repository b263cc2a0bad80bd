import type * as vscode from "vscode";
import type { Attachment, AttachmentKind } from "../../../shared/attachment.ts";

export type ContextContent = Omit<Attachment, "id" | "kind" | "label">;

/** Something of the workspace that can go along with a question. */
export interface ContextSource {
  readonly kind: AttachmentKind;
  readonly label: string;
  readonly detail: string;
  /** Where it comes from; undefined for pasted text. */
  readonly place?: vscode.Location;
  /** What it stands for now. @throws AppError where it cannot go along */
  readonly read: () => Promise<ContextContent>;
}
