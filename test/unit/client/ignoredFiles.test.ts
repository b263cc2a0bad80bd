import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ignoredFiles, type IgnorePorts } from "../../../src/client/ignoredFiles.ts";
import { TemporaryFolder } from "../../support/temporaryFolder.ts";

const folder = TemporaryFolder.forEachTest();

const disk: IgnorePorts = {
  exists: (path) => Promise.resolve(existsSync(path)),
  readText: (path) => readFile(path, "utf8").catch(() => undefined),
};

function write(files: Readonly<Record<string, string>>): string[] {
  for (const [name, text] of Object.entries(files)) folder.write(name, text);
  return Object.keys(files).filter((name) => !name.endsWith(".gitignore"));
}

/** What git itself says. */
function ignoredByGit(files: readonly string[]): string[] {
  const git = (...args: readonly string[]) =>
    execFileSync("git", ["-c", "core.excludesFile=", ...args], { cwd: folder.path, encoding: "utf8" });
  git("init", "-q");
  const known = new Set(git("ls-files", "-z", "--others", "--exclude-standard").split("\0"));
  return files.filter((file) => !known.has(file));
}

async function ignored(files: readonly string[], below = ""): Promise<string[]> {
  return [...(await ignoredFiles(folder.at(below).replace(/\/$/u, ""), files, disk))];
}

describe("ignoredFiles", () => {
  it("heeds rules of the folder, below it and above it, as git does", async () => {
    const files = write({
      ".gitignore": "build/\n*.tmp.md\n/ทิ้ง.md\nnotes/*\n!notes/keep.md\n",
      "packages/ร้าน/.gitignore": "!build/\n/private.md\n# a comment\n",
      "build/out.md": "",
      "a.tmp.md": "",
      "ทิ้ง.md": "",
      "docs/ทิ้ง.md": "",
      "notes/a.md": "",
      "notes/keep.md": "",
      "packages/ร้าน/build/th.json": "",
      "packages/ร้าน/private.md": "",
      "packages/ร้าน/docs/private.md": "",
    });
    const left = ["build/out.md", "a.tmp.md", "ทิ้ง.md", "notes/a.md", "packages/ร้าน/private.md"];
    expect(ignoredByGit(files)).toEqual(left);
    expect(await ignored(files)).toEqual(left);
    expect(await ignored(["private.md", "x.tmp.md", "docs/private.md"], "packages/ร้าน")).toEqual([
      "private.md",
      "x.tmp.md",
    ]);
  });

  it("heeds no rules above a folder that is in no repository", async () => {
    write({ ".gitignore": "*.md\n", "docs/.gitignore": "old.md\n" });
    expect(await ignored(["old.md", "new.md"], "docs")).toEqual(["old.md"]);
  });

  it("says what git says, for any rules", async () => {
    const name = fc.constantFrom("a", "b", "ก");
    const path = fc.array(name, { minLength: 1, maxLength: 3 }).map((parts) => `${parts.join("/")}/x.md`);
    const named = ["a", "/a", "a/", "b/x.md", "!a", "!b/", "!x.md", "\\a", "x.md  ", "# a", "!", "/"];
    const wild = [
      "**/ก",
      "/ก/*",
      "x.*",
      "a/**/b",
      "a/**",
      "**",
      "!**/b/**/x.md",
      "*.*d",
      "x.m?",
      "[a-b]",
      "[!a]*/x.md",
      "[]b]",
    ];
    const pattern = fc.constantFrom(...named, ...wild);
    const rules = fc.array(pattern, { maxLength: 4 }).map((lines) => `${lines.join("\n")}\n`);
    const project = fc.record({
      paths: fc.uniqueArray(path, { minLength: 1, maxLength: 6 }),
      top: rules,
      inner: rules,
    });
    await fc.assert(
      fc.asyncProperty(fc.array(project, { minLength: 1, maxLength: 40 }), async (projects) => {
        folder.remove("all");
        // One git for many projects: starting it is what takes the time.
        const files = projects.flatMap(({ paths, top, inner }, index) => {
          const at = `all/${String(index)}`;
          const rulesFiles = { [`${at}/.gitignore`]: top, [`${at}/a/.gitignore`]: inner };
          return write({ ...rulesFiles, ...Object.fromEntries(paths.map((each) => [`${at}/${each}`, ""])) });
        });
        expect(await ignored(files)).toEqual(ignoredByGit(files));
      }),
      { numRuns: 5 },
    );
  });

  /** Paths that are nowhere on the disk. */
  const asked = async (rules: Readonly<Record<string, string>>, folderPath: string, files: readonly string[]) => {
    const looked: string[] = [];
    const ports: IgnorePorts = {
      exists: (path) => {
        looked.push(path);
        return Promise.resolve(false);
      },
      readText: (path) => Promise.resolve(rules[path]),
    };
    return { ignored: [...(await ignoredFiles(folderPath, files, ports))], looked };
  };

  it("takes no longer for rules that are made to be tried in many ways", async () => {
    const name = `${"ก".repeat(250)}.md`;
    const path = `${"ก/".repeat(200)}${name}`;
    const rules = `${"*ก".repeat(30)}*b\n${"**/ก/".repeat(30)}b\n${"**/".repeat(60)}b\n`;
    const before = performance.now();
    expect((await asked({ "/p/.gitignore": rules }, "/p", [path, name])).ignored).toEqual([]);
    expect(performance.now() - before).toBeLessThan(2000);
  });

  it("heeds no file that is longer than people write one", async () => {
    const rules = `*.md\n${"# ຄຳເຫັນ\n".repeat(20_000)}`;
    expect((await asked({ "/p/.gitignore": rules }, "/p", ["a.md"])).ignored).toEqual([]);
  });

  it("looks for a repository no further than the drive", async () => {
    const { ignored: named, looked } = await asked({ "C:/x/.gitignore": "ทิ้ง.md\n" }, "C:/x", ["ทิ้ง.md", "ก.md"]);
    expect(named).toEqual(["ทิ้ง.md"]);
    expect(looked).toEqual(["C:/x/.git", "C:/.git"]);
  });
});
