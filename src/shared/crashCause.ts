/** Why the model server ended without being asked to, as far as its log and its exit tell. Plain data. */
export const CRASH_CAUSES = [
  "gpuMemory",
  "memory", // main memory
  "killed", // SIGKILL from outside: on Linux nearly always the kernel, out of memory
  "modelFile", // a damaged file brought llama.cpp down while it read it
  "assertion", // a check inside llama.cpp failed
  "gpuFault", // the GPU or its driver
  "signal", // any other signal
  "hung", // a client ended it because it did not answer
  "unknown",
] as const;

export type CrashCause = (typeof CRASH_CAUSES)[number];

export function isCrashCause(value: unknown): value is CrashCause {
  return (CRASH_CAUSES as readonly unknown[]).includes(value);
}

export interface CrashReport {
  readonly cause: CrashCause;
  /** The line of the log that says so, or the signal's name. Empty when nothing does. */
  readonly line: string;
}
