import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createMemoryLessonStore, CrashLessons, type LessonStore } from "../../../src/client/crashLessons.ts";
import { createLessonFile } from "../../../src/client/lessonFile.ts";
import type { ClientContext } from "../../../src/client/clientContext.ts";
import { systemPaths } from "../../../src/client/systemPaths.ts";
import {
  DEFAULT_LOAD_SETTINGS,
  type LoadSettings,
  type ModelState,
  type ServerStatus,
} from "../../../src/shared/protocol.ts";
import { MODEL_INFO } from "../../support/scriptedServerApi.ts";

const HOUR_MS = 3_600_000;
let nowMs: number;
let store: LessonStore;
beforeEach(() => {
  nowMs = 1_000_000;
  store = createMemoryLessonStore();
});

const contextWith = (settings: Partial<LoadSettings> = {}): ClientContext => ({
  model: { ref: "big", dirs: [] },
  settings: { ...DEFAULT_LOAD_SETTINGS, ...settings },
});
const context = contextWith();

const onGpu = (gpuLayers: number): ModelState => ({
  kind: "ready",
  info: { ...MODEL_INFO, backend: "cuda", gpuLayers },
});
const status = (pid: number, model: ModelState): ServerStatus => ({
  pid,
  version: "1",
  clients: 1,
  model,
  own: "used",
  others: [],
  memoryBytes: 1,
});
const LOADING: ModelState = { kind: "loading", path: "/m/other.gguf", fraction: 0.5 };
const withoutOwn = ({ own: _own, ...others }: ServerStatus): ServerStatus => others;
const createLessons = () => new CrashLessons(store, () => nowMs);
const learnedBy = (lessons: CrashLessons, from: ClientContext = context) => lessons.apply(from).settings.maxGpuLayers;

describe("a crash with a model on the GPU", () => {
  it("teaches half of its layers, then half again, then none", () => {
    const lessons = createLessons();
    expect(learnedBy(lessons)).toBeUndefined();
    for (const [pid, had, next] of [
      [1, 48, 24],
      [2, 24, 12],
      [3, 12, 0],
    ] as const) {
      expect(lessons.learn({ pid, cause: "unknown", status: status(pid, onGpu(had)), context })).toBe(next);
      expect(learnedBy(lessons)).toBe(next);
    }
  });

  it("teaches all windows together once", () => {
    const death = { pid: 1, cause: "gpuMemory", status: status(1, onGpu(48)), context } as const;
    expect([createLessons(), createLessons()].map((lessons) => lessons.learn(death))).toEqual([24, 24]);
  });

  it("while it loaded goes by the wish, or by what was tried last", () => {
    const loading = { kind: "loading", path: "/m/big.gguf", fraction: 0.5 } as const;
    const wish = contextWith({ gpuLayers: 20 });
    const lessons = createLessons();
    expect(lessons.learn({ pid: 1, cause: "gpuMemory", status: status(1, loading), context: wish })).toBe(10);
    expect(lessons.learn({ pid: 2, cause: "gpuMemory", status: status(2, loading), context: wish })).toBe(5);
    expect(lessons.learn({ pid: 3, cause: "unknown", status: status(3, loading), context })).toBe(32);
  });

  it("looks at this window's own model", () => {
    const both = { ...status(1, onGpu(30)), others: [onGpu(40)] };
    expect(createLessons().learn({ pid: 1, cause: "unknown", status: both, context })).toBe(15);
  });

  it("makes the lesson the newest again", () => {
    const other = { ...context, model: { ref: "other", dirs: [] } };
    createLessons().learn({ pid: 1, cause: "unknown", status: status(1, onGpu(48)), context });
    createLessons().learn({ pid: 2, cause: "unknown", status: status(2, onGpu(48)), context: other });
    const before = Object.keys(store.read());
    createLessons().learn({ pid: 3, cause: "unknown", status: status(3, onGpu(24)), context });
    expect(Object.keys(store.read())).toEqual(before.toReversed());
    createLessons().noteWorking(status(4, onGpu(24)), other);
    expect(Object.keys(store.read())).toEqual(before);
  });
});

