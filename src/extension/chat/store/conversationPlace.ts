import { renameSync, utimesSync } from "node:fs";
import path from "node:path";
import { makeFolders } from "../../../client/makeFolders.ts";

/** Where a conversation is kept. */
export interface ConversationPlace {
  readonly id: string;
  readonly folder: string;
  readonly filePath: string;
  readonly lockPath: string;
  /** Where its file is while it is removed. */
  readonly trashPath: string;
}

const SUFFIX = ".jsonl";
const ID = /^[0-9a-f-]{36}$/u;

/** Undefined for what is no id. Ids come from stored states and from the panel: only what this product makes may become a path. */
export function placeOf(folder: string, id: string): ConversationPlace | undefined {
  if (!ID.test(id)) return undefined;
  return {
    id,
    folder,
    filePath: path.join(folder, `${id}${SUFFIX}`),
    lockPath: path.join(folder, `${id}.lock`),
    trashPath: path.join(trashFolderOf(folder), `${id}${SUFFIX}`),
  };
}

export function trashFolderOf(folder: string): string {
  return path.join(folder, "trash");
}

/** The conversation whose journal has this name, in its folder or in the trash. */
export function idOfFile(name: string): string | undefined {
  const id = name.slice(0, -SUFFIX.length);
  return name.endsWith(SUFFIX) && ID.test(id) ? id : undefined;
}

/** Its time says from then on when it was removed. @throws Error of the file system */
export function moveToTrash({ folder, filePath, trashPath }: ConversationPlace): void {
  makeFolders(trashFolderOf(folder), 0o700);
  // The 30 days begin now, and first: a kill in between must not leave an old file there, which would be purged.
  const now = new Date();
  utimesSync(filePath, now, now);
  renameSync(filePath, trashPath);
}
