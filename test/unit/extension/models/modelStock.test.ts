import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { ServerApi } from "../../../../src/client/serverApi.ts";
import { CATALOGUE, type CatalogueEntry } from "../../../../src/core/models/catalogue.ts";
import { ModelAvailability } from "../../../../src/extension/status/modelAvailability.ts";
import { followTransfer } from "../../../../src/extension/models/followTransfer.ts";
import { ModelStock } from "../../../../src/extension/models/modelStock.ts";
import { createDeferred, type Deferred } from "../../../../src/shared/deferred.ts";
import { AppError } from "../../../../src/shared/appError.ts";
import type { FitReport } from "../../../../src/shared/fitReport.ts";
import { silentLogger } from "../../../../src/shared/logger.ts";
import type { FitResult, ModelFile, Transfer } from "../../../../src/shared/modelsProtocol.ts";
import type { ServerStatus } from "../../../../src/shared/protocol.ts";
import { fitVerdict } from "../../../../src/core/models/fitVerdict.ts";
import { card, machine, qwen32b, WISH } from "../../../support/fitModels.ts";
import { scriptedServerApi } from "../../../support/scriptedServerApi.ts";

const MACHINE = machine([card(24)]);
const REPORT: FitReport = fitVerdict(qwen32b("Q4_K_M"), MACHINE, WISH);
const ENTRY = CATALOGUE[0]!;

const STATUS: ServerStatus = {
  pid: 1,
  version: "1.0.0",
  clients: 1,
  model: { kind: "none" },
  others: [],
  memoryBytes: 0,
};

const file = (name: string): ModelFile => ({
  name,
  path: `/models/${name}.gguf`,
  sizeBytes: 1e9,
  loaded: false,
  place: "managed",
  integrity: "verified",
});

/** A server whose list a test writes, and whose verdicts wait for the test. */
class Server {
  files: readonly ModelFile[] = [];
  transfers: readonly Transfer[] = [];
  readonly asked: { readonly path: string; readonly answer: Deferred<FitResult> }[] = [];
  described = 0;
  private readonly onModels = new Set<() => void>();
  private readonly onStatus = new Set<(status: ServerStatus | undefined) => void>();
  listed = 0;
  private readonly onTransfers = new Set<(transfers: readonly Transfer[]) => void>();
  readonly api: ServerApi;

  constructor() {
    const { api } = scriptedServerApi();
    const models: ServerApi["models"] = Object.assign(Object.create(null) as object, api.models, {
      list: () => {
        this.listed += 1;
        return Promise.resolve(this.files);
      },
      transfers: () => Promise.resolve(this.transfers),
      describeMachine: () => {
        this.described += 1;
        return Promise.resolve(MACHINE);
      },
      fit: (path: string) => {
        const answer = createDeferred<FitResult>();
        this.asked.push({ path, answer });
        return answer.promise;
      },
      onDidChangeModels: (handler: () => void) => subscribe(this.onModels, handler),
      onDidChangeTransfers: (handler: () => void) => subscribe(this.onTransfers, handler),
    });
    Object.defineProperty(models, "lastTransfers", { get: () => this.transfers });
    const onDidChangeStatus: ServerApi["onDidChangeStatus"] = (handler) => subscribe(this.onStatus, handler);
    this.api = { ...api, models, onDidChangeStatus };
  }

  setConnected(isConnected: boolean): void {
    for (const handler of this.onStatus) handler(isConnected ? STATUS : undefined);
  }

  setFiles(...names: readonly string[]): void {
    this.files = names.map(file);
    for (const handler of this.onModels) handler();
  }

  setTransfers(...transfers: readonly Transfer[]): void {
    this.transfers = transfers;
    for (const handler of this.onTransfers) handler(transfers);
  }

  get lastPath(): string | undefined {
    return this.asked.at(-1)?.path;
  }

  async answer(change: Partial<FitReport> = {}): Promise<void> {
    const result = { report: { ...REPORT, ...change }, title: "", sizeBytes: 1, requests: 0, receivedBytes: 0 };
    this.asked.at(-1)?.answer.resolve(result);
    await settle();
  }
}

function subscribe<T>(handlers: Set<T>, handler: T): { dispose: () => void } {
  handlers.add(handler);
  return { dispose: () => handlers.delete(handler) };
}

/** All that is due by now, changes that are told later included. */
const settle = () => vi.advanceTimersByTimeAsync(1000);

let server: Server;
let stock: ModelStock;

beforeEach(() => {
  vi.useFakeTimers();
  server = new Server();
  const readCatalogue = (): readonly CatalogueEntry[] => [ENTRY];
  const estimate = () => ({ ...REPORT, exact: false });
  stock = new ModelStock({ api: server.api, readCatalogue, readChosen: () => undefined, estimate, log: silentLogger });
});

afterEach(() => {
  stock.dispose();
  vi.useRealTimers();
});

const verdicts = () => Object.fromEntries(stock.rows.map(({ title, fit }) => [title, fit?.verdict]));

