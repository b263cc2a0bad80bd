/** Finds out why a server ended, from what it wrote since this client met it and, for who started it, from its exit. */
import { appendFileSync, closeSync, fstatSync, openSync, readSync, statSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import { classifyCrash, ENDED_BY_CLIENT } from "./classifyCrash.ts";
import type { CrashReport } from "../shared/crashCause.ts";

/** More than the last words of any server. */
const MOST_BYTES = 64_000;
/** The exit of a child is told a moment after its sockets have closed. */
const EXIT_WAIT_MS = 200;
const EXIT_POLL_MS = 10;

export interface ServerEndOptions {
  readonly pid: number;
  /** server.log, which all servers of this user share. */
  readonly logFile: string;
  /** How the process ended, for who started it; undefined while it runs. */
  readonly ended?: (() => { readonly description: string } | undefined) | undefined;
}

export interface ServerEnd {
  /** Why the server ended. To be asked when the connection was lost; takes a fraction of a second. */
  explain(wasLoading: boolean): Promise<CrashReport>;
  /** Leaves word for the other windows that the server did not end by itself. To be called before it is killed. */
  noteEndedByClient(): void;
}

/** To be made when the server is met: what stands in its log before was written by others. */
export function watchServerEnd({ pid, logFile, ended }: ServerEndOptions): ServerEnd {
  const startByte = sizeOf(logFile);
  return {
    explain: async (wasLoading) => {
      for (let waitedMs = 0; ended !== undefined && ended() === undefined; waitedMs += EXIT_POLL_MS) {
        if (waitedMs >= EXIT_WAIT_MS) break;
        await delay(EXIT_POLL_MS);
      }
      const signal = ended?.()?.description;
      const log = readFrom(logFile, startByte);
      return classifyCrash({ pid, log, wasLoading, signal: signal?.startsWith("SIG") === true ? signal : undefined });
    },
    noteEndedByClient: () => {
      try {
        appendFileSync(logFile, `${new Date().toISOString()} ${String(pid)} warn ${ENDED_BY_CLIENT}\n`, {
          mode: 0o600,
        });
      } catch {
        // without the note other windows say "unexpectedly", which is true as well
      }
    },
  };
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
