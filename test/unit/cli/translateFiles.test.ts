import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, readdirSync, readFileSync, statSync, symlinkSync } from "node:fs";
import { relative, resolve, sep } from "node:path";
import { describe, expect, it } from "vitest";
import { expectReadable } from "../../../src/cli/expectReadable.ts";
import { readInput } from "../../../src/cli/readInput.ts";
import { diskFiles } from "../../../src/cli/translate/diskFiles.ts";
import { findingLines, segmentFindings } from "../../../src/cli/translate/findingLines.ts";
import { listFiles } from "../../../src/cli/translate/listFiles.ts";
import { namedFiles } from "../../../src/cli/translate/namedFiles.ts";
import { kindOf, translateOptions } from "../../../src/cli/translate/translateOptions.ts";
import { parseCommandLine } from "../../../src/cli/parseCommandLine.ts";
import { projectFolder } from "../../../src/client/projectFolder.ts";
import { TemporaryFolder } from "../../support/temporaryFolder.ts";

const folder = TemporaryFolder.forEachTest();
const put = (name: string, text?: string) => folder.write(name, text);

describe("diskFiles", () => {
  it("writes whole files with their folders, keeps mode and links, and leaves nothing beside them", async () => {
    const files = diskFiles(folder.path);
    await files.write("a/ไทย.md", new TextEncoder().encode("ข้อความ"));
    expect(folder.text("a/ไทย.md")).toBe("ข้อความ");
    const script = put("run.sh");
    chmodSync(script, 0o755);
    symlinkSync(script, folder.at("link.sh"));
    await files.write("link.sh", new TextEncoder().encode("new"));
    expect(readFileSync(script, "utf8")).toBe("new");
    expect(statSync(script).mode & 0o777).toBe(0o755);
    expect(readdirSync(folder.path).sort()).toEqual(["a", "link.sh", "run.sh"]);
    expect(readdirSync(folder.at("a"))).toEqual(["ไทย.md"]);
  });

  it("tells a missing file from one that cannot be read, and leaves the old file when it cannot write", async () => {
    const files = diskFiles(folder.path);
    expect(await files.read("missing.md")).toBeUndefined();
    folder.make("folder.md");
    await expect(files.read("folder.md")).rejects.toThrow("is a folder");
    put("file");
    await expect(files.write("file/inside.md", new Uint8Array())).rejects.toThrow("could not be written");
    expect(folder.text("file")).toBe("x");
  });
});

describe("expectReadable", () => {
  it.skipIf(process.platform === "win32")("refuses a named pipe, whose opening would wait for ever", async () => {
    const pipe = folder.at("pipe.md");
    execFileSync("mkfifo", [pipe]);
    await expect(diskFiles(folder.path).read("pipe.md")).rejects.toThrow("pipe.md is no regular file");
    const { signal } = new AbortController();
    await expect(readInput({ name: pipe, stdin: process.stdin, signal })).rejects.toThrow("is no regular file");
    await expect(expectReadable("/dev/stdin", "-")).resolves.toBeUndefined();
  });
});

describe("projectFolder", () => {
  it("is the nearest with .sealion or .git, else the current one", () => {
    const file = put("a/b/c.md");
    expect(projectFolder(file, folder.path)).toBe(folder.path);
    expect(projectFolder(file, folder.at("elsewhere"))).toBe(folder.at("a/b"));
    folder.make("a/.git");
    expect(projectFolder("a/b/c.md", folder.path)).toBe(folder.at("a"));
    // What lies beyond the repository is another project's.
    folder.make(".sealion");
    expect(projectFolder("a/b/c.md", folder.path)).toBe(folder.at("a"));
    expect(projectFolder("c.md", folder.path)).toBe(folder.path);
    folder.make("a/b/.sealion");
    expect(projectFolder("a/b/c.md", folder.path)).toBe(folder.at("a/b"));
  });
});

