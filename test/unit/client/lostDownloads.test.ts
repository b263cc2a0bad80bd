import { expect, it } from "vitest";
import { createConnectedServer } from "../../../src/client/connectedServer.ts";
import { LostDownloads } from "../../../src/client/lostDownloads.ts";
import type { RpcPeer } from "../../../src/client/rpcPeer.ts";
import { AppError } from "../../../src/shared/appError.ts";
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
  expect(lost.take().map(({ ref }) => ref)).toEqual(["hf:o/r:Q4_K_M", "hf:o/other"]);
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

const states = (transfers: readonly Transfer[]) => transfers.map(({ state }) => state.kind);

it("shows what goes on by itself as tried again, before, without and with a server that lists it", () => {
  const lost = new LostDownloads();
  lost.note([transfer()]);
  expect(lost.shown([])).toMatchObject([{ id: "download-1", bytesPerSecond: 0, state: { kind: "retrying" } }]);
  lost.take();
  lost.update([]);
  expect(states(lost.shown([]))).toEqual(["retrying"]);
  const interrupted = transfer({ state: { kind: "interrupted" } });
  const other = transfer({ id: "left by an earlier start", state: { kind: "interrupted" } });
  lost.update([interrupted, other]);
  expect(states(lost.shown([interrupted, other]))).toEqual(["retrying", "interrupted"]);
  lost.update([transfer()]);
  expect(states(lost.shown([transfer()]))).toEqual(["running"]);
});

it("shows one that is given up as interrupted, or why it failed, until somebody asks for more", () => {
  const lost = new LostDownloads();
  for (let time = 0; time < 4; time += 1) lost.note([transfer()]);
  expect(states(lost.shown([]))).toEqual(["interrupted"]);
  lost.note([transfer({ id: "2" })]);
  lost.take();
  lost.giveUp("2", { code: "download.forbidden", message: "", details: {} });
  const interrupted = transfer({ id: "2", state: { kind: "interrupted" } });
  lost.update([interrupted]);
  expect(lost.shown([interrupted])).toMatchObject([
    { id: "2", state: { kind: "failed", error: { code: "download.forbidden" } } },
  ]);
  lost.update([transfer({ id: "2" })]);
  lost.update([interrupted]);
  expect(lost.shown([interrupted])).toEqual([interrupted]);
});

it.each(["paused", "done"] as const)(
  "leaves one that is %s meanwhile to the server, and keeps nothing of it",
  (kind) => {
    const lost = new LostDownloads();
    lost.note([transfer()]);
    const now = transfer({ state: kind === "done" ? { kind, integrity: "verified" } : { kind } });
    lost.update([now]);
    expect(lost.take()).toEqual([]);
    expect(lost.shown([now])).toEqual([now]);
    expect(lost.shown([])).toEqual([]);
  },
);

/** A server that answers every request, and is lost when the test says so. */
class AnsweringPeer implements RpcPeer {
  readonly asked: { method: string; params: unknown }[] = [];
  answer: (method: string) => Promise<unknown> = () => Promise.resolve({});
  private readonly closeHandlers: (() => void)[] = [];
  private readonly handlers = new Map<string, (params: never) => void>();

  request<Result>(type: { readonly method: string }, params: unknown): Promise<Result> {
    this.asked.push({ method: type.method, params });
    return this.answer(type.method) as Promise<Result>;
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
  const answers = new Map<string, () => Promise<unknown>>();
  const spawns: boolean[] = [];
  const server = createConnectedServer({
    connect: ({ spawn }) => {
      spawns.push(spawn);
      const peer = new AnsweringPeer();
      peer.answer = (method) => answers.get(method)?.() ?? Promise.resolve({});
      peers.push(peer);
      return Promise.resolve({ peer, pid: peers.length });
    },
    context: () => ({ model: { dirs: [] }, settings: DEFAULT_LOAD_SETTINGS }),
    network: () => Promise.resolve({ hub: "https://hub.example", noProxy: [], strictSsl: true }),
  });
  const downloadsOf = (index: number) =>
    peers[index]?.asked.flatMap(({ method, params }) => (method === startDownload.method ? [params] : []));
  return { server, peers, downloadsOf, answers, spawns };
}

it("connects again by itself when a server is lost in the middle of a download, and begins it there", async () => {
  const { server, peers, downloadsOf, answers } = connected();
  answers.set(startDownload.method, () => Promise.resolve(transfer({ doneBytes: 20 })));
  const seen: string[][] = [];
  await server.status();
  peers[0]!.tell(didChangeTransfers, { transfers: [transfer()] });
  server.models.onDidChangeTransfers((transfers) => seen.push(states(transfers)));
  peers[0]!.lose();
  await expect
    .poll(() => downloadsOf(1), PATIENT)
    .toMatchObject([{ ref: "hf:o/r:Q4_K_M", licenceAccepted: false, onlyIfInterrupted: true }]);
  await expect.poll(() => seen.at(-1), PATIENT).toEqual(["running"]);
  expect(seen.every(([state, ...others]) => others.length === 0 && /^(?:retrying|running)$/u.test(state ?? ""))).toBe(
    true,
  );
  server.dispose();
});

it("tells of one that does not go on, and why", async () => {
  const { server, peers, answers } = connected();
  answers.set(startDownload.method, () => Promise.reject(new AppError("download.forbidden", "no")));
  await server.status();
  peers[0]!.tell(didChangeTransfers, { transfers: [transfer()] });
  peers[0]!.lose();
  await expect
    .poll(() => server.models.lastTransfers, PATIENT)
    .toMatchObject([{ state: { kind: "failed", error: { code: "download.forbidden" } } }]);
  server.dispose();
});

it("tells of one that was discarded meanwhile no more", async () => {
  const { server, peers, answers } = connected();
  answers.set(startDownload.method, () => Promise.reject(new AppError("download.unknown", "gone")));
  await server.status();
  peers[0]!.tell(didChangeTransfers, { transfers: [transfer()] });
  peers[0]!.lose();
  await expect.poll(() => server.models.lastTransfers, PATIENT).toEqual([]);
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

it("keeps showing what rests on the disk when there is no server", async () => {
  const { server, peers } = connected();
  await server.status();
  const resting = (["paused", "interrupted"] as const).map((kind) => transfer({ id: kind, state: { kind } }));
  const done = transfer({ id: "done", state: { kind: "done", integrity: "verified" } });
  peers[0]!.tell(didChangeTransfers, { transfers: [...resting, done] });
  peers[0]!.lose();
  await expect.poll(() => server.lastStatus, PATIENT).toBeUndefined();
  expect(server.models.lastTransfers).toEqual(resting);
  server.dispose();
});

it("looks whether somebody else has started a server after a loss, and starts none for it", async () => {
  const { server, peers, spawns } = connected();
  await server.status();
  peers[0]!.lose();
  await expect.poll(() => peers.length, PATIENT).toBe(2);
  expect(spawns).toEqual([true, false]);
  peers[1]!.tell(didChangeTransfers, { transfers: [transfer()] });
  expect(states(server.models.lastTransfers)).toEqual(["running"]);
  server.dispose();
});
