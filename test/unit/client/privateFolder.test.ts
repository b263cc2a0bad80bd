import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { Worker } from "node:worker_threads";
import { afterAll, describe, expect, it } from "vitest";
import { readOrMakeToken } from "../../../src/client/privateFolder.ts";
import { TOKEN_FILE } from "../../../src/core/serverNames.ts";
import type { TokenMakerData } from "../../support/tokenMakerThread.ts";

const home = mkdtempSync(path.join(os.tmpdir(), "sealion-token-"));
afterAll(() => rmSync(home, { recursive: true }));

function newFolder(name: string): string {
  const folder = path.join(home, name);
  mkdirSync(folder);
  return folder;
}

function secretsOf(data: TokenMakerData): Promise<string[]> {
  const thread = new Worker(new URL("../../support/tokenMakerThread.ts", import.meta.url), { workerData: data });
  return new Promise((resolve, reject) => {
    thread.once("message", resolve);
    thread.once("error", reject);
  });
}

describe("the secret of a folder", () => {
  it("is made once, for this user's eyes, and stays", () => {
    const folder = newFolder("once");
    const token = readOrMakeToken(folder);
    expect(token).toMatch(/^[0-9a-f]{64}$/u);
    expect(statSync(path.join(folder, TOKEN_FILE)).mode & 0o777).toBe(0o600);
    expect(readOrMakeToken(folder)).toBe(token);
  });

  it("is made anew where it is damaged", () => {
    const folder = newFolder("damaged");
    writeFileSync(path.join(folder, TOKEN_FILE), "half of a sec");
    const token = readOrMakeToken(folder);
    expect(token).toMatch(/^[0-9a-f]{64}$/u);
    expect(readFileSync(path.join(folder, TOKEN_FILE), "utf8")).toBe(token);
  });

  it.each([
    ["where there is none yet", undefined],
    ["where it is damaged", "half of a sec"],
  ])("is the same for all who come in the same instant %s", { timeout: 60_000 }, async (name, damaged) => {
    const rounds = 300;
    const parties = 2;
    const folders = Array.from({ length: rounds }, (_, round) => newFolder(`${name} ${round}`));
    if (damaged !== undefined) for (const folder of folders) writeFileSync(path.join(folder, TOKEN_FILE), damaged);
    const arrived = new Int32Array(new SharedArrayBuffer(rounds * Int32Array.BYTES_PER_ELEMENT));
    const got = await Promise.all(Array.from({ length: parties }, () => secretsOf({ folders, parties, arrived })));
    for (const [round, folder] of folders.entries()) {
      const kept = readFileSync(path.join(folder, TOKEN_FILE), "utf8");
      expect(got.map((secrets) => secrets[round])).toEqual(Array(parties).fill(kept));
      expect(readdirSync(folder)).toEqual([TOKEN_FILE]);
    }
  });
});