describe("listFiles", () => {
  const fill = (): void => {
    for (const name of ["docs/a.md", "ก.md", "node_modules/x/README.md", ".github/x.md", "build/out.md"]) put(name);
    put(".gitignore", "build\n");
  };

  it("leaves out installed packages, folders with a dot and what .gitignore names, without git too", async () => {
    fill();
    expect(await listFiles(folder.path)).toEqual({ files: ["docs/a.md", "ก.md"], ignored: ["build/out.md"] });
  });

  it("leaves out what git ignores, in a repository, and names it", async () => {
    fill();
    put("docs/draft.build/b.md");
    put(".gitignore", "build\nnode_modules\n*.build\n");
    execFileSync("git", ["init", "-q"], { cwd: folder.path });
    expect(await listFiles(folder.path)).toEqual({
      files: ["docs/a.md", "ก.md"],
      ignored: ["build/", "docs/draft.build/"],
    });
    expect((await listFiles(folder.at("docs"))).files).toEqual(["a.md"]);
  });

  it("leaves out what is deleted, and runs no program that the repository names", async () => {
    fill();
    const git = (...words: string[]) => execFileSync("git", words, { cwd: folder.path });
    git("init", "-q");
    git("add", ".");
    folder.remove("docs/a.md");
    git("config", "core.fsmonitor", `touch ${folder.at("ran")} #`);
    expect((await listFiles(folder.path)).files).toEqual(["ก.md"]);
    expect(existsSync(folder.at("ran"))).toBe(false);
  });

  it("fetches no object that a partial clone lacks, with no program that the repository names", async () => {
    fill();
    const git = (...words: string[]) => execFileSync("git", words, { cwd: folder.path, encoding: "utf8" });
    git("init", "-q");
    git("add", ".gitignore");
    const rules = git("rev-parse", ":.gitignore").trim();
    git("update-index", "--skip-worktree", ".gitignore");
    folder.remove(".gitignore");
    folder.remove(`.git/objects/${rules.slice(0, 2)}`);
    const settings = {
      "core.repositoryFormatVersion": "1",
      "extensions.partialClone": "origin",
      "remote.origin.promisor": "true",
      "remote.origin.url": folder.path,
      "remote.origin.uploadpack": `touch ${folder.at("ran")}; git-upload-pack`,
      "protocol.allow": "always",
      "protocol.file.allow": "always",
    };
    for (const [name, value] of Object.entries(settings)) git("config", name, value);
    expect((await listFiles(folder.path)).files).toContain("ก.md");
    expect(existsSync(folder.at("ran"))).toBe(false);
  });
});

function optionsOf(line: string) {
  const parsed = parseCommandLine(line.split(" "));
  if (parsed.kind !== "command") throw new Error("No command");
  return translateOptions(parsed.args);
}

describe("translateOptions", () => {
  it("understands several languages, once each", () => {
    expect(optionsOf("translate --to th,Khmer --to my,th a.md").targets).toEqual(["th", "km", "my"]);
  });

  it.each([
    ["translate a.md", "--to LANGUAGE"],
    ["translate --to th,de a.md", "de"],
    ["translate --to th --format docx a", "docx"],
    ["translate --to th --register rude a", "rude"],
    ["translate --to th --conflicts maybe a", "maybe"],
    ["translate --to th --name {name}{ext} a", "{lang}"],
  ])("refuses %j and names %j", (line, named) => {
    expect(() => optionsOf(line)).toThrow(named);
  });

  it("takes the format of the name unless another is asked for", () => {
    const options = optionsOf("translate --to th -");
    expect(kindOf("movie.vtt", options)).toEqual({ format: "subtitles", dialect: "vtt" });
    for (const name of ["notes", "n.ipynb", "pom.xml", ".env", "a.rst"]) expect(kindOf(name, options)).toBeUndefined();
    const asked = optionsOf("translate --to th --format subtitles -");
    expect(kindOf("movie.vtt", asked)).toEqual({ format: "subtitles", dialect: "vtt" });
    expect(kindOf("notes", asked)).toEqual({ format: "subtitles" });
  });
});

