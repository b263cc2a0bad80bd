/** Downloads from a hub in another process, at 1 Gbit/s and as fast as it goes, and comparing bytes beside sha256sum. */
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { closeSync, createReadStream, mkdirSync, openSync, rmSync, statSync, writeSync } from "node:fs";
import { availableParallelism } from "node:os";
import path from "node:path";
import type { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { serverThreadVariables } from "../../src/client/serverThreads.ts";
import { readRemoteHeader, type RemoteHeader } from "../../src/server/models/download/remoteHeader.ts";
import { hashFiles } from "../../src/server/models/hashFiles.ts";
import { writeLargeModel } from "../../test/support/largeModelFile.ts";
import { ModelHub } from "../../test/support/modelHub.ts";
import { randomModel } from "../../test/support/randomModel.ts";
import { type BenchContext, withDataFolder } from "../benchContext.ts";
import { type Figure, figureOf } from "../figure.ts";

const GIGABIT_BYTES = 125_000_000;
const MEGABYTE = 1024 * 1024;

/** As bench/download/clientMain.ts prints it. */
interface Downloaded {
  readonly kind: string;
  readonly ms: number;
  readonly processorMs: number;
  readonly delayMs: { readonly p99: number; readonly most: number };
  readonly announcements: number;
}

export async function downloadFigures({ quick, cacheFolder, say }: BenchContext): Promise<Figure[]> {
  say("Downloads from a hub on this machine, and comparing their bytes");
  const file = ensureLargeFile(path.join(cacheFolder, "download"), quick ? 128 : 1024);
  const { size } = statSync(file);
  const rounds = quick ? 1 : 5;
  const paced: Downloaded[] = [];
  const free: Downloaded[] = [];
  for (let round = 0; round < rounds; round += 1) {
    paced.push(await download(file, GIGABIT_BYTES));
    free.push(await download(file));
  }
  return [
    ...pacedFigures(paced, size),
    figureOf(
      "download without a limit",
      "MB/s",
      free.map(({ ms }) => size / 1000 / ms),
      "hub and download on the same cores",
    ),
    ...verificationFigures(await comparedFile(file, rounds), size),
    ...headerFigures(await readHeader(path.join(cacheFolder, "download"))),
  ];
}

/** @param size of the file */
export function pacedFigures(paced: readonly Downloaded[], size: number): Figure[] {
  const idealMs = (size / GIGABIT_BYTES) * 1000;
  const each = (value: (one: Downloaded) => number): number[] => paced.map(value);
  return [
    figureOf(
      "download at 1 Gbit/s, speed / the hub's",
      "",
      each(({ ms }) => idealMs / ms),
    ),
    figureOf(
      "download at 1 Gbit/s, processor",
      "cores",
      each(({ ms, processorMs }) => processorMs / ms),
    ),
    figureOf(
      "download at 1 Gbit/s, event loop late, 99 %",
      "ms",
      each(({ delayMs }) => delayMs.p99),
    ),
    figureOf(
      "download at 1 Gbit/s, event loop late, most",
      "ms",
      each(({ delayMs }) => delayMs.most),
    ),
    figureOf(
      "download, announcements",
      "1/s",
      each(({ ms, announcements }) => announcements / (ms / 1000)),
    ),
  ];
}

type HeaderCost = Pick<RemoteHeader, "requests" | "receivedBytes">;

/** Of a file that is named. One that a quantisation stands for is looked up in the list first: one request more. */
export function headerFigures({ requests, receivedBytes }: HeaderCost): Figure[] {
  return [
    figureOf("remote header, requests", "", requests),
    figureOf("remote header, received", "MB", receivedBytes / 1e6, "of a vocabulary of 152,000 words"),
  ];
}

async function readHeader(folder: string): Promise<HeaderCost> {
  const file = path.join(folder, "header-35GB.gguf");
  writeLargeModel(file);
  const hub = await ModelHub.start();
  try {
    const source = { sizeBytes: statSync(file).size, sha256: "0".repeat(64) };
    const read = (start: number, end: number): Readable => createReadStream(file, { start, end: end - 1 });
    hub.addRepository("bench/large-GGUF", { "large.gguf": { ...source, read } });
    return await readRemoteHeader("hf:bench/large-GGUF/large.gguf", { hub: hub.url, noProxy: [], strictSsl: true });
  } finally {
    await hub.dispose();
    rmSync(file);
  }
}

interface ComparedFile {
  readonly oursMs: number;
  readonly theirsMs: number;
}

export function verificationFigures(rounds: readonly ComparedFile[], size: number): Figure[] {
  const ratios = rounds.map(({ oursMs, theirsMs }) => theirsMs / oursMs);
  const speeds = rounds.map(({ oursMs }) => size / 1000 / oursMs);
  return [figureOf("verification, ours / sha256sum", "", ratios, "speed"), figureOf("verification", "MB/s", speeds)];
}

/** Both read from the cache of the system: the disk is the same for both. */
async function comparedFile(file: string, rounds: number): Promise<ComparedFile[]> {
  const compared: ComparedFile[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const theirsMs = timed(() => execFileSync("sha256sum", [file]));
    const startedAtMs = performance.now();
    await hashFiles([file]);
    const oursMs = performance.now() - startedAtMs;
    if (round > 0) compared.push({ oursMs, theirsMs }); // the first reads it into the cache
  }
  return compared;
}

function timed(work: () => unknown): number {
  const startedAtMs = performance.now();
  work();
  return performance.now() - startedAtMs;
}

async function download(file: string, bytesPerSecond?: number): Promise<Downloaded> {
  const limit = bytesPerSecond === undefined ? [] : ["--bytes-per-second", String(bytesPerSecond)];
  const hub = start("../../test/support/modelHubMain.ts", ["--file", file, ...limit]);
  try {
    const address = await firstLine(hub);
    return await withDataFolder(async (folder) => {
      const client = start("../download/clientMain.ts", ["--hub", address, "--folder", folder]);
      if (client.stdout === null) throw new Error("No output");
      const downloaded = JSON.parse(await text(client.stdout)) as Downloaded;
      if (downloaded.kind !== "done") throw new Error(`The download ended as ${downloaded.kind}`);
      return downloaded;
    });
  } finally {
    hub.kill("SIGKILL");
  }
}

function start(main: string, args: readonly string[]): ChildProcess {
  const program = fileURLToPath(new URL(main, import.meta.url));
  // With the threads that the model server has.
  const env = { ...process.env, ...serverThreadVariables(availableParallelism(), process.env) };
  return spawn(process.execPath, [program, ...args], { env, stdio: ["ignore", "pipe", "inherit"] });
}

async function firstLine({ stdout }: ChildProcess): Promise<string> {
  if (stdout === null) throw new Error("No output");
  const [line] = (await once(stdout, "data")) as [Buffer];
  return line.toString().trim();
}

/** A header, and random bytes, which nothing on the way can make smaller. */
function ensureLargeFile(folder: string, megabytes: number): string {
  const filePath = path.join(folder, `large-model-${megabytes}.gguf`);
  mkdirSync(folder, { recursive: true });
  if (statSync(filePath, { throwIfNoEntry: false })?.size === megabytes * MEGABYTE) return filePath;
  rmSync(filePath, { force: true });
  const file = openSync(filePath, "w");
  for (let count = 0; count < megabytes; count += 1) {
    writeSync(file, count === 0 ? randomModel(MEGABYTE) : randomBytes(MEGABYTE));
  }
  closeSync(file);
  return filePath;
}
