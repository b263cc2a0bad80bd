import path from "node:path";

/**
 * How a file is told, whichever way it was named: from the working directory, as compilers do, so that editors and CI jobs find it.
 * @param parts as those of `path.resolve`
 */
export function shownPath(...parts: readonly string[]): string {
  return path.relative(process.cwd(), path.resolve(...parts)) || ".";
}
