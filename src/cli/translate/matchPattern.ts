import path from "node:path";
import { listFiles } from "./listFiles.ts";

/** `*` and `?` within a name, `**` for any folders: what every shell has. */
export function isPattern(name: string): boolean {
  return /[*?]/u.test(name);
}

/** @returns the files that `listFiles` has and the pattern fits, from the working directory; none where its folder cannot be listed */
export async function matchPattern(pattern: string): Promise<string[]> {
  const parts = (path.sep === "\\" ? pattern.replaceAll("\\", "/") : pattern).split("/");
  const fixed = parts.findIndex(isPattern);
  const folder = parts.slice(0, fixed).join("/") || (fixed === 0 ? "." : "/");
  const { files } = await listFiles(folder).catch(() => ({ files: [] }));
  const form = new RegExp(
    `^${parts.slice(fixed).map(partForm).join("/").replaceAll(`${ANY_FOLDERS}/`, ANY_FOLDERS)}$`,
    "u",
  );
  return files.filter((file) => form.test(file)).map((file) => path.join(folder, file));
}

const ANY_FOLDERS = "(?:[^/]+/)*";

function partForm(part: string): string {
  if (part === "**") return ANY_FOLDERS;
  return part
    .replace(/[\\^$.|+()[\]{}]/gu, "\\$&")
    .replaceAll("*", "[^/]*")
    .replaceAll("?", "[^/]");
}
