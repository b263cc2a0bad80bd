/** Finds out why a server ended, from what it wrote since this client met it and, for who started it, from its exit. */
import { appendFileSync, closeSync, fstatSync, openSync, readSync, statSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import type { CrashReport } from "../shared/crashCause.ts";
import { ENDED_BY_CLIENT, ENDED_WITH_SIGNAL } from "../shared/serverLogMarks.ts";
import { classifyCrash } from "./classifyCrash.ts";

/** More than the last words of any server. */
const MOST_BYTES = 64_000;
/** The exit of a child is told a moment after its sockets have closed. */
const EXIT_WAIT_MS = 200;
/** Who started the server writes down its signal then, for the others. */
const NOTE_WAIT_MS = 400;
const POLL_MS = 10;

export interface ServerEndOptions {
  readonly pid: number;
  /** server.log, which all servers of this user share. */
  readonly logFile: string;
  /** How the process ended, for who started it; undefined while it runs. */
  readonly ended?: (() => { readonly description: string } | undefined) | undefined;
}

export interface ServerEnd {
  readonly logFile: string;
  /** Why the server ended. To be asked when the connection was lost; takes a fraction of a second. */
  explain(wasLoading: boolean): Promise<CrashReport>;
}

/** To be made when the server is met: what stands in its log before was written by others. */
export function watchServerEnd({ pid, logFile, ended }: ServerEndOptions): ServerEnd {
  const startByte = sizeOf(logFile);
  const classify = (wasLoading: boolean, signal?: string): CrashReport =>
    classifyCrash({ pid, log: readFrom(logFile, startByte), wasLoading, signal });
  return {
    logFile,
    explain: async (wasLoading) => {
      if (ended === undefined) {
        const report = (): CrashReport | undefined => knownOrNothing(classify(wasLoading));
        return (await poll(report, NOTE_WAIT_MS)) ?? { cause: "unknown", line: "" };
      }
      const end = await poll(ended, EXIT_WAIT_MS);
      const signal = end?.description.startsWith("SIG") === true ? end.description : undefined;
      if (signal !== undefined) noteServerEnd(logFile, pid, `${ENDED_WITH_SIGNAL}${signal}`);
      return classify(wasLoading, signal);
    },
  };
}

/** Leaves word for the other windows that the server did not end by itself. To be called before it is killed. */
export function noteEndedByClient(logFile: string, pid: number): void {
  noteServerEnd(logFile, pid, ENDED_BY_CLIENT);
}

function noteServerEnd(logFile: string, pid: number, words: string): void {
  try {
    appendFileSync(logFile, `${new Date().toISOString()} ${String(pid)} warn ${words}\n`, { mode: 0o600 });
  } catch {
    // without the note other windows say "unexpectedly", which is true as well
  }
}

function knownOrNothing(report: CrashReport): CrashReport | undefined {
  return report.cause === "unknown" ? undefined : report;
}

async function poll<T>(look: () => T | undefined, timeoutMs: number): Promise<T | undefined> {
  for (let waitedMs = 0; ; waitedMs += POLL_MS) {
    const found = look();
    if (found !== undefined || waitedMs >= timeoutMs) return found;
    await delay(POLL_MS);
  }
}

function sizeOf(logFile: string): number {
  try {
    return statSync(logFile).size;
  } catch {
    return 0; // no log yet
  }
}

function readFrom(logFile: string, fromByte: number): string {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(logFile, "r");
    const { size } = fstatSync(descriptor);
    // A log that has become shorter was set aside since, and this is the next server's.
    const start = size < fromByte ? size : Math.max(fromByte, size - MOST_BYTES);
    const buffer = Buffer.alloc(size - start);
    const length = readSync(descriptor, buffer, 0, buffer.length, start);
    return buffer.toString("utf8", 0, length);
  } catch {
    return "";
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}
