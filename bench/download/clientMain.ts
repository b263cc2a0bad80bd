/**
 * Downloads from a hub in a process that does nothing else, and prints what that took as JSON: time until all bytes were there,
 * processor time until then, and how long the event loop was kept waiting.
 */
import { monitorEventLoopDelay } from "node:perf_hooks";
import { parseArgs } from "node:util";
import { Downloads } from "../../src/server/models/download/downloads.ts";
import { Transfers } from "../../src/server/models/transfers.ts";
import { silentLogger } from "../../src/shared/logger.ts";

const { values } = parseArgs({ options: { hub: { type: "string" }, folder: { type: "string" } } });
const delays = monitorEventLoopDelay({ resolution: 5 });
let fetched: { readonly ms: number; readonly processorMs: number } | undefined;
let announcements = 0;

const startedAtMs = performance.now();
const usage = process.cpuUsage();
const transfers = new Transfers({
  onChange: ([transfer]) => {
    announcements += 1;
    const kind = transfer?.state.kind;
    if (fetched === undefined && (kind === "verifying" || kind === "done")) noteFetched();
    if (kind === "done" || kind === "failed") finish(kind);
  },
});
const downloads = new Downloads({
  modelsDir: values.folder ?? "",
  transfers,
  logger: silentLogger,
  licences: { isAccepted: () => Promise.resolve(true), accept: () => Promise.resolve() },
  onDownloaded: () => undefined,
});
delays.enable();
const network = { hub: values.hub ?? "", noProxy: [], strictSsl: true };
await downloads.start({ ref: "hf:bench/large-GGUF", network, licenceAccepted: true });

function noteFetched(): void {
  const { user, system } = process.cpuUsage(usage);
  fetched = { ms: performance.now() - startedAtMs, processorMs: (user + system) / 1000 };
  delays.disable();
}

function finish(kind: string): void {
  const delayMs = { mean: delays.mean / 1e6, p99: delays.percentile(99) / 1e6, most: delays.max / 1e6 };
  const { rss } = process.memoryUsage();
  process.stdout.write(`${JSON.stringify({ kind, ...fetched, delayMs, announcements, memoryBytes: rss })}\n`);
}
