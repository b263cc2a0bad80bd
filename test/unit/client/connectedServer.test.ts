import { afterEach, expect, it, vi } from "vitest";
import { createConnectedServer } from "../../../src/client/connectedServer.ts";
import type { RpcPeer } from "../../../src/client/rpcPeer.ts";
import type { ServerConnection } from "../../../src/client/serverLink.ts";
import { AppError } from "../../../src/shared/appError.ts";
import type { CrashReport } from "../../../src/shared/crashCause.ts";
import { createDeferred } from "../../../src/shared/deferred.ts";
import * as protocol from "../../../src/shared/protocol.ts";
import { MODEL_INFO } from "../../support/scriptedServerApi.ts";

const ON_GPU: protocol.ModelState = { kind: "ready", info: { ...MODEL_INFO, backend: "cuda", gpuLayers: 40 } };
const STATUS: protocol.ServerStatus = {
  pid: 1,
  version: "1",
  clients: 1,
  model: { kind: "none" },
  others: [],
  memoryBytes: 1,
};

/** A peer that answers status and ping and keeps every other request open until it is closed. */
class FakePeer implements RpcPeer {
  readonly asked: string[] = [];
  readonly params: unknown[] = [];
  disposed = false;
  private readonly closeHandlers: (() => void)[] = [];
  private readonly notificationHandlers = new Map<string, (params: unknown) => void>();
  private readonly closed = createDeferred<never>();

  constructor() {
    this.closed.promise.catch(() => undefined);
  }

  async request<Params extends object, Result, Progress>(
    type: protocol.RequestType<Params, Result, Progress>,
    params: Params,
  ): Promise<Result> {
    if (type.method === protocol.ping.method) return {} as Result;
    if (type.method === protocol.status.method) return STATUS as Result;
    this.asked.push(type.method);
    this.params.push(params);
    return this.closed.promise;
  }

  onNotification<Params>(type: protocol.NotificationType<Params>, handler: (params: Params) => void) {
    this.notificationHandlers.set(type.method, handler as (params: unknown) => void);
    return { dispose: () => this.notificationHandlers.delete(type.method) };
  }

  onClose(handler: () => void) {
    this.closeHandlers.push(handler);
    return { dispose: () => {} };
  }

  notify<Params>(type: protocol.NotificationType<Params>, params: Params): void {
    this.notificationHandlers.get(type.method)?.(params);
  }

  close(): void {
    this.closed.reject(new AppError("server.crashed", "closed"));
    for (const handler of this.closeHandlers) handler();
  }

  dispose(): void {
    this.disposed = true;
  }
}

function createServer(connect?: () => Promise<ServerConnection>, report: CrashReport = { cause: "unknown", line: "" }) {
  const peers: FakePeer[] = [];
  const server = createConnectedServer({
    connect: connect
      ? () => connect()
      : async ({ spawn }) => {
          if (!spawn) return undefined;
          const peer = new FakePeer();
          peers.push(peer);
          return { peer, pid: peers.length, end: { logFile: "", explain: async () => report } };
        },
    context: () => ({
      model: { ref: `model-${Math.min(peers.length, 1)}`, dirs: ["/m"] },
      settings: protocol.DEFAULT_LOAD_SETTINGS,
    }),
  });
  return { server, peers };
}

afterEach(() => vi.useRealTimers());

const settled = () => new Promise((resolve) => setImmediate(resolve));

it("connects with the first request and only once for all that come together", async () => {
  const { server, peers } = createServer();
  expect(peers).toHaveLength(0);
  await Promise.all([server.status(), server.status(), server.status()]);
  expect(peers).toHaveLength(1);
  expect(server.lastStatus).toEqual(STATUS);
});

it("sends the model and the settings of the moment along", async () => {
  const { server, peers } = createServer();
  await server.status();
  server.translate({ text: "x", target: "th" }).catch(() => undefined);
  await settled();
  expect(peers[0]!.params).toEqual([
    { text: "x", target: "th", model: { ref: "model-1", dirs: ["/m"] }, settings: protocol.DEFAULT_LOAD_SETTINGS },
  ]);
});

it("rejects what was open when the connection is lost, tells it, and connects again when asked", async () => {
  const { server, peers } = createServer();
  const health: string[] = [];
  const states: unknown[] = [];
  await server.status();
  server.onDidChangeHealth((state) => health.push(state));
  server.onDidChangeStatus((status) => states.push(status));
  const outcome = expect(server.loadModel()).rejects.toMatchObject({ code: "server.crashed" });
  await settled();
  peers[0]!.close();
  await outcome;
  await settled();
  expect(health).toEqual(["lost"]);
  expect(states).toEqual([undefined]);
  expect(peers).toHaveLength(1); // nothing by itself
  await server.status();
  expect(peers).toHaveLength(2);
});

it("tells all that were open why the server ended, and asks the next one for fewer layers", async () => {
  const { server, peers } = createServer(undefined, { cause: "gpuMemory", line: "CUDA error: out of memory" });
  await server.status();
  peers[0]!.notify(protocol.didChangeStatus, { ...STATUS, model: ON_GPU, own: "loaded" });
  const details = { cause: "gpuMemory", line: "CUDA error: out of memory", layers: 20 };
  const outcomes = [server.loadModel(), server.translate({ text: "x", target: "th" })].map((open) =>
    expect(open).rejects.toMatchObject({ code: "server.crashed", details }),
  );
  await settled();
  peers[0]!.close();
  // Sent again before the cause is known: it waits, and profits.
  server.loadModel().catch(() => undefined);
  await Promise.all(outcomes);
  await settled();
  expect(peers[1]!.params).toMatchObject([{ settings: { maxGpuLayers: 20 } }]);
  expect(server.lastCrash).toBeUndefined();
});

