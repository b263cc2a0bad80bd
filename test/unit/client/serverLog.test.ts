import { closeSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync, writeSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { openServerLog, tailOfServerLog } from "../../../src/client/serverLog.ts";

let folder: string;
let logFile: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "sealion-log-"));
  logFile = path.join(folder, "data", "server.log");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function openAndWrite(text: string): void {
  const descriptor = openServerLog(logFile);
  writeSync(descriptor, text);
  closeSync(descriptor);
}

it("makes the log for its user alone and appends to it", () => {
  openAndWrite("one\n");
  openAndWrite("two\n");
  expect(readFileSync(logFile, "utf8")).toBe("one\ntwo\n");
  expect(statSync(logFile).mode & 0o777).toBe(0o600);
});

it("sets a log over 1 MB aside and keeps three", () => {
  for (let round = 1; round <= 5; round += 1) {
    openAndWrite(`round ${round}\n`);
    writeFileSync(logFile, `${readFileSync(logFile, "utf8")}${"x".repeat(1_000_001)}`);
  }
  openAndWrite("now\n");
  const firstLine = (file: string) => readFileSync(file, "utf8").split("\n")[0];
  expect(["", ".1", ".2", ".3"].map((ending) => firstLine(logFile + ending))).toEqual([
    "now",
    "round 5",
    "round 4",
    "round 3",
  ]);
  expect(existsSync(`${logFile}.4`)).toBe(false);
});

it("reads the last lines of one server's part", () => {
  openAndWrite("of an earlier server\n");
  const start = statSync(logFile).size;
  expect(tailOfServerLog(logFile, start)).toBe("");
  openAndWrite("a\n\nb\nc\nd\n");
  expect(tailOfServerLog(logFile, start)).toBe("b | c | d");
  expect(tailOfServerLog(path.join(folder, "none.log"), 0)).toBe("");
  openAndWrite(`${"y".repeat(10_000)}\nend\n`);
  expect(tailOfServerLog(logFile, start, 1)).toBe("end");
});
