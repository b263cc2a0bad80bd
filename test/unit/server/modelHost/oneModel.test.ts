/** One model: loaded when it is asked for, shared, and put out. */
import { describe, expect } from "vitest";
import { AppError } from "../../../../src/shared/appError.ts";
import { DEFAULT_LOAD_SETTINGS } from "../../../../src/shared/protocol.ts";
import { it, nameOf, need, settled, watching } from "../../../support/modelHostFixture.ts";

describe("one model", () => {
  it("is loaded when first asked for, and then no more", async ({ fixture, engine, host }) => {
    expect(fixture.stateOf()).toEqual({ kind: "none" });
    const first = host.use(need("/a"), watching().watch, nameOf);
    expect(fixture.stateOf()).toEqual({ kind: "loading", path: "/a", fraction: 0 });
    await settled();
    engine.letGo("/a");
    expect(await first).toBe("a");
    expect(fixture.stateOf()).toMatchObject({ kind: "ready", info: { path: "/a" } });
    const other = { path: "/a", settings: { ...DEFAULT_LOAD_SETTINGS, contextTokens: 512 } };
    expect(await host.use(other, watching().watch, nameOf)).toBe("a"); // settings are those of who loaded
    expect(engine.events).toEqual(["load /a"]);
  });

  it("shares its load, with the progress, among all who wait for it", async ({ fixture, engine, host }) => {
    const [one, two] = [watching(), watching()];
    const first = host.use(need("/a"), one.watch, nameOf);
    await settled();
    engine.loads[0]?.onProgress?.(0.5);
    const second = host.use(need("/a"), two.watch, nameOf);
    engine.loads[0]?.onProgress?.(0.75);
    expect(fixture.stateOf()).toEqual({ kind: "loading", path: "/a", fraction: 0.75 });
    engine.letGo("/a");
    await Promise.all([first, second]);
    expect(one.reports.map((report) => "fraction" in report && report.fraction)).toEqual([0, 0.5, 0.75]);
    expect(two.reports.map((report) => "fraction" in report && report.fraction)).toEqual([0.5, 0.75]);
  });

  it("goes on loading while one still waits, and stops when none does", async ({ fixture, engine, host }) => {
    const [one, two] = [watching(), watching()];
    const outcomes = Promise.allSettled([one, two].map(({ watch }) => host.use(need("/a"), watch, nameOf)));
    await settled();
    one.cancel.abort();
    expect(engine.loads[0]?.signal?.aborted).toBe(false);
    two.cancel.abort();
    expect(engine.loads[0]?.signal?.aborted).toBe(true);
    expect(fixture.stateOf()).toEqual({ kind: "none" });
    // Who comes now is not taken down with the load that is being stopped.
    expect(await fixture.useOnce("/a")).toBe("a");
    expect((await outcomes).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  });

  it("shows a failure to who asked for it until something is tried, and then tries again", async ({
    fixture,
    engine,
    host,
  }) => {
    const client = {};
    const failing = host.use(need("/a"), watching(client).watch, nameOf);
    await settled();
    engine.letGo("/a", new AppError("model.loadFailed", "no", { details: { reason: "no" } }));
    await expect(failing).rejects.toMatchObject({ code: "model.loadFailed" });
    const failed = { kind: "failed", path: "/a", error: { code: "model.loadFailed", message: "no" } };
    expect(fixture.stateOf()).toMatchObject(failed);
    expect(fixture.stateOf(client)).toMatchObject(failed);
    expect(await fixture.useOnce("/a", client)).toBe("a");
    expect(fixture.stateOf(client)).toMatchObject({ kind: "ready" });
  });

  it("keeps a failure from those who use a model that works", async ({ fixture, engine, host }) => {
    engine.room = 2;
    const [works, fails] = [{}, {}];
    await fixture.useOnce("/a", works);
    const failing = host.use(need("/b"), watching(fails).watch, nameOf);
    await settled();
    engine.letGo("/b", new AppError("model.loadFailed", "no", { details: { reason: "no" } }));
    await expect(failing).rejects.toMatchObject({ code: "model.loadFailed" });
    expect(fixture.stateOf(works)).toMatchObject({ kind: "ready", info: { path: "/a" } });
    expect(host.stateFor(fails)).toMatchObject({ model: { kind: "failed", path: "/b" }, others: [{ kind: "ready" }] });
  });
});

describe("unloading", () => {
  it("ends what runs, everywhere, as cancelled", async ({ fixture, engine, host }) => {
    engine.room = 2;
    const work = [fixture.workOn("/a"), fixture.workOn("/a"), fixture.workOn("/b")];
    await settled();
    engine.letGo("/a");
    await settled();
    expect(await host.unload()).toBe(true);
    for (const { outcome } of work) await expect(outcome).rejects.toMatchObject({ name: "CancelledError" });
    expect(engine.loads.map(({ signal }) => signal?.aborted)).toEqual([true, true]);
    expect(fixture.stateOf()).toEqual({ kind: "none" });
    expect(await host.unload()).toBe(false);
  });

  it("frees the models and then the engine at the end", async ({ fixture, engine, host }) => {
    engine.room = 2;
    await fixture.useOnce("/a");
    await fixture.useOnce("/b");
    await host.dispose();
    expect(engine.events).toEqual(["load /a", "load /b", "free /a", "free /b", "dispose"]);
  });
});
