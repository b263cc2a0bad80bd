import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { CommandContext } from "../../../src/cli/commandContext.ts";
import { translateCommand } from "../../../src/cli/commands/translate.ts";
import { parseCommandLine } from "../../../src/cli/parseCommandLine.ts";
import { CancelledError } from "../../../src/shared/cancelSignal.ts";
import type { TaskProgress, TranslateParams, TranslateResult } from "../../../src/shared/protocol.ts";
import { MODEL_INFO, STATS } from "../../support/scriptedServerApi.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sealion-write-"));
  vi.stubEnv("SEALION_HOME", join(folder, ".home"));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

/** @returns the file as it is told */
function put(name: string, content: string): string {
  mkdirSync(join(folder, name, ".."), { recursive: true });
  writeFileSync(join(folder, name), content);
  return relative(process.cwd(), join(folder, name));
}

type Translate = (
  params: TranslateParams,
  options: { readonly onProgress: (step: TaskProgress) => void },
) => Promise<TranslateResult>;

function resultOf(text: string): TranslateResult {
  return { text, segments: [], notes: [], records: {}, stats: STATS, model: MODEL_INFO };
}

/** A command line, and what it tells on standard error. */
function commandOf(words: readonly string[], translate: Translate) {
  const parsed = parseCommandLine(["translate", "--to", "th", ...words]);
  if (parsed.kind !== "command") throw new Error("No command");
  const { args } = parsed;
  const notes: string[] = [];
  const context = {
    args,
    server: { translate },
    terminal: { note: (text: string) => notes.push(text), status: () => undefined, clearStatus: () => undefined },
    stdin: { isTTY: false },
    signal: new AbortController().signal,
  };
  const run = (): Promise<void> => translateCommand(context as unknown as CommandContext);
  return { run, notes };
}

/** The server gives each text back as it is. */
async function told(...words: readonly string[]): Promise<string[]> {
  const { run, notes } = commandOf(words, ({ text }) => Promise.resolve(resultOf(text)));
  await run();
  return notes;
}

it("says of the only file that its translation is up to date", async () => {
  const file = put("a.md", "# Hello\n");
  expect(await told("--write", file)).toEqual([expect.stringContaining("a.th.md")]);
  expect(await told("--write", file)).toEqual([expect.stringContaining("a.th.md is up to date")]);
});

it("writes over the source only where --in-place says so", async () => {
  const file = put("a.md", "# Hello\n");
  await expect(told("--out", file, file)).rejects.toThrow("--in-place");
  expect(readFileSync(file, "utf8")).toBe("# Hello\n");
});

it.each([
  ["--retry", "add --write"],
  ["--conflicts=translate", "add --write"],
  ["--name={lang}/{name}{ext}", "add --write"],
  ["--check --retry", "--check writes none"],
])("refuses %s, which does nothing there", async (words, hint) => {
  const file = put("a.md", "# Hello\n");
  await expect(told(...words.split(" "), file)).rejects.toMatchObject({ exitCode: 2 });
  await expect(told(...words.split(" "), file)).rejects.toThrow(hint);
});

it("tells whoever interrupts it where the finished part is kept", async () => {
  const { run, notes } = commandOf(["--write", put("a.md", "# สวัสดี\n")], (_, { onProgress }) => {
    onProgress({ kind: "segment", index: 0, text: "Hello", state: "done", start: 2, end: 8 });
    return Promise.reject(new CancelledError());
  });
  await expect(run()).rejects.toSatisfy(CancelledError.is);
  const kept = readdirSync(join(folder, ".home"), { recursive: true, encoding: "utf8" });
  expect(notes.join("\n")).toContain("what is finished is kept in ");
  expect(notes.join("\n")).toContain(kept.find((name) => name.endsWith(".jsonl")) ?? "none");
});

it("leaves out a file of an unknown format, and says how it is translated anyway", async () => {
  expect(await told("--write", put("n.ipynb", "{}"))).toEqual([expect.stringContaining("--format plaintext")]);
});

it("tells files from the working directory, also of a project that begins above or below it", async () => {
  mkdirSync(join(folder, "app/.git"), { recursive: true });
  const file = put("app/docs/a.md", "# Hello\n");
  const translation = file.replace("a.md", "a.th.md");
  expect(await told("--write", join(folder, "app/docs/a.md"))).toEqual([`${file} -> ${translation}`]);
  const finding = { code: "echo", details: { target: "th" } } as const;
  const place = { start: 2, end: 7, resultStart: 2, resultEnd: 7, attempts: 3 };
  const echo = commandOf(["--write", file], ({ text }) =>
    Promise.resolve({
      ...resultOf(text),
      segments: [{ ...place, status: "translated", findings: [finding] }],
      notes: [{ code: "zawgyiPossible", details: {} }],
    }),
  );
  await echo.run();
  expect(echo.notes[0]).toMatch(`${file}: The Burmese text`);
  expect(echo.notes.at(-1)).toBe(`${translation}:1:3: The source was not translated.`);
});

it("counts what a folder leaves out, and names it with its reason where --verbose asks", async () => {
  put("docs/a.md", "# Hello\n");
  put("docs/a.my.md", "# မင်္ဂလာပါ\n");
  const picture = put("docs/old.md", "\u0000PNG\u0001");
  const unknown = put("docs/n.ipynb", "{}");
  const docs = join(folder, "docs");
  const brief = await told("--write", docs);
  expect(brief).toContain("1 written, 0 up to date, 0 that need a look, 3 left out, 0 failed.");
  expect(brief.at(-1)).toContain("--verbose");
  expect(brief.join("\n")).toMatch(`${picture} was left out: ${picture} is not text in UTF-8`);
  const verbose = await told("--write", "--verbose", docs);
  expect(verbose).toContain(`${unknown} was left out: its format is not known.`);
  expect(verbose.at(-1)).not.toContain("--verbose");
  // Who names it wants it.
  await expect(told("--write", picture)).rejects.toThrow("one of the files could not be translated");
});

it("writes nothing for a source with nothing to translate, and says so", async () => {
  const file = put("run.md", "```sh\nls\n```\n");
  const { run, notes } = commandOf(["--write", file], ({ text }) =>
    Promise.resolve({ ...resultOf(text), notes: [{ code: "nothingToTranslate", details: {} }] }),
  );
  await run();
  expect(notes).toEqual([`${file} was left out: there is nothing to translate.`]);
  expect(readdirSync(folder)).toEqual(["run.md"]);
});

it("goes on where an interrupted run was, and keeps nothing once the translation is written", async () => {
  const file = put("numbers.txt", "One.\n\nTwo.\n");
  const first = commandOf(["--write", file], (_, { onProgress }) => {
    onProgress({ kind: "segments", done: 0, count: 2 });
    onProgress({ kind: "segment", index: 0, text: "หนึ่ง", state: "done", start: 0, end: 4 });
    return Promise.reject(new CancelledError());
  });
  await expect(first.run()).rejects.toSatisfy(CancelledError.is);
  const asked: TranslateParams[] = [];
  const next = commandOf(["--write", file], (params, { onProgress }) => {
    asked.push(params);
    onProgress({ kind: "segments", done: 0, count: 2 });
    return Promise.resolve(resultOf("หนึ่ง\n\nสอง\n"));
  });
  await next.run();
  expect(asked[0]?.finished).toEqual([{ index: 0, text: "หนึ่ง" }]);
  expect(next.notes[0]).toBe(`${file}: 1 of 2 segments were finished before.`);
  expect(readdirSync(join(folder, ".home/interrupted"))).toEqual([]);
});
