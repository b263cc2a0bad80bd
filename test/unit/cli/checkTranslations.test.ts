import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { CommandContext } from "../../../src/cli/commandContext.ts";
import { parseCommandLine } from "../../../src/cli/parseCommandLine.ts";
import { checkTranslations } from "../../../src/cli/translate/checkTranslations.ts";
import { translateOptions } from "../../../src/cli/translate/translateOptions.ts";
import { writeTranslations } from "../../../src/cli/translate/writeTranslations.ts";
import { AppError } from "../../../src/shared/appError.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sealion-check-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** @returns the file as it is told */
function put(name: string, text: string): string {
  writeFileSync(join(folder, name), text);
  return relative(process.cwd(), join(folder, name));
}

/** A command line with a terminal that remembers, and a server of which only `translate` is asked. */
function contextOf(
  line: readonly string[],
  translate: () => Promise<unknown> = () => Promise.reject(new Error("none")),
) {
  const parsed = parseCommandLine(line);
  if (parsed.kind !== "command") throw new Error("No command");
  const written: string[] = [];
  const notes: string[] = [];
  const terminal = {
    isInteractive: false,
    write: (text: string) => written.push(text),
    note: (text: string) => notes.push(text),
    status: () => undefined,
    clearStatus: () => undefined,
  };
  const { args } = parsed;
  const { signal } = new AbortController();
  const context = { args, terminal, server: { translate }, stdin: { isTTY: false }, signal };
  return { context: context as unknown as CommandContext, options: translateOptions(args), written, notes };
}

it("leaves out the language's own file when all of a folder's files are named", async () => {
  const text = '{ "liberty": "สิทธิในการมีชีวิต" }\n';
  const files = [put("en.json", '{ "liberty": "The right to life" }\n'), put("th.json", text)];
  const line = ["translate", "--check", "--to", "th", "--json", ...files];
  const { context, options, written } = contextOf(line);
  await checkTranslations(context, options);
  expect(JSON.parse(written.join(""))).toMatchObject({
    files: [{ file: files[0], path: files[1] }],
    skipped: [{ path: files[1], reason: "sameLanguage" }],
  });
});

it("says so when nothing that was named has a translation of its own", async () => {
  const { context, options } = contextOf(["translate", "--check", "--to", "th", put("th.json", "{}")]);
  await expect(checkTranslations(context, options)).rejects.toMatchObject({ exitCode: 2 });
});

it("asks twice more after a crash, and tells what it has done when the server stays lost", async () => {
  const crash = new AppError("server.crashed", "gone");
  let asked = 0;
  const code = put("main.py", "# Opens the file\n");
  const line = [
    "translate",
    "--write",
    "--to",
    "th",
    "--json",
    code,
    put("a.md", "# Hello\n"),
    put("b.md", "# Boat\n"),
  ];
  const { context, options, written } = contextOf(line, () => {
    asked += 1;
    return Promise.reject(crash);
  });
  await expect(writeTranslations(context, options)).rejects.toBe(crash);
  expect(asked).toBe(3);
  expect(JSON.parse(written.join(""))).toMatchObject({ files: [{ file: code, outcome: "skipped" }] });
});

it("tells what is wrong in a glossary once for all files", async () => {
  const glossary = put("terms.csv", "source,th\nboat,เรือ,x,y,z\n,เกาะ\n");
  const code = [put("main.py", "# Opens\n"), put("other.py", "# Closes\n")];
  const line = ["translate", "--write", "--to", "th", "--glossary", glossary, ...code];
  const { context, options, notes } = contextOf(line);
  await writeTranslations(context, options);
  const problems = notes.filter((note) => note.startsWith(glossary));
  expect(problems.length).toBeGreaterThan(0);
  expect(new Set(problems).size).toBe(problems.length);
});

it("leaves out what needs no translation, and names a source that cannot be read", async () => {
  put("run.md", "```sh\nls\n```\n");
  put("a.txt", "The right to life.\n");
  put("a.th.txt", "สิทธิในการมีชีวิต\n");
  const whole = contextOf(["translate", "--check", "--to", "th", "--verbose", folder]);
  await checkTranslations(whole.context, whole.options);
  expect(whole.written).toEqual([]);
  expect(whole.notes.map((note) => note.replace(/^.*\//u, ""))).toEqual([
    "a.th.txt was left out: it is a translation already.",
    "run.md was left out: there is nothing to translate.",
  ]);
  put("th.json", "{}\n");
  const broken = put("en.json", '{\n  "a" "b"\n}\n');
  const { context, options, written } = contextOf(["translate", "--check", "--to", "th", broken]);
  await expect(checkTranslations(context, options)).rejects.toMatchObject({ exitCode: 2, hint: false });
  expect(written.join("")).toMatch(`${broken}:2:`);
});

it("passes over no document of a folder that is in another encoding, or no text", async () => {
  put("a.txt", "The right to life.\n");
  put("a.th.txt", "สิทธิในการมีชีวิต\n");
  writeFileSync(join(folder, "latin.md"), Buffer.from("Dréit op Liewen\n", "latin1"));
  put("logo.md", "\u0000PNG\u0001");
  const { context, options, written } = contextOf(["translate", "--check", "--to", "th", folder]);
  await expect(checkTranslations(context, options)).rejects.toMatchObject({ exitCode: 2, hint: false });
  expect(written.map((line) => line.replace(/^.*?([^/]+\.md): .*\n$/u, "$1"))).toEqual(["latin.md", "logo.md"]);
});
