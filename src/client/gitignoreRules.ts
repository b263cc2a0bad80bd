/** What one .gitignore file says. */
import { PathPattern } from "./pathPattern.ts";

interface Rule {
  readonly pattern: PathPattern;
  readonly verdict: "ignored" | "kept";
  readonly isForFolders: boolean;
}

export class GitignoreRules {
  /** The last one that fits decides, so it comes first. */
  private readonly rules: readonly Rule[];

  constructor(text: string) {
    const lines = text.replace(/^\uFEFF/u, "").split(/\r?\n/u);
    this.rules = lines.flatMap((line) => parseRule(line) ?? []).reverse();
  }

  /** @param path from the file's folder; a folder's ends with "/". @returns undefined when nothing is said of just this path */
  verdict(path: string): Rule["verdict"] | undefined {
    const isFolder = path.endsWith("/");
    const parts = (isFolder ? path.slice(0, -1) : path).split("/");
    return this.rules.find((rule) => (isFolder || !rule.isForFolders) && rule.pattern.fits(parts))?.verdict;
  }
}

function parseRule(line: string): Rule | undefined {
  const written = withoutSpacesAtEnd(line);
  if (written === "" || written.startsWith("#")) return undefined;
  const isKept = written.startsWith("!");
  const rest = isKept ? written.slice(1) : written;
  const isForFolders = rest.endsWith("/");
  const path = isForFolders ? rest.slice(0, -1) : rest;
  if (path === "") return undefined;
  const parts = path.replace(/^\//u, "").split("/");
  // A name alone is meant wherever it is.
  const pattern = new PathPattern(path.includes("/") ? parts : ["**", anyName(path)]);
  return { pattern, verdict: isKept ? "kept" : "ignored", isForFolders };
}

/** Two stars are any folders only beside a slash. */
function anyName(name: string): string {
  return name === "**" ? "*" : name;
}

/** Unless a backslash keeps them. */
function withoutSpacesAtEnd(line: string): string {
  let end = line.length;
  while (line[end - 1] === " " && line[end - 2] !== "\\") end -= 1;
  return line.slice(0, end);
}
