import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, it } from "vitest";
import type { RpcPeer } from "../../../src/client/rpcPeer.ts";
import { ServerLink } from "../../../src/client/serverLink.ts";
import { AppError } from "../../../src/shared/appError.ts";
import { CancelledError } from "../../../src/shared/cancelSignal.ts";
import { silentLogger } from "../../../src/shared/logger.ts";
import * as protocol from "../../../src/shared/protocol.ts";

setFlagsFromString("--expose_gc");
const collectGarbage = runInNewContext("gc") as () => void;

/** A connection whose requests are answered by `answer`. */
function linkWith(answer: (method: string) => Promise<unknown>): ServerLink {
  const nothing = { dispose: () => undefined };
  const peer: RpcPeer = {
    request: <Params extends object, Result>(type: protocol.RequestType<Params, Result>) =>
      type.method === protocol.ping.method ? Promise.resolve({} as Result) : (answer(type.method) as Promise<Result>),
    onNotification: () => nothing,
    onClose: () => nothing,
    dispose: () => undefined,
  };
  return new ServerLink(
    { peer, pid: 1 },
    {
      watchTimes: {},
      logger: silentLogger,
      onStatus: () => undefined,
      onTransfers: () => undefined,
      onModelsChanged: () => undefined,
      onHealth: () => undefined,
      onCrash: () => Promise.resolve(new AppError("server.crashed", "gone")),
      onEnd: () => undefined,
    },
  );
}

it("holds no answer that was given", async () => {
  const given: WeakRef<object>[] = [];
  const link = linkWith(() => {
    const result = { text: "x".repeat(1000) };
    given.push(new WeakRef(result));
    return Promise.resolve(result);
  });
  for (let count = 0; count < 200; count += 1) await link.request(protocol.status, {});
  // A WeakRef keeps its target until the turn that made it or looked at it is over.
  for (let round = 0; round < 3; round += 1) {
    await new Promise((resolve) => setImmediate(resolve));
    collectGarbage();
  }
  expect(given).toHaveLength(200);
  expect(given.filter((ref) => ref.deref() !== undefined)).toEqual([]);
  link.end(new AppError("server.crashed", "over"));
});

it("tells a cancellation by somebody else from this client's own", async () => {
  const link = linkWith(() => Promise.reject(new CancelledError()));
  await expect(link.request(protocol.status, {})).rejects.toMatchObject({ code: "model.unloaded" });
  const options = { signal: AbortSignal.abort() };
  await expect(link.request(protocol.status, {}, options)).rejects.toMatchObject({ name: "CancelledError" });
  link.endsOwnWork = true;
  await expect(link.request(protocol.status, {})).rejects.toMatchObject({ name: "CancelledError" });
  link.endsOwnWork = false;
  const stopped = link.request(protocol.status, {}).catch((error: unknown) => error);
  const reason = new AppError("server.stopped", "told while it was asked why");
  await Promise.resolve();
  link.end(reason);
  expect(await stopped).toBe(reason);
});

it("ends all that is open, and what is asked afterwards, with the first reason", async () => {
  const link = linkWith(() => new Promise(() => undefined));
  const open = [1, 2, 3].map(() => link.request(protocol.status, {}).catch((error: unknown) => error));
  const reason = new AppError("server.crashed", "first");
  link.end(reason);
  link.end(new AppError("server.crashed", "second"));
  expect(await Promise.all(open)).toEqual([reason, reason, reason]);
  await expect(link.request(protocol.status, {})).rejects.toBe(reason);
});
