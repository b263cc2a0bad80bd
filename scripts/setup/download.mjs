/** One file over HTTP: resumed after an interruption, checked against a size and a SHA-256, then renamed into place. */
import { createHash } from "node:crypto";
import { createReadStream, createWriteStream, existsSync, mkdirSync, renameSync, rmSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { pipeline } from "node:stream/promises";
import { setTimeout as sleep } from "node:timers/promises";

const ATTEMPTS = 5;
const RETRY_PAUSE_MS = 1000;
const STALL_MS = 30_000;
const PROGRESS_INTERVAL_MS = process.stdout.isTTY ? 500 : 10_000;

/** See download.d.mts. */
export async function download({ url, path, sizeBytes, sha256, onProgress = printProgress }) {
  const partialPath = `${path}.partial`;
  mkdirSync(dirname(path), { recursive: true });
  for (let attempt = 1; ; attempt += 1) {
    try {
      if (sizeOf(partialPath) > sizeBytes) rmSync(partialPath);
      if (sizeOf(partialPath) < sizeBytes) await fetchRest(url, partialPath, sizeBytes, onProgress);
      break;
    } catch (error) {
      if (attempt === ATTEMPTS) throw error;
      await sleep(RETRY_PAUSE_MS * attempt);
    }
  }
  const actual = sizeOf(partialPath) === sizeBytes ? await sha256Of(partialPath) : "a wrong size";
  if (actual !== sha256) {
    rmSync(partialPath, { force: true });
    throw new Error(`${url} is not what was announced: expected SHA-256 ${sha256}, got ${actual}`);
  }
  renameSync(partialPath, path);
}

async function fetchRest(url, partialPath, sizeBytes, onProgress) {
  const haveBytes = sizeOf(partialPath);
  const stall = new AbortController();
  const watch = () =>
    setTimeout(() => stall.abort(new Error(`${url}: nothing came for ${STALL_MS / 1000} s`)), STALL_MS);
  let timer = watch();
  try {
    const headers = haveBytes > 0 ? { range: `bytes=${haveBytes}-` } : {};
    const response = await fetch(url, { headers, signal: stall.signal });
    if (!response.ok || response.body === null) throw new Error(`${url}: HTTP ${response.status}`);
    // A server that ignores the range sends everything again.
    const appends = response.status === 206;
    let doneBytes = appends ? haveBytes : 0;
    const count = async function* (chunks) {
      for await (const chunk of chunks) {
        clearTimeout(timer);
        timer = watch();
        doneBytes += chunk.length;
        onProgress(doneBytes, sizeBytes);
        yield chunk;
      }
    };
    await pipeline(response.body, count, createWriteStream(partialPath, { flags: appends ? "a" : "w" }));
  } finally {
    clearTimeout(timer);
  }
  if (sizeOf(partialPath) < sizeBytes) throw new Error(`${url}: the connection ended early`);
}

function sizeOf(path) {
  return existsSync(path) ? statSync(path).size : 0;
}

/** See download.d.mts. */
export async function sha256Of(path) {
  const hash = createHash("sha256");
  await pipeline(createReadStream(path), hash);
  return hash.digest("hex");
}

let printedMs = 0;

function printProgress(doneBytes, totalBytes) {
  const finished = doneBytes >= totalBytes;
  if (!finished && Date.now() - printedMs < PROGRESS_INTERVAL_MS) return;
  printedMs = Date.now();
  const megabytes = (bytes) => Math.round(bytes / 1e6);
  const line = `  ${Math.floor((100 * doneBytes) / totalBytes)} %  ${megabytes(doneBytes)} of ${megabytes(totalBytes)} MB`;
  process.stdout.write(process.stdout.isTTY ? `\r${line}${finished ? "\n" : ""}` : `${line}\n`);
}
