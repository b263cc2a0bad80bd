/** `#selection`, `#problems`, `#folder`, `#folder:src` and `#file:src/main.ts` in a message. */
import type { Attachment } from "../../shared/attachment.ts";

export const REFERENCE_KINDS = ["selection", "problems", "folder", "file"] as const;

export type ReferenceKind = (typeof REFERENCE_KINDS)[number];

export interface ContextReference {
  readonly kind: ReferenceKind;
  /** Relative to the workspace. Of a folder it may be left out: the whole workspace. */
  readonly path?: string;
}

const REFERENCE = /(?<=^|\s)#(?<kind>selection|problems|folder|file)(?::(?<path>\S+))?(?=\s|$)/gu;

/** In the order in which they stand, each once. */
export function contextReferences(text: string): readonly ContextReference[] {
  const found = new Map<string, ContextReference>();
  for (const { 0: word, groups: { kind, path } = {} } of text.matchAll(REFERENCE)) {
    if ((kind === "file") !== (path !== undefined) && kind !== "folder") continue;
    found.set(word, { kind: kind as ReferenceKind, ...(path === undefined ? {} : { path: decoded(path) }) });
  }
  return [...found.values()];
}

/**
 * What is left of a text without the references that it begins and ends with, in a sentence too: those stand for what goes along.
 * One with words on both sides is a part of their sentence.
 * @param attachments a reference that none of these stands for is text; left out: none is
 */
export function withoutReferences(text: string, attachments?: readonly Pick<Attachment, "kind" | "path">[]): string {
  const isAttached = (word: string) =>
    contextReferences(word).some(
      (reference) => attachments?.some((attachment) => standsFor(attachment, reference)) ?? true,
    );
  const parts = text.trim().split(/(\s+)/u);
  let [start, end] = [0, parts.length];
  while (start < end && isAttached(parts[start] ?? "")) start += 2;
  while (start < end && isAttached(parts[end - 1] ?? "")) end -= 2;
  return parts.slice(start, end).join("");
}

function standsFor(attachment: Pick<Attachment, "kind" | "path">, { kind, path }: ContextReference): boolean {
  return attachment.kind === kind && (path === undefined || attachment.path === path);
}

/** As it is typed: a word ends at a space, so those in paths are written as in addresses. */
export function formatContextReference({ kind, path }: ContextReference): string {
  return path === undefined ? `#${kind}` : `#${kind}:${path.replaceAll(/[\s%]/gu, encodeURIComponent)}`;
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path; // a file with a percent sign in its name
  }
}