describe("namedFiles", () => {
  it("gives what does not exist the exit code of whoever asks", async () => {
    const missing = folder.at("missing");
    await expect(namedFiles([missing], "en")).rejects.toMatchObject({ exitCode: 1 });
    await expect(namedFiles([put("a.md"), missing], "en", 2)).rejects.toMatchObject({ exitCode: 2, hint: false });
    await expect(namedFiles([], "en")).rejects.toMatchObject({ exitCode: 2, hint: true });
  });

  it("names files from the working directory, however they were named, and each once", async () => {
    const file = put("docs/ก.md");
    put("docs/ข.txt");
    put("docs/n.ipynb");
    const { files, found, skipped } = await namedFiles([file, folder.at("docs"), relative("", folder.path)], "en");
    const shown = (name: string): string => relative(process.cwd(), folder.at(name));
    expect(files).toEqual([shown("docs/ก.md"), shown("docs/ข.txt")]);
    expect([...found]).toEqual([shown("docs/ข.txt")]);
    expect(skipped[0]).toEqual({ path: shown("docs/n.ipynb"), reason: "unknown" });
  });

  it("finds what a pattern means that no shell has expanded", async () => {
    for (const name of ["en.json", "a/th.json", "a/b/สวัสดี.md", "a/b.md", "a[1].md"]) put(name);
    const filesOf = async (pattern: string): Promise<string[]> => {
      const { files } = await namedFiles([`${folder.path}/${pattern}`], "en");
      return files.map((file) => relative(folder.path, resolve(file)).replaceAll(sep, "/"));
    };
    expect(await filesOf("*.json")).toEqual(["en.json"]);
    expect(await filesOf("**/*.md")).toEqual(["a/b.md", "a/b/สวัสดี.md", "a[1].md"]);
    expect(await filesOf("a/?/*.md")).toEqual(["a/b/สวัสดี.md"]);
    expect(await filesOf("a[1].md")).toEqual(["a[1].md"]);
    expect(await filesOf("a/**")).toEqual(["a/b/สวัสดี.md", "a/b.md"].sort());
    expect(await filesOf(`${"**/".repeat(40)}[!ก-ฮ].md`)).toEqual(["a/b.md"]);
    expect(await filesOf("{a/[a-c],a?1?}.md")).toEqual(["a/b.md", "a[1].md"]);
    expect(await filesOf("a/{b,b/สวัสดี}.md")).toEqual(["a/b.md", "a/b/สวัสดี.md"]);
    await expect(filesOf("*.po")).rejects.toThrow("*.po does not exist");
  });

  it("takes no translation for a source, and no settings unless their kind is named, among what a pattern means", async () => {
    const names = ["README.id.md", "README.md", "ร้าน.md", "ร้าน.th.md", "package.json", "run.py", "logo.png"];
    for (const name of names) put(name);
    const shown = (file: string): string => relative(folder.path, resolve(file)).replaceAll(sep, "/");
    const found = async (...patterns: readonly string[]) => {
      const named = await namedFiles(
        patterns.map((pattern) => folder.at(pattern)),
        "en",
      );
      expect([...named.found]).toEqual(named.files.filter((file) => shown(file) !== "README.id.md"));
      return { files: named.files.map(shown), skipped: named.skipped.map(({ path, reason }) => [shown(path), reason]) };
    };
    const translations = [
      ["ร้าน.th.md", "translation"],
      ["README.id.md", "translation"],
    ];
    expect(await found("**/*.md")).toEqual({ files: ["README.md", "ร้าน.md"], skipped: translations });
    expect((await found("*")).files).toEqual(["README.md", "ร้าน.md"]);
    expect((await found("*.{py,json}")).files).toEqual(["run.py", "package.json"]);
    expect((await found("README.id.md", "*.md")).files).toEqual(["README.id.md", "README.md", "ร้าน.md"]);
  });
});

describe("findingLines", () => {
  it("give file, line, key and sentence, as compilers do", () => {
    const text = '{\n  "open": "Open"\n}\n';
    const start = text.indexOf("Open");
    const segment = { start, end: start + 4, resultStart: start, resultEnd: start + 4, attempts: 3, key: "open" };
    const finding = { code: "echo", details: { target: "th" } } as const;
    const entries = segmentFindings({ text, segments: [{ ...segment, status: "translated", findings: [finding] }] });
    expect(findingLines("th.json", entries)).toEqual(["th.json:2:12: open: The source was not translated."]);
  });

  it("name a person's entry that was kept although its source has changed", () => {
    const place = { start: 0, end: 4, resultStart: 0, resultEnd: 4, attempts: 0, findings: [] };
    const segments = [
      { ...place, status: "conflict" as const },
      { ...place, status: "human" as const },
    ];
    const lines = findingLines("th.md", segmentFindings({ text: "ข้อความ", segments }));
    expect(lines).toEqual(["th.md:1:1: Edited by a person, and the source has changed since. It was kept."]);
  });

  it("name what a translation lacks", () => {
    const lines = findingLines("th.po", [
      { line: 7, column: 9, problem: "empty", findings: [], source: "Save\nthe file" },
    ]);
    expect(lines).toEqual(["th.po:7:9: This entry has no translation: Save the file"]);
  });
});
