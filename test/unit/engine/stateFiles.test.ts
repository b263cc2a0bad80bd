/** Kept states of instructions: found again, checked before use, bounded, and never a reason to fail. */
import { spawnSync } from "node:child_process";
import {
  appendFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { StateFiles } from "../../../src/server/engine/running/stateFiles.ts";
import { silentLogger } from "../../../src/shared/logger.ts";
import { FakeContext } from "../../support/fakeContext.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "sealion-states-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const INSTRUCTIONS = Array.from({ length: 40 }, (_, index) => index + 1);

function open(modelKey = "model", mostBytes?: number): Promise<StateFiles> {
  return StateFiles.open({ folder, modelKey, logger: silentLogger, ...(mostBytes !== undefined && { mostBytes }) });
}

/** A context whose first sequence holds these tokens. */
async function contextWith(tokens: readonly number[]): Promise<FakeContext> {
  const context = new FakeContext({ batchTokens: 64 });
  await context.decode([{ sequence: 0, position: 0, tokens, logits: [] }]);
  return context;
}

async function keep(states: StateFiles, tokens: readonly number[]): Promise<void> {
  await states.save(await contextWith(tokens), 0, tokens);
  await states.settled();
}

async function saved(tokens = INSTRUCTIONS): Promise<string> {
  const states = await open();
  await keep(states, tokens);
  const name = readdirSync(folder).find((file) => file.endsWith(".state"));
  if (name === undefined) throw new Error("Nothing was kept");
  return path.join(folder, name);
}

describe("StateFiles", () => {
  it("gives the next server what one has kept", async () => {
    const file = await saved();
    if (process.platform !== "win32") expect(statSync(path.dirname(file)).mode & 0o077).toBe(0);
    const states = await open();
    expect([states.has(INSTRUCTIONS), states.wants(INSTRUCTIONS)]).toEqual([true, false]);
    const context = new FakeContext();
    expect(await states.load(context, 1, INSTRUCTIONS)).toBe(true);
    await context.decode([{ sequence: 1, position: 40, tokens: [1], logits: [] }]);
  });

  it("does not know other instructions, nor those of another model", async () => {
    await saved();
    expect((await open()).has([...INSTRUCTIONS, 1])).toBe(false);
    expect((await open("other model")).has(INSTRUCTIONS)).toBe(false);
  });

  it.each([
    { what: "cut", damage: (file: string) => truncateSync(file, 20) },
    { what: "emptied", damage: (file: string) => truncateSync(file, 0) },
    { what: "lengthened", damage: (file: string) => appendFileSync(file, "x") },
    {
      what: "changed in one bit",
      damage: (file: string) => {
        const bytes = readFileSync(file);
        bytes[5] = (bytes[5] ?? 0) ^ 1;
        writeFileSync(file, bytes);
      },
    },
    { what: "taken away", damage: (file: string) => rmSync(file) },
    {
      what: "exchanged for that of other instructions",
      damage: (file: string) => {
        const text = JSON.stringify([9, 9, 9]);
        writeFileSync(file, text);
      },
    },
  ])("ignores and removes a file that was $what, and keeps it anew", async ({ damage }) => {
    const file = await saved();
    const states = await open();
    damage(file);
    const context = new FakeContext();
    expect(await states.load(context, 0, INSTRUCTIONS)).toBe(false);
    expect(readdirSync(folder)).toEqual([]);
    expect(states.wants(INSTRUCTIONS)).toBe(true);
    await keep(states, INSTRUCTIONS);
    expect(await states.load(new FakeContext(), 0, INSTRUCTIONS)).toBe(true);
  });

  it("does not take a file under another one's name", async () => {
    const file = await saved();
    const other = INSTRUCTIONS.map((token) => token + 1);
    const otherFile = await savedBeside(other, file);
    const [, checksum = ""] = path.basename(otherFile).split(".");
    const [key = ""] = path.basename(file).split(".");
    rmSync(file);
    renameSync(otherFile, path.join(folder, `${key}.${checksum}.state`));
    expect(await (await open()).load(new FakeContext(), 0, INSTRUCTIONS)).toBe(false);
  });

  it("forgets what was used least recently when there is too much", async () => {
    const first = await saved();
    utimesSync(first, new Date(1_000_000), new Date(1_000_000));
    const size = statSync(first).size;
    const states = await open("model", size * 2.5);
    for (const start of [100, 200, 300]) {
      const tokens = INSTRUCTIONS.map((token) => token + start);
      await keep(states, tokens);
    }
    expect(states.has(INSTRUCTIONS)).toBe(false);
    expect(readdirSync(folder).length).toBeLessThanOrEqual(2);
    expect(states.has(INSTRUCTIONS.map((token) => token + 300))).toBe(true);
  });

  it("counts what other models keep in the same folder", async () => {
    const size = statSync(await saved()).size;
    const other = await open("other model", size * 2.5);
    const tokensFrom = (start: number): number[] => INSTRUCTIONS.map((token) => token + start);
    await keep(other, tokensFrom(100));
    const third = await open("third model");
    await keep(third, tokensFrom(200));
    await keep(other, tokensFrom(300));
    expect(readdirSync(folder).length).toBeLessThanOrEqual(2);
    expect(other.has(tokensFrom(300))).toBe(true);
  });

  it("clears away what a dead server's save left, and touches neither a live one's nor anything else", async () => {
    const key = "0".repeat(32);
    const dead = spawnSync(process.execPath, ["-e", ""]).pid;
    writeFileSync(path.join(folder, `${key}.${dead}.partial`), "half");
    writeFileSync(path.join(folder, `${key}.${process.pid}.partial`), "being written");
    writeFileSync(path.join(folder, "notes.txt"), "mine");
    await open();
    expect(readdirSync(folder).sort()).toEqual([`${key}.${process.pid}.partial`, "notes.txt"]);
  });

  it("is not wanted twice while it is being kept", async () => {
    const states = await open();
    await states.save(await contextWith(INSTRUCTIONS), 0, INSTRUCTIONS);
    expect([states.isSaving(INSTRUCTIONS), states.wants(INSTRUCTIONS)]).toEqual([true, false]);
    await states.settled();
    expect([states.isSaving(INSTRUCTIONS), states.has(INSTRUCTIONS)]).toEqual([false, true]);
  });

  it("wants nothing more after saves that failed", async () => {
    const states = await StateFiles.open({
      folder: path.join(folder, "file", "below"),
      modelKey: "model",
      logger: silentLogger,
    });
    writeFileSync(path.join(folder, "file"), "");
    for (let round = 0; round < 2; round += 1) {
      expect(states.wants(INSTRUCTIONS)).toBe(true);
      await keep(states, INSTRUCTIONS);
    }
    expect([states.has(INSTRUCTIONS), states.wants(INSTRUCTIONS)]).toEqual([false, false]);
  });
});

async function savedBeside(tokens: number[], former: string): Promise<string> {
  const states = await open();
  await keep(states, tokens);
  const name = readdirSync(folder).find((file) => path.join(folder, file) !== former);
  return path.join(folder, name ?? "");
}