describe("nothing is learned", () => {
  it.each(["modelFile", "assertion", "gpuFault", "memory", "killed", "hung"] as const)("from the cause %s", (cause) => {
    const lessons = createLessons();
    expect(lessons.learn({ pid: 1, cause, status: status(1, onGpu(48)), context })).toBeUndefined();
    expect(learnedBy(lessons)).toBeUndefined();
  });

  it.each<[string, ServerStatus | undefined, ClientContext]>([
    ["without a model", status(1, { kind: "none" }), context],
    ["on the processor", status(1, { kind: "ready", info: MODEL_INFO }), context],
    ["with the GPU switched off", status(1, { kind: "loading", path: "/m", fraction: 0 }), contextWith({ gpu: "off" })],
    ["with a model on the GPU and the GPU switched off", status(1, onGpu(48)), contextWith({ gpu: "off" })],
    ["with the model of another window", withoutOwn(status(1, onGpu(48))), context],
    ["while another window's model was loaded beside it", { ...status(1, onGpu(48)), others: [LOADING] }, context],
    ["of a server that nothing is known of", undefined, context],
  ])("from a crash %s", (_, last, given) => {
    expect(createLessons().learn({ pid: 1, cause: "unknown", status: last, context: given })).toBeUndefined();
  });
});

describe("what was learned", () => {
  beforeEach(() => {
    createLessons().learn({ pid: 1, cause: "gpuMemory", status: status(1, onGpu(48)), context });
  });

  it("does not count for other GPU settings or another model", () => {
    expect(learnedBy(createLessons(), contextWith({ gpuLayers: 30 }))).toBeUndefined();
    expect(learnedBy(createLessons(), contextWith({ gpu: "vulkan" }))).toBeUndefined();
    expect(learnedBy(createLessons(), { ...context, model: { ref: "other", dirs: [] } })).toBeUndefined();
    expect(learnedBy(createLessons(), contextWith({ threads: 3 }))).toBe(24);
  });

  it("is forgotten after an hour in which a server worked with it", () => {
    const lessons = createLessons();
    nowMs += 5 * HOUR_MS; // nobody used it
    expect(learnedBy(lessons)).toBe(24);
    lessons.noteWorking(status(1, onGpu(48)), context); // the dead one's last words
    lessons.noteWorking(status(2, { kind: "loading", path: "/m", fraction: 0 }), context);
    nowMs += 2 * HOUR_MS;
    expect(learnedBy(lessons)).toBe(24);
    lessons.noteWorking(status(2, onGpu(24)), context);
    nowMs += HOUR_MS - 1;
    expect(learnedBy(lessons)).toBe(24);
    nowMs += 1;
    expect(learnedBy(lessons)).toBeUndefined();
  });

  it("is kept when the server dies again within that hour", () => {
    const lessons = createLessons();
    lessons.noteWorking(status(2, onGpu(24)), context);
    nowMs += HOUR_MS / 2;
    lessons.learn({ pid: 2, cause: "gpuMemory", status: status(2, onGpu(24)), context });
    nowMs += HOUR_MS;
    expect(learnedBy(lessons)).toBe(12);
  });
});

describe("the file of lessons", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), "sealion-lessons-"));
    store = createLessonFile(systemPaths({ SEALION_HOME: folder }));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it("is read by the next process", () => {
    createLessons().learn({ pid: 1, cause: "gpuMemory", status: status(1, onGpu(48)), context });
    expect(learnedBy(new CrashLessons(createLessonFile(systemPaths({ SEALION_HOME: folder }))))).toBe(24);
  });

  it.each(["", "[]", "null", '{"k": {"pid": -1}}', '{"k": 5}', "\u0000"])(
    "with the content %j says nothing",
    (text) => {
      const { dataDir } = systemPaths({ SEALION_HOME: folder });
      store.write({});
      writeFileSync(path.join(dataDir, "crash-lessons.json"), text);
      expect(store.read()).toEqual({});
    },
  );

  it("does not grow for ever", () => {
    const lesson = { pid: 1, maxGpuLayers: 2, crashes: 1 };
    store.write(Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`model ${index}`, lesson])));
    expect(Object.keys(store.read())).toHaveLength(20);
    expect(store.read()).toHaveProperty(["model 49"]);
  });
});
