/** What a project leaves alone by its .gitignore files, where no git is there to ask. */
import { GitignoreRules } from "./gitignoreRules.ts";

/** A file that is longer was not written by people: it would be asked about each of the files, and names none. */
const MOST_RULES_CHARACTERS = 100_000;

/** Paths are absolute, with "/". */
export interface IgnorePorts {
  exists(this: void, path: string): PromiseLike<boolean>;
  /** Undefined when there is no such file, or none that can be read. */
  readText(this: void, path: string): PromiseLike<string | undefined>;
}

/**
 * @param folder absolute, with "/" and none at its end
 * @param files paths from the folder
 * @returns those that a .gitignore names: of the folder, of one below it, or of one above it up to the repository's
 */
export async function ignoredFiles(
  folder: string,
  files: readonly string[],
  ports: IgnorePorts,
): Promise<ReadonlySet<string>> {
  const top = await repositoryOf(folder, ports);
  const rules = new IgnoreRules(top, ports);
  const inside = folder === top ? "" : `${folder.slice(top.length + 1)}/`;
  const ignored = new Set<string>();
  for (const file of files) if (await rules.ignores(inside + file)) ignored.add(file);
  return ignored;
}

/** The nearest with `.git`; outside of a repository the folder itself. Above `C:/x` there is `C:`. */
async function repositoryOf(folder: string, { exists }: IgnorePorts): Promise<string> {
  for (let at = folder; at !== ""; at = at.slice(0, Math.max(0, at.lastIndexOf("/")))) {
    if (await exists(`${at}/.git`)) return at;
  }
  return folder;
}

/** All of a repository. Each folder is read and judged once. */
class IgnoreRules {
  private readonly top: string;
  private readonly ports: IgnorePorts;
  /** By the folder's path from the top, which ends with "/"; empty for the top itself. */
  private readonly rules = new Map<string, Promise<GitignoreRules | undefined>>();
  private readonly folders = new Map<string, Promise<boolean>>();

  constructor(top: string, ports: IgnorePorts) {
    this.top = top;
    this.ports = ports;
  }

  /** @param path from the top; a folder's ends with "/" */
  async ignores(path: string): Promise<boolean> {
    const parent = folderOf(path);
    // What an ignored folder has is ignored, whatever is said inside it.
    return (parent !== "" && (await this.ignoresFolder(parent))) || this.isNamed(path);
  }

  private ignoresFolder(folder: string): Promise<boolean> {
    const known = this.folders.get(folder) ?? this.ignores(folder);
    this.folders.set(folder, known);
    return known;
  }

  /** The nearest file that says anything about a path decides. */
  private async isNamed(path: string): Promise<boolean> {
    for (let folder = folderOf(path); ; folder = folderOf(folder)) {
      const verdict = (await this.rulesOf(folder))?.verdict(path.slice(folder.length));
      if (verdict !== undefined) return verdict === "ignored";
      if (folder === "") return false;
    }
  }

  private rulesOf(folder: string): Promise<GitignoreRules | undefined> {
    const known = this.rules.get(folder) ?? this.readRules(folder);
    this.rules.set(folder, known);
    return known;
  }

  private async readRules(folder: string): Promise<GitignoreRules | undefined> {
    const text = await this.ports.readText(`${this.top}/${folder}.gitignore`);
    return text === undefined || text.length > MOST_RULES_CHARACTERS ? undefined : new GitignoreRules(text);
  }
}

/** "a/b/" of "a/b/c" and of "a/b/c/"; empty at the top. */
function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf("/", path.length - 2) + 1);
}
