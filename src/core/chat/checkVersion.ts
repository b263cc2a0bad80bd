import { importError } from "../../shared/importFault.ts";

/** @throws AppError conversation.notReadable when a file is of another version than the one that is known */
export function checkVersion(version: unknown, known: number): void {
  if (version === known) return;
  if (typeof version === "number" && version > known) throw importError("newer");
  throw importError("damaged", { reason: "version" });
}