describe("verdicts", () => {
  it("are made once somebody looks, and come back when settings have cleared them", async () => {
    server.setFiles("a");
    await stock.refresh();
    await settle();
    expect(server.described).toBe(0);
    stock.watch(true);
    await settle();
    await server.answer();
    expect(verdicts()).toEqual({ a: "gpu", [ENTRY.title]: "gpu" });
    stock.forgetVerdicts();
    expect(verdicts()).toEqual({ a: undefined, [ENTRY.title]: undefined });
    await settle();
    await server.answer({ verdict: "ram" });
    expect(verdicts().a).toBe("ram");
  });

  it("that were asked for before settings changed are not taken for new ones", async () => {
    server.setFiles("a");
    await stock.refresh();
    stock.watch(true);
    await settle();
    const [before] = server.asked;
    stock.forgetVerdicts();
    await settle();
    expect(server.asked).toHaveLength(2);
    await server.answer({ verdict: "ram" });
    before?.answer.resolve({ report: REPORT, title: "", sizeBytes: 1, requests: 0, receivedBytes: 0 });
    await settle();
    expect(verdicts().a).toBe("ram");
  });

  it("are made of the others where one row has none, which is not asked for again and again", async () => {
    server.setFiles("a", "b");
    await stock.refresh();
    stock.watch(true);
    await settle();
    server.asked[0]?.answer.reject(new AppError("model.invalidFile", ""));
    await settle();
    expect(server.lastPath).toBe("/models/b.gguf");
    await server.answer();
    await settle();
    expect(verdicts()).toMatchObject({ a: undefined, b: "gpu" });
    expect(server.asked).toHaveLength(2);
  });

  it("come also for a model that has just come, and while nobody looks for none", async () => {
    await stock.refresh();
    stock.watch(true);
    await settle();
    server.setFiles("new");
    await settle();
    expect(server.lastPath).toBe("/models/new.gguf");
    await server.answer();
    expect(verdicts().new).toBe("gpu");
    stock.watch(false);
    server.setFiles("new", "unseen");
    await settle();
    expect(server.asked).toHaveLength(1);
  });
});

describe("the list after the loss of a server", () => {
  const titles = () => stock.rows.flatMap(({ title, file }) => (file === undefined ? [] : [title]));

  it("is asked for anew when the window joins another one", async () => {
    server.setConnected(true);
    server.setFiles("a", "deleted");
    await stock.refresh();
    server.setConnected(true);
    await settle();
    expect(server.listed).toBe(1);
    server.setConnected(false);
    server.files = [file("a")];
    await settle();
    expect(titles()).toEqual(["a", "deleted"]);
    server.setConnected(true);
    await settle();
    expect(titles()).toEqual(["a"]);
    server.setConnected(true);
    await settle();
    expect(server.listed).toBe(2);
  });

  it("is not asked for in a window that nobody has looked at models in", async () => {
    server.setConnected(true);
    server.setConnected(false);
    server.setConnected(true);
    await settle();
    expect(server.listed).toBe(0);
  });
});

const DOWNLOAD: Transfer = {
  id: "t",
  kind: "download",
  name: "file",
  ref: ENTRY.ref ?? "",
  path: "/models/file.gguf",
  doneBytes: 43,
  totalBytes: 100,
  bytesPerSecond: 0,
  state: { kind: "running" },
};

describe("downloads", () => {
  it("are those that are not done, by people's name, what moves first", async () => {
    await stock.refresh();
    const paused: Transfer = { ...DOWNLOAD, id: "p", ref: "hf:a/b:Q8_0", name: "B", state: { kind: "paused" } };
    server.setTransfers(paused, DOWNLOAD, { ...DOWNLOAD, id: "d", state: { kind: "done", integrity: "verified" } });
    expect(stock.downloads.map(({ name }) => name)).toEqual([ENTRY.title, "B"]);
  });

  it("are followed through the loss of a server to their end", async () => {
    const steps: string[] = [];
    server.setTransfers(DOWNLOAD);
    const end = followTransfer(stock, DOWNLOAD, ({ state }) => void steps.push(state.kind));
    const error = { code: "server.crashed", message: "", details: {} };
    for (const state of [{ kind: "retrying", attempt: 1, error }, { kind: "running" }] as const) {
      server.setTransfers({ ...DOWNLOAD, state });
      await settle();
    }
    server.setTransfers({ ...DOWNLOAD, state: { kind: "done", integrity: "verified" } });
    await settle();
    expect(steps).toEqual(["running", "retrying", "running"]);
    expect(await end).toMatchObject({ state: { kind: "done" } });
  });
});

describe("whether there is a model", () => {
  it("is known also where another window has got or deleted it", async () => {
    const availability = new ModelAvailability(server.api, () => ({ dirs: [] }));
    await availability.refresh();
    expect(availability.isMissing).toBe(true);
    server.setFiles("other");
    await settle();
    expect(availability).toMatchObject({ isMissing: false, modelName: "other" });
    server.setFiles();
    await settle();
    expect(availability.isMissing).toBe(true);
    availability.dispose();
  });
});
