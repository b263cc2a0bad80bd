import { existsSync } from "node:fs";
import path from "node:path";
import { PathPattern } from "../../client/pathPattern.ts";
import { listFiles } from "./listFiles.ts";

/** `*`, `?` and `[a-z]` within a name, `**` for any folders, `{a,b}` for one or the other: what shells have. */
export function isPattern(name: string): boolean {
  return /[*?[{]/u.test(name);
}

/** @returns the files that `listFiles` has and the pattern fits, from the working directory; none where its folder cannot be listed */
export async function matchPattern(pattern: string): Promise<string[]> {
  const written = path.sep === "\\" ? pattern.replaceAll("\\", "/") : pattern;
  const found = await Promise.all(withoutChoices(written).map((one) => matchOne(one.split("/"))));
  return [...new Set(found.flat())];
}

/** @returns one pattern for each of what `{a,b}` leaves open, as shells do it */
function withoutChoices(pattern: string): string[] {
  const choice = /\{(?<choices>[^{},]*(?:,[^{},]*)+)\}/u.exec(pattern);
  if (choice === null) return [pattern];
  const [before, after] = [pattern.slice(0, choice.index), pattern.slice(choice.index + choice[0].length)];
  const choices = choice.groups?.choices?.split(",") ?? [];
  return [...new Set(choices.flatMap((one) => withoutChoices(before + one + after)))];
}

async function matchOne(parts: readonly string[]): Promise<string[]> {
  // The name of a folder may have these signs, too.
  const fixed = parts.findIndex((part, at) => isPattern(part) && !existsSync(parts.slice(0, at + 1).join("/")));
  if (fixed === -1) return existsSync(parts.join("/")) ? [path.normalize(parts.join("/"))] : [];
  const folder = parts.slice(0, fixed).join("/") || (fixed === 0 ? "." : "/");
  const { files } = await listFiles(folder).catch(() => ({ files: [] }));
  const form = new PathPattern(parts.slice(fixed));
  return files.filter((file) => form.fits(file.split("/"))).map((file) => path.join(folder, file));
}