it("learns nothing from a server that it asked for no model", async () => {
  const { server, peers } = createServer(undefined, { cause: "gpuMemory", line: "" });
  await server.status();
  peers[0]!.notify(protocol.didChangeStatus, { ...STATUS, model: ON_GPU });
  peers[0]!.close();
  await settled();
  expect(server.lastCrash?.details).toEqual({ cause: "gpuMemory", line: "" });
  server.loadModel().catch(() => undefined);
  await settled();
  expect(JSON.stringify(peers[1]!.params)).not.toContain("maxGpuLayers");
});

it("does not let a model take the server down a fourth time in a row while it loads", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout"] });
  const { server, peers } = createServer(undefined, { cause: "killed", line: "SIGKILL" });
  const loading: protocol.ModelState = { kind: "loading", path: "/m/big.gguf", fraction: 0.9 };
  for (let death = 0; death < 3; death += 1) {
    const status = server.status();
    await vi.advanceTimersByTimeAsync(5000);
    await status;
    const outcome = expect(server.loadModel()).rejects.toMatchObject({ code: "server.crashed" });
    await settled();
    peers.at(-1)!.notify(protocol.didChangeStatus, { ...STATUS, model: loading, own: "loaded" });
    peers.at(-1)!.close();
    await outcome;
  }
  await expect(server.loadModel()).rejects.toMatchObject({
    code: "server.unavailable",
    details: { reason: expect.stringContaining("3 times in a row") as string },
  });
  expect(peers).toHaveLength(3);
  // It is the model that is refused, not the server.
  const status = server.status();
  await vi.advanceTimersByTimeAsync(5000);
  expect(await status).toEqual(STATUS);
});

it("takes the server of another window when it may start none any more", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout"] });
  const peers: FakePeer[] = [];
  const asked: boolean[] = [];
  let isThere = false;
  const server = createConnectedServer({
    connect: async ({ spawn }) => {
      asked.push(spawn);
      if (!spawn && !isThere) return undefined;
      const peer = new FakePeer();
      peers.push(peer);
      return { peer, pid: peers.length };
    },
    context: () => ({ model: { dirs: [] }, settings: protocol.DEFAULT_LOAD_SETTINGS }),
  });
  for (let death = 0; death < 5; death += 1) {
    const status = server.status();
    await vi.advanceTimersByTimeAsync(5000);
    await status;
    peers.at(-1)!.close();
    await vi.advanceTimersByTimeAsync(1);
  }
  await expect(server.status()).rejects.toMatchObject({ code: "server.unavailable" });
  expect(asked.at(-1)).toBe(false);
  isThere = true;
  expect(await server.status()).toEqual(STATUS);
});

it("does not start a server for the sake of its state", async () => {
  const { server, peers } = createServer();
  expect(await server.statusIfRunning()).toBeUndefined();
  expect(peers).toHaveLength(0);
  await server.status();
  expect(await server.statusIfRunning()).toEqual(STATUS);
});

it("takes a server that says goodbye for stopped, not for crashed, and hangs up", async () => {
  const { server, peers } = createServer();
  const health: string[] = [];
  await server.status();
  server.onDidChangeHealth((state) => health.push(state));
  const outcome = expect(server.loadModel()).rejects.toMatchObject({ code: "server.stopped" });
  await settled();
  peers[0]!.notify(protocol.willStop, { reason: "stopped" });
  await outcome;
  await settled();
  expect(peers[0]!.disposed).toBe(true);
  expect(health).toEqual([]);
  expect(server.lastCrash).toBeUndefined();
  expect(server.lastStatus).toBeUndefined();
});

it("passes on what the server says of itself", async () => {
  const { server, peers } = createServer();
  await server.status();
  const clients: (number | undefined)[] = [];
  const subscription = server.onDidChangeStatus((status) => clients.push(status?.clients));
  peers[0]!.notify(protocol.didChangeStatus, { ...STATUS, clients: 5 });
  expect(server.lastStatus?.clients).toBe(5);
  subscription.dispose();
  peers[0]!.notify(protocol.didChangeStatus, { ...STATUS, clients: 6 });
  expect(clients).toEqual([5]);
});

it("neither stops nor unloads a server that is not there", async () => {
  const { server, peers } = createServer();
  expect(await server.stopServer()).toBe("none");
  expect(await server.unloadModel()).toBe(false);
  expect(peers).toHaveLength(0);
});

it("lets go of a request that is cancelled while it still connects", async () => {
  const connecting = createDeferred<ServerConnection>();
  const { server } = createServer(() => connecting.promise);
  const cancel = new AbortController();
  const outcome = expect(server.loadModel({ signal: cancel.signal })).rejects.toMatchObject({ name: "CancelledError" });
  cancel.abort();
  await outcome;
});

it("hangs up when it is disposed, also if the connection comes later", async () => {
  const { server, peers } = createServer();
  await server.status();
  const open = expect(server.loadModel()).rejects.toMatchObject({ name: "CancelledError" });
  await settled();
  server.dispose();
  await open;
  expect(peers[0]!.disposed).toBe(true);
  await expect(server.status()).rejects.toMatchObject({ name: "CancelledError" });

  const connecting = createDeferred<ServerConnection>();
  const { server: late } = createServer(() => connecting.promise);
  const outcome = expect(late.status()).rejects.toMatchObject({ name: "CancelledError" });
  late.dispose();
  const peer = new FakePeer();
  connecting.resolve({ peer, pid: 7 });
  await outcome;
  expect(peer.disposed).toBe(true);
});
