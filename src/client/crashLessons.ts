/**
 * What a crash teaches: with how many layers on the GPU the next server is to start. Half of what the dead one had, then
 * half again, then none; forgotten after an hour without a crash, and not applied when the GPU settings are others.
 */
import type { CrashCause } from "../shared/crashCause.ts";
import { mayBeGpuMemory } from "./classifyCrash.ts";
import type { ModelInfo, ModelState, ServerStatus } from "../shared/protocol.ts";
import type { ClientContext } from "./clientContext.ts";

/** So long a server must have done with fewer layers before more are tried again. */
const FORGOTTEN_AFTER_MS = 3_600_000;
/** Halving twice is a fair try; a third crash says that the GPU is not to be had. */
const MOST_HALVINGS = 2;
/** The layers of a large model, for one that died while it loaded and was never seen whole. */
const ASSUMED_LAYERS = 64;

export interface Lesson {
  /** The server that died last: several windows learn from one death only once. */
  readonly pid: number;
  readonly maxGpuLayers: number;
  readonly crashes: number;
  /** When a later server was first seen with a model, in Unix time. Absent: none yet. */
  readonly provedSinceMs?: number;
}

/** By model and GPU settings. */
export type Lessons = Readonly<Record<string, Lesson>>;

export interface LessonStore {
  read(): Lessons;
  write(lessons: Lessons): void;
}

export function createMemoryLessonStore(): LessonStore {
  let lessons: Lessons = {};
  return { read: () => lessons, write: (changed) => (lessons = changed) };
}

export interface Death {
  readonly pid: number;
  readonly cause: CrashCause;
  /** The last that was heard of the server. */
  readonly status: ServerStatus | undefined;
  /** What this client had asked it for. */
  readonly context: ClientContext;
}

export class CrashLessons {
  private readonly store: LessonStore;
  private readonly now: () => number;
  /** What was noted last, because states come often and the store may be a file. */
  private noted = "";

  constructor(store: LessonStore, now: () => number = Date.now) {
    this.store = store;
    this.now = now;
  }

  /** @returns the most layers that the next server gets; undefined when this death says nothing about the GPU */
  learn({ pid, cause, status, context }: Death): number | undefined {
    const key = keyOf(context);
    const { [key]: former, ...others } = this.store.read();
    if (former?.pid === pid) return former.maxGpuLayers;
    const layers = status === undefined ? 0 : layersAtRisk(status, context, former);
    if (layers === 0 || !mayBeGpuMemory(cause)) return undefined;
    const crashes = (former?.crashes ?? 0) + 1;
    const maxGpuLayers = crashes > MOST_HALVINGS ? 0 : Math.floor(layers / 2);
    this.store.write({ ...others, [key]: { pid, maxGpuLayers, crashes } }); // last: the newest is kept longest
    return maxGpuLayers;
  }

  /** The context for the next request, with what was learned. */
  apply(context: ClientContext): ClientContext {
    const key = keyOf(context);
    const { [key]: lesson, ...others } = this.store.read();
    if (lesson === undefined) return context;
    const { provedSinceMs } = lesson;
    if (provedSinceMs !== undefined && this.now() - provedSinceMs >= FORGOTTEN_AFTER_MS) {
      this.store.write(others);
      return context;
    }
    return { ...context, settings: { ...context.settings, maxGpuLayers: lesson.maxGpuLayers } };
  }

  /** A server works: from now on the hour counts. */
  noteWorking({ pid, model, own }: ServerStatus, context: ClientContext): void {
    if (own === undefined || infoOf(model) === undefined) return;
    const key = keyOf(context);
    if (this.noted === `${String(pid)} ${key}`) return;
    this.noted = `${String(pid)} ${key}`;
    const { [key]: lesson, ...others } = this.store.read();
    if (lesson === undefined || lesson.pid === pid || lesson.provedSinceMs !== undefined) return;
    this.store.write({ ...others, [key]: { ...lesson, provedSinceMs: this.now() } });
  }
}

/** The lesson was learned with one model and one choice of GPU; another choice deserves a try of its own. */
function keyOf({ model, settings: { gpu, gpuDevices, gpuLayers } }: ClientContext): string {
  return JSON.stringify([model.ref ?? "", gpu, gpuDevices, gpuLayers]);
}

/**
 * Layers of this client's own model that were on the GPU, or on their way there, when the server died. Somebody else's
 * model is somebody else's lesson; one that was being loaded beside ours is the likely cause.
 */
function layersAtRisk(status: ServerStatus, { settings }: ClientContext, former: Lesson | undefined): number {
  const { model, own, others } = status;
  if (own === undefined || settings.gpu === "off") return 0;
  if (model.kind === "loading") {
    const wished = settings.gpuLayers === "auto" ? ASSUMED_LAYERS : settings.gpuLayers;
    return Math.min(wished, former?.maxGpuLayers ?? wished);
  }
  const info = infoOf(model);
  const isInnocent = info === undefined || info.backend === "cpu" || others.some(({ kind }) => kind === "loading");
  return isInnocent ? 0 : info.gpuLayers;
}

function infoOf(state: ModelState): ModelInfo | undefined {
  return state.kind === "ready" || state.kind === "busy" ? state.info : undefined;
}
