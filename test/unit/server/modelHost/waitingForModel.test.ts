/** Who needs a model that leaves no room: waits for it, or takes its place. */
import { getEventListeners } from "node:events";
import { describe, expect, vi } from "vitest";
import { AppError } from "../../../../src/shared/appError.ts";
import { CancelledError } from "../../../../src/shared/cancelSignal.ts";
import { createDeferred } from "../../../../src/shared/deferred.ts";
import { it, nameOf, need, settled, watching } from "../../../support/modelHostFixture.ts";

describe("waiting and switching", () => {
  it("waits on request, says for what, and loads when the other is free", async ({ fixture, engine, host }) => {
    const work = await fixture.busyOn("/a");
    const waiting = watching();
    const wait = host.use(need("/b", "wait"), waiting.watch, nameOf);
    await vi.waitFor(() => expect(waiting.reports).toEqual([{ kind: "waitingForModel", model: "a" }]));
    work.end.resolve("done");
    await work.outcome;
    vi.advanceTimersByTime(31_000);
    await vi.waitFor(() => engine.letGo("/b"));
    expect(await wait).toBe("b");
    expect(waiting.reports.filter(({ kind }) => kind === "waitingForModel")).toHaveLength(1);
  });

  it("looks again when the other may be free, and not in between", async ({ fixture, engine, host }) => {
    const client = {};
    const works = [fixture.workOn("/a"), fixture.workOn("/a", client)];
    await settled();
    engine.letGo("/a");
    await settled();
    const waiting = watching(client);
    const wait = host.use(need("/b", "wait"), waiting.watch, nameOf);
    await vi.waitFor(() => expect(waiting.reports).toHaveLength(1));
    expect(engine.looks).toBe(1);
    await vi.advanceTimersByTimeAsync(3_600_000);
    expect(engine.looks).toBe(1);
    for (const { end } of works) end.resolve("done");
    await vi.advanceTimersByTimeAsync(29_000);
    expect(engine.looks).toBe(2); // with the last of them
    await vi.advanceTimersByTimeAsync(1_001);
    engine.letGo("/b");
    expect(await wait).toBe("b");
    expect(engine.looks).toBe(3);
  });

  it("loads at once what the same window waits for, when its own work is done", async ({ fixture, engine, host }) => {
    const client = {};
    const work = await fixture.busyOn("/a", client);
    await expect(fixture.useOnce("/b", client)).rejects.toMatchObject({ details: { model: "a", own: true } });
    const wait = host.use(need("/b", "wait"), watching(client).watch, nameOf);
    await settled();
    work.end.resolve("done");
    await vi.waitFor(() => engine.letGo("/b"));
    expect(await wait).toBe("b");
  });

  it.for(["unload", "forget"] as const)("loads at once after %s", async (event, { fixture, engine, host }) => {
    const other = {};
    await fixture.useOnce("/a", other);
    const waiting = watching();
    const wait = host.use(need("/b", "wait"), waiting.watch, nameOf);
    await vi.waitFor(() => expect(waiting.reports).toHaveLength(1));
    if (event === "unload") await host.unload();
    else host.forget(other);
    await vi.waitFor(() => engine.letGo("/b"));
    expect(await wait).toBe("b");
  });

  it("hears of a cancellation while it waits", async ({ fixture, engine, host }) => {
    const work = fixture.workOn("/a");
    await settled();
    const waiting = watching();
    const wait = host.use(need("/b", "wait"), waiting.watch, nameOf).catch((error: unknown) => error);
    await vi.waitFor(() => expect(waiting.reports).toHaveLength(1));
    waiting.cancel.abort();
    expect(CancelledError.is(await wait)).toBe(true);
    expect(getEventListeners(waiting.cancel.signal, "abort")).toHaveLength(0);
    expect(engine.events).toEqual(["load /a"]);
    work.cancel.abort();
  });

  it("switches on request: the others learn why, and the memory is free before the load", async ({
    fixture,
    engine,
  }) => {
    const work = await fixture.busyOn("/a");
    expect(await fixture.useOnce("/b", {}, "switch")).toBe("b");
    await expect(work.outcome).rejects.toMatchObject({
      code: "model.switched",
      details: { model: "b", former: "a" },
    });
    expect(engine.events).toEqual(["load /a", "free /a", "load /b"]);
  });

  it("tells that it was switched also who fails in another way without a model", async ({ fixture, engine, host }) => {
    const rendering = createDeferred<string>();
    const use = host.use(need("/a"), watching().watch, () => rendering.promise);
    await settled();
    engine.letGo("/a");
    await settled();
    await fixture.useOnce("/b", {}, "switch");
    rendering.reject(new AppError("internal", "The model was disposed"));
    await expect(use).rejects.toMatchObject({ code: "model.switched" });
  });

  it("tells who has cancelled that it was cancelled, also when the model was switched then", async ({ fixture }) => {
    const work = await fixture.busyOn("/a");
    work.cancel.abort();
    await fixture.useOnce("/b", {}, "switch");
    await expect(work.outcome).rejects.toMatchObject({ name: "CancelledError" });
  });

  it("does not run what was cancelled while room was made for it", async ({ fixture, engine, host }) => {
    await fixture.useOnce("/a");
    const { watch, cancel } = watching();
    let ran = false;
    const use = host.use(need("/b", "switch"), watch, () => Promise.resolve((ran = true)));
    cancel.abort();
    await expect(use).rejects.toMatchObject({ name: "CancelledError" });
    expect(ran).toBe(false);
    expect(fixture.loadedPaths()).toEqual(["/a"]);
    expect(engine.events).toEqual(["load /a"]);
  });
});
