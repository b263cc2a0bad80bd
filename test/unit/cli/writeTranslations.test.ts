import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { CommandContext } from "../../../src/cli/commandContext.ts";
import { parseCommandLine } from "../../../src/cli/parseCommandLine.ts";
import { translateOptions } from "../../../src/cli/translate/translateOptions.ts";
import { writeTranslations } from "../../../src/cli/translate/writeTranslations.ts";
import type { TranslateParams } from "../../../src/shared/protocol.ts";
import { MODEL_INFO, STATS } from "../../support/scriptedServerApi.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sealion-write-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** What a command line tells on standard error. The server gives each text back as it is. */
async function told(...words: readonly string[]): Promise<string[]> {
  const parsed = parseCommandLine(["translate", "--to", "th", ...words]);
  if (parsed.kind !== "command") throw new Error("No command");
  const notes: string[] = [];
  const translate = ({ text }: TranslateParams) =>
    Promise.resolve({ text, segments: [], notes: [], records: {}, stats: STATS, model: MODEL_INFO });
  const context = {
    args: parsed.args,
    server: { translate },
    terminal: { note: (text: string) => notes.push(text), status: () => undefined, clearStatus: () => undefined },
    stdin: { isTTY: false },
    signal: new AbortController().signal,
  };
  await writeTranslations(context as unknown as CommandContext, translateOptions(parsed.args));
  return notes;
}

it("says of the only file that its translation is up to date", async () => {
  const file = join(folder, "a.md");
  writeFileSync(file, "# Hello\n");
  expect(await told("--write", file)).toEqual([expect.stringContaining("a.th.md")]);
  expect(await told("--write", file)).toEqual([expect.stringContaining("a.th.md is up to date")]);
});

it("writes over the source only where --in-place says so", async () => {
  const file = join(folder, "a.md");
  writeFileSync(file, "# Hello\n");
  await expect(told("--out", file, file)).rejects.toThrow("--in-place");
  expect(readFileSync(file, "utf8")).toBe("# Hello\n");
});

it("leaves out a file of an unknown format, and says how it is translated anyway", async () => {
  const file = join(folder, "n.ipynb");
  writeFileSync(file, "{}");
  expect(await told("--write", file)).toEqual([expect.stringContaining("--format plaintext")]);
});
