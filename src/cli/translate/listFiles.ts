/** All files of a folder that belong to its project. */
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { ignoredFiles } from "../../client/ignoredFiles.ts";

const MOST_OUTPUT_BYTES = 64_000_000;

interface ListedFiles {
  /** Paths from the folder, with "/", sorted; without installed packages and folders with a dot. */
  readonly files: readonly string[];
  /** What git ignores, so too; in a repository a whole folder has one entry that ends with "/". */
  readonly ignored: readonly string[];
}

export async function listFiles(folder: string): Promise<ListedFiles> {
  const { files, ignored } = (await gitFiles(folder)) ?? (await walkedFiles(folder));
  return { files: files.filter(isOwn).sort(), ignored: ignored.filter(isOwn).sort() };
}

function isOwn(file: string): boolean {
  return !/(^|\/)(\.[^/]*|node_modules)\//u.test(`${file}/`);
}

/** A folder that somebody was given has settings of its own, and some of them name programs that git runs. */
const RUN_NOTHING = ["-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null"];

/**
 * Git reads a .gitignore that is not on the disk from its objects, and fetches one that a partial clone has left out: with a program
 * that the folder's settings name. Older versions know only the list of protocols, which no setting of a folder is stronger than.
 */
const FETCH_NOTHING = { GIT_NO_LAZY_FETCH: "1", GIT_ALLOW_PROTOCOL: ":", GIT_TERMINAL_PROMPT: "0" };

/** What git knows or would take up and is there, and what it ignores. Undefined where there is no git, or no repository. */
async function gitFiles(folder: string): Promise<ListedFiles | undefined> {
  const list = async (...kinds: readonly string[]): Promise<string[]> => {
    const words = [...RUN_NOTHING, "-C", folder, "ls-files", "-z", ...kinds];
    const env = { ...process.env, ...FETCH_NOTHING };
    const { stdout } = await promisify(execFile)("git", words, { env, maxBuffer: MOST_OUTPUT_BYTES });
    return stdout.split("\0").filter((name) => name !== "");
  };
  try {
    const gone = new Set(await list("--deleted"));
    const known = await list("--cached", "--others", "--exclude-standard");
    const ignored = await list("--others", "--ignored", "--exclude-standard", "--directory");
    return { files: [...new Set(known)].filter((name) => !gone.has(name)), ignored };
  } catch {
    return undefined;
  }
}

/** What is there, and what of it the .gitignore files name. */
async function walkedFiles(folder: string): Promise<ListedFiles> {
  const all = await walk(folder, "");
  const absolute = path.resolve(folder).replaceAll(path.sep, "/").replace(/\/$/u, "");
  const ignored = await ignoredFiles(absolute, all, {
    exists: (name) => Promise.resolve(existsSync(name)),
    readText: (name) => readFile(name, "utf8").catch(() => undefined),
  });
  return { files: all.filter((name) => !ignored.has(name)), ignored: [...ignored] };
}

async function walk(folder: string, inside: string): Promise<string[]> {
  const files: string[] = [];
  for (const entry of await readdir(path.join(folder, inside), { withFileTypes: true })) {
    const name = inside + entry.name;
    if (entry.isFile()) files.push(name);
    else if (entry.isDirectory() && !/^\.|^node_modules$/u.test(entry.name)) {
      files.push(...(await walk(folder, `${name}/`)));
    }
  }
  return files;
}
