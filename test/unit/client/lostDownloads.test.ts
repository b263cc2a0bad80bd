import { expect, it } from "vitest";
import { createConnectedServer } from "../../../src/client/connectedServer.ts";
import { LostDownloads } from "../../../src/client/lostDownloads.ts";
import type { RpcPeer } from "../../../src/client/rpcPeer.ts";
import { didChangeTransfers, startDownload, type Transfer } from "../../../src/shared/modelsProtocol.ts";
import { DEFAULT_LOAD_SETTINGS, willStop } from "../../../src/shared/protocol.ts";

/** The machine may do something else. */
const PATIENT = { timeout: 20_000 };

function transfer(change: Partial<Transfer> = {}): Transfer {
  return {
    id: "download-1",
    kind: "download",
    name: "m",
    ref: "hf:o/r:Q4_K_M",
    path: "/models/m.gguf",
    doneBytes: 10,
    totalBytes: 100,
    bytesPerSecond: 1,
    state: { kind: "running" },
    ...change,
  };
}

it("goes on with what moved, and with nothing that stood still or is no download", () => {
  const lost = new LostDownloads();
  const still = (["paused", "interrupted"] as const).map((kind) => transfer({ id: kind, state: { kind } }));
  expect(lost.note([...still, transfer({ id: "v", kind: "verify", state: { kind: "verifying" } })])).toBe(false);
  expect(lost.note([transfer(), transfer({ id: "2", ref: "hf:o/other", state: { kind: "verifying" } })])).toBe(true);
  expect(lost.take()).toEqual(["hf:o/r:Q4_K_M", "hf:o/other"]);
  expect(lost.take()).toEqual([]);
});

it("gives up on one that gets no further, and tries again what has", () => {
  const lost = new LostDownloads();
  const times = [10, 10, 10, 10, 11, 11].map((doneBytes) => {
    lost.note([transfer({ doneBytes })]);
    return lost.take().length;
  });
  expect(times).toEqual([1, 1, 1, 0, 1, 1]);
});

/** A server that answers every request, and is lost when the test says so. */
class AnsweringPeer implements RpcPeer {
  readonly asked: { method: string; params: unknown }[] = [];
  private readonly closeHandlers: (() => void)[] = [];
  private readonly handlers = new Map<string, (params: never) => void>();

  request<Result>(type: { readonly method: string }, params: unknown): Promise<Result> {
    this.asked.push({ method: type.method, params });
    return Promise.resolve({} as Result);
  }

  onNotification(type: { readonly method: string }, handler: (params: never) => void) {
    this.handlers.set(type.method, handler);
    return { dispose: () => undefined };
  }

  onClose(handler: () => void) {
    this.closeHandlers.push(handler);
    return { dispose: () => undefined };
  }

  tell(type: { method: string }, params: unknown): void {
    this.handlers.get(type.method)?.(params as never);
  }

  lose(): void {
    for (const handler of this.closeHandlers) handler();
  }

  dispose(): void {
    // nothing is open
  }
}

function connected() {
  const peers: AnsweringPeer[] = [];
  const server = createConnectedServer({
    connect: () => {
      const peer = new AnsweringPeer();
      peers.push(peer);
      return Promise.resolve({ peer, pid: peers.length });
    },
    context: () => ({ model: { dirs: [] }, settings: DEFAULT_LOAD_SETTINGS }),
    network: () => Promise.resolve({ hub: "https://hub.example", noProxy: [], strictSsl: true }),
  });
  const downloadsOf = (index: number) =>
    peers[index]?.asked.flatMap(({ method, params }) => (method === startDownload.method ? [params] : []));
  return { server, peers, downloadsOf };
}

it("connects again by itself when a server is lost in the middle of a download, and begins it there", async () => {
  const { server, peers, downloadsOf } = connected();
  await server.status();
  peers[0]!.tell(didChangeTransfers, { transfers: [transfer()] });
  peers[0]!.lose();
  await expect.poll(() => downloadsOf(1), PATIENT).toMatchObject([{ ref: "hf:o/r:Q4_K_M", licenceAccepted: false }]);
  server.dispose();
});

it("stays alone when nothing moved, or when the server was stopped on purpose", async () => {
  const { server, peers } = connected();
  await server.status();
  peers[0]!.tell(didChangeTransfers, { transfers: [transfer({ state: { kind: "paused" } })] });
  peers[0]!.lose();
  await expect.poll(() => server.lastStatus, PATIENT).toBeUndefined();
  await server.status();
  peers[1]!.tell(didChangeTransfers, { transfers: [transfer()] });
  peers[1]!.tell(willStop, { reason: "stopped" });
  await expect.poll(() => server.lastStatus, PATIENT).toBeUndefined();
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(peers).toHaveLength(2);
  server.dispose();
});
