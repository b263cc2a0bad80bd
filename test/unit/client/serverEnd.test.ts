import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { noteEndedByClient, watchServerEnd } from "../../../src/client/serverEnd.ts";

let folder: string;
let logFile: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "sealion-end-"));
  logFile = path.join(folder, "server.log");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it("reads what was written since the server was met, and nothing older", async () => {
  writeFileSync(logFile, "CUDA error: out of memory\n");
  const end = watchServerEnd({ pid: 5, logFile });
  expect((await end.explain(false)).cause).toBe("unknown");
  appendFileSync(logFile, "/a/b/ggml.c:7: GGML_ASSERT(x) failed\n");
  expect(await end.explain(false)).toEqual({ cause: "assertion", line: "ggml.c:7: GGML_ASSERT(x) failed" });
});

it("takes a log that was set aside meanwhile for another server's", async () => {
  writeFileSync(logFile, "x".repeat(1000));
  const end = watchServerEnd({ pid: 5, logFile });
  writeFileSync(logFile, "CUDA error: out of memory\n");
  expect((await end.explain(false)).cause).toBe("unknown");
});

it("knows the signal of a server that this process started, though its exit is told a moment later", async () => {
  const process: { end?: { description: string } } = {};
  const end = watchServerEnd({ pid: 5, logFile, ended: () => process.end });
  const explained = end.explain(false);
  process.end = { description: "SIGKILL" };
  expect((await explained).cause).toBe("killed");
});

it("is told the signal by who started the server, also a moment later", async () => {
  const process: { end?: { description: string } } = {};
  const starter = watchServerEnd({ pid: 5, logFile, ended: () => process.end });
  const other = watchServerEnd({ pid: 5, logFile });
  const told = other.explain(false);
  process.end = { description: "SIGKILL" };
  await starter.explain(false);
  expect(await told).toEqual({ cause: "killed", line: "SIGKILL" });
});

it("takes an exit for no signal", async () => {
  const end = watchServerEnd({ pid: 5, logFile, ended: () => ({ description: "exit code 1" }) });
  expect((await end.explain(false)).cause).toBe("unknown");
});

it("tells the other windows that this one ended the server", async () => {
  const theirs = watchServerEnd({ pid: 5, logFile });
  noteEndedByClient(logFile, 5);
  expect((await theirs.explain(false)).cause).toBe("hung");
  expect(readFileSync(logFile, "utf8")).toContain(" 5 warn ");
});

it("does without a log", async () => {
  const nowhere = path.join(folder, "nowhere", "server.log");
  const end = watchServerEnd({ pid: 5, logFile: nowhere });
  noteEndedByClient(nowhere, 5);
  expect((await end.explain(true)).cause).toBe("unknown");
});
