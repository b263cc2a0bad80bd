/**
 * Finds in the last words of a model server why it ended, and says what that teaches. The patterns are those of llama.cpp,
 * ggml, V8 and libstdc++.
 */
import type { CrashCause, CrashReport } from "../shared/crashCause.ts";
import { ENDED_BY_CLIENT, ENDED_WITH_SIGNAL, SURVIVED_MARK } from "../shared/serverLogMarks.ts";

export interface DeadServer {
  readonly pid: number;
  /** What stands in server.log since this server was met; lines of other servers may be among it. */
  readonly log: string;
  /** Known only to the process that started it. */
  readonly signal?: string | undefined;
  /** A model was being read when it ended. */
  readonly wasLoading: boolean;
}

/** Lines of our own logger: time, process, level. All others were written straight to standard error. */
const LOGGED = /^\d{4}-\d\d-\d\dT[\d:.]+Z (?<pid>\d+) (?<level>\w+) (?<words>.*)$/u;

/** Complaints that the server has survived stand further up, also where no mark says so. */
const LAST_LINES = 8;
const LONGEST_LINE = 200;

const GPU = /cuda|vulkan|metal|hip|rocm|sycl|gpu|device/iu;
const NO_MEMORY =
  /out ?of ?(?:device|host)? ?memory|OutOf(?:Device|Host)?Memory|(?:failed|unable|cannot) to allocate|insufficient memory|memory allocation .*failed|std::bad_alloc|Allocation failed|ErrorOutOfPoolMemory/iu;
const HOST_MEMORY = /std::bad_alloc|JavaScript heap|OutOfHostMemory|CPU|_host\b|Reached heap limit/u;
const ASSERTION = /GGML_ASSERT\(.*\) failed|Assertion .* failed|: fatal error\b|terminate called/u;
const MODEL_READER =
  /gguf\.cpp|llama-model|llama-vocab|llama-hparams|llama-arch|llama-mmap|error loading model|gguf_init/u;
const GPU_FAULT =
  /(?:CUDA|HIP|ROCm|cuBLAS|MUSA) error|vk::DeviceLost|ErrorDeviceLost|Metal.*error|failed to initialize (?:CUDA|Vulkan|Metal)/iu;

export function classifyCrash({ pid, log, signal: ownSignal, wasLoading }: DeadServer): CrashReport {
  const { raw, last } = linesOf(pid, log);
  const noted = last.find((line) => line.startsWith(ENDED_WITH_SIGNAL))?.slice(ENDED_WITH_SIGNAL.length);
  const signal = ownSignal ?? noted;
  const spoken = [...raw, ...last];
  if (last.some((line) => line.includes(ENDED_BY_CLIENT))) return { cause: "hung", line: "" };
  const noMemory = spoken.find((line) => NO_MEMORY.test(line));
  if (noMemory !== undefined) return { cause: memoryOf(noMemory), line: shortened(noMemory) };
  const gpuFault = spoken.find((line) => GPU_FAULT.test(line));
  if (gpuFault !== undefined) return { cause: "gpuFault", line: shortened(gpuFault) };
  const assertion = raw.find((line) => ASSERTION.test(line));
  if (assertion !== undefined) {
    const isFile = wasLoading && MODEL_READER.test(spoken.join("\n"));
    return { cause: isFile ? "modelFile" : "assertion", line: shortened(assertion) };
  }
  if (signal === "SIGKILL") return { cause: "killed", line: signal };
  const reading = wasLoading ? spoken.find((line) => MODEL_READER.test(line)) : undefined;
  if (reading !== undefined) return { cause: "modelFile", line: shortened(reading) };
  return signal === undefined ? { cause: "unknown", line: "" } : { cause: "signal", line: signal };
}

/**
 * True when fewer layers on the GPU may keep the next server alive. They need more of the main memory: whoever was killed
 * from outside without a word of the GPU (on Linux nearly always because the main memory was full) is not helped by them.
 * Where nothing changes from one try to the next, `RestartPolicy` sees to it that they end.
 */
export function mayBeGpuMemory(cause: CrashCause): boolean {
  switch (cause) {
    case "gpuMemory":
    case "unknown":
    case "signal":
      return true;
    case "memory":
    case "killed":
    case "modelFile":
    case "assertion":
    case "gpuFault":
    case "hung":
      return false;
  }
}

/**
 * Words of this server since its last logged lines: what it wrote without the logger, and what it logged as wrong. What
 * stands further up it has survived.
 */
function linesOf(pid: number, log: string): { readonly raw: readonly string[]; readonly last: readonly string[] } {
  const lines = log.split("\n").flatMap(parseLine);
  const survived = lines.findLastIndex((line) => line.pid === pid && line.words.endsWith(SURVIVED_MARK));
  const first = lines.filter((line) => line.pid === pid).at(-LAST_LINES);
  const recent = lines.slice(Math.max(survived + 1, first === undefined ? 0 : lines.indexOf(first)));
  const isWrong = ({ level }: LogLine): boolean => level === "warn" || level === "error";
  return {
    raw: recent.filter((line) => line.pid === undefined).map(({ words }) => words),
    last: recent.filter((line) => line.pid === pid && isWrong(line)).map(({ words }) => words),
  };
}

interface LogLine {
  /** Absent for what was not written by our logger. */
  readonly pid?: number;
  readonly level?: string;
  readonly words: string;
}

function parseLine(line: string): LogLine[] {
  const groups = LOGGED.exec(line)?.groups;
  if (groups !== undefined) {
    return [{ pid: Number(groups.pid), level: groups.level ?? "", words: groups.words ?? "" }];
  }
  const words = line.trim();
  // The further lines of an error that was logged with its stack are no words of a dying process.
  return words === "" || /^(?:at |caused by )/u.test(words) ? [] : [{ words }];
}

function memoryOf(line: string): "gpuMemory" | "memory" {
  return GPU.test(line) && !HOST_MEMORY.test(line) ? "gpuMemory" : "memory";
}

/** Without the folder of whoever built the library, and short enough for a sentence. */
function shortened(line: string): string {
  return line.replace(/(?:[A-Za-z]:)?[\\/](?:[^\\/\s:]+[\\/])+/gu, "").slice(0, LONGEST_LINE);
}
