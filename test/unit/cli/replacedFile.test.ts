import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { afterEach, beforeEach, expect, it } from "vitest";
import { diskFiles } from "../../../src/cli/translate/diskFiles.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sealion-kill-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const KILLS = 20;
const OLD = "เก่า ".repeat(100_000);
const NEW = "ใหม่ ".repeat(150_000);

/** A program that replaces a file again and again, with the texts of two others in turn. */
const PROGRAM = `
  import { readFileSync } from "node:fs";
  import { diskFiles } from "./src/cli/translate/diskFiles.ts";
  const [folder, ...texts] = process.argv.slice(2);
  const contents = texts.map((file) => readFileSync(file));
  console.log("begins");
  for (;;) for (const content of contents) await diskFiles(folder).write("th.md", content);
`;

it(
  "leaves the old file or the new one when it is killed, and the next run removes what was left",
  { timeout: 60_000 },
  async () => {
    const program = join(folder, "program.mjs");
    const root = join(import.meta.dirname, "../../..");
    await build({
      stdin: { contents: PROGRAM, resolveDir: root, loader: "ts" },
      bundle: true,
      platform: "node",
      format: "esm",
      outfile: program,
      logLevel: "silent",
    });
    const file = join(folder, "th.md");
    writeFileSync(file, OLD);
    const texts = [NEW, OLD].map((text, index) => {
      const place = join(folder, `${String(index)}.txt`);
      writeFileSync(place, text);
      return place;
    });
    let left = 0;
    for (let kill = 0; kill < KILLS; kill += 1) {
      const child = spawn(process.execPath, [program, folder, ...texts], { stdio: ["ignore", "pipe", "inherit"] });
      await once(child.stdout, "data");
      // Whenever that is within one of its writes, which take some milliseconds.
      await new Promise((resolve) => setTimeout(resolve, kill));
      child.kill("SIGKILL");
      await once(child, "exit");
      const text = readFileSync(file, "utf8");
      expect(text === OLD || text === NEW).toBe(true);
      left += temporaryFiles().length;
    }
    expect(left).toBeGreaterThan(0);
    await diskFiles(folder).write("th.md", new TextEncoder().encode(NEW));
    expect(temporaryFiles()).toEqual([]);
  },
);

function temporaryFiles(): string[] {
  return readdirSync(folder).filter((name) => name.endsWith(".tmp"));
}
