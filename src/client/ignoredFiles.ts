/** What a project leaves alone by its .gitignore files, where no git is there to ask. */
import ignore, { type Ignore } from "ignore";

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

/** The nearest with `.git`; outside of a repository the folder itself. */
async function repositoryOf(folder: string, { exists }: IgnorePorts): Promise<string> {
  for (let at = folder; at !== ""; at = at.slice(0, at.lastIndexOf("/"))) {
    if (await exists(`${at}/.git`)) return at;
  }
  return folder;
}

/** All of a repository. Each folder is read and judged once. */
class IgnoreRules {
  private readonly top: string;
  private readonly ports: IgnorePorts;
  /** By the folder's path from the top, which ends with "/"; empty for the top itself. */
  private readonly rules = new Map<string, Promise<Ignore | undefined>>();
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
      const rules = await this.rulesOf(folder);
      const said = rules?.test(path.slice(folder.length));
      const parent = folderOf(path).slice(folder.length);
      // What is said of the folder that it is in has been judged with that: a nearer file may have taken it back.
      const isOfParent = parent !== "" && rules?.ignores(parent) === true;
      if (said?.ignored === true && !isOfParent) return true;
      if (said?.unignored === true || folder === "") return false;
    }
  }

  private rulesOf(folder: string): Promise<Ignore | undefined> {
    const known = this.rules.get(folder) ?? this.readRules(folder);
    this.rules.set(folder, known);
    return known;
  }

  private async readRules(folder: string): Promise<Ignore | undefined> {
    const text = await this.ports.readText(`${this.top}/${folder}.gitignore`);
    return text === undefined ? undefined : ignore({ ignorecase: false }).add(text);
  }
}

/** "a/b/" of "a/b/c" and of "a/b/c/"; empty at the top. */
function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf("/", path.length - 2) + 1);
}
