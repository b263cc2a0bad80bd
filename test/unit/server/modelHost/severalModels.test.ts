/** Several models: beside each other where memory holds them, one after the other where it does not. */
import { describe, expect, vi } from "vitest";
import { it, nameOf, need, settled, watching } from "../../../support/modelHostFixture.ts";

describe("several models", () => {
  it("stand beside each other where memory holds both; each client sees its own first", async ({
    fixture,
    engine,
    host,
  }) => {
    engine.room = 2;
    const [one, two] = [{}, {}];
    await fixture.useOnce("/a", one);
    await fixture.useOnce("/b", two);
    expect(engine.events).toEqual(["load /a", "load /b"]);
    expect(fixture.loadedPaths()).toEqual(["/a", "/b"]);
    expect(host.stateFor(one)).toMatchObject({ model: { info: { path: "/a" } }, others: [{ info: { path: "/b" } }] });
    expect(host.stateFor(two)).toMatchObject({ model: { info: { path: "/b" } }, others: [{ info: { path: "/a" } }] });
    expect(fixture.stateOf({})).toMatchObject({ info: { path: "/b" } }); // the last that anybody asked for
  });

  it("swaps at once what only the same client had used, and loads when the memory is free", async ({
    fixture,
    engine,
  }) => {
    const client = {};
    await fixture.useOnce("/a", client);
    expect(await fixture.useOnce("/b", client)).toBe("b");
    expect(engine.events).toEqual(["load /a", "free /a", "load /b"]);
  });

  it("swaps what another client has used when that was 30 s ago, and not before", async ({ fixture, engine }) => {
    await fixture.useOnce("/a");
    const refused = { code: "model.busy", details: { model: "a", own: false } };
    await expect(fixture.useOnce("/b")).rejects.toMatchObject(refused);
    vi.advanceTimersByTime(29_000);
    await expect(fixture.useOnce("/b")).rejects.toMatchObject(refused);
    vi.advanceTimersByTime(1_001);
    expect(await fixture.useOnce("/b")).toBe("b");
    expect(engine.events).toEqual(["load /a", "free /a", "load /b"]);
  });

  it("swaps what a client had used that has gone", async ({ fixture, host }) => {
    const gone = {};
    await fixture.useOnce("/a", gone);
    host.forget(gone);
    expect(await fixture.useOnce("/b")).toBe("b");
  });

  it("puts out what nobody needs before it refuses, and keeps what is in use", async ({ fixture, engine }) => {
    engine.room = 2;
    await fixture.useOnce("/a");
    const work = await fixture.busyOn("/b");
    vi.advanceTimersByTime(31_000);
    expect(await fixture.useOnce("/c")).toBe("c");
    expect(fixture.loadedPaths()).toEqual(["/b", "/c"]);
    work.end.resolve("done");
    expect(await work.outcome).toBe("done");
  });

  it("puts out nothing where that does not suffice", async ({ fixture, engine, host }) => {
    engine.room = 2;
    await fixture.useOnce("/a");
    const work = await fixture.busyOn("/b");
    vi.advanceTimersByTime(31_000);
    await expect(fixture.useOnce("/big")).rejects.toMatchObject({ code: "model.busy" });
    expect(fixture.loadedPaths()).toEqual(["/a", "/b"]);
    // Until the other is free as well.
    const wait = host.use(need("/big", "wait"), watching().watch, nameOf);
    await settled();
    work.end.resolve("done");
    await settled();
    expect(fixture.loadedPaths()).toEqual(["/a", "/b"]);
    await vi.advanceTimersByTimeAsync(30_001);
    await settled();
    engine.letGo("/big");
    expect(await wait).toBe("big");
    expect(fixture.loadedPaths()).toEqual([]);
  });

  it("refuses while another is in use or being loaded, and by which", async ({ fixture, engine }) => {
    const work = [fixture.workOn("/a"), fixture.workOn("/a")];
    await settled();
    await expect(fixture.useOnce("/b")).rejects.toMatchObject({
      code: "model.busy",
      details: { model: "a", own: false },
    });
    engine.letGo("/a");
    await settled();
    await expect(fixture.useOnce("/b")).rejects.toMatchObject({
      code: "model.busy",
      details: { model: "a", own: false },
    });
    for (const { cancel } of work) cancel.abort();
  });

  it("keeps the loaded model when another request names a file that cannot be loaded", async ({ fixture, engine }) => {
    const client = {};
    await fixture.useOnce("/a", client);
    await expect(fixture.useOnce("/unusable", client, "switch")).rejects.toMatchObject({ code: "model.invalidFile" });
    expect(fixture.loadedPaths()).toEqual(["/a"]);
    expect(engine.events).toEqual(["load /a"]);
  });

  it("does not put out for one request what another has just been given", async ({ fixture, engine, host }) => {
    const client = {};
    await fixture.useOnce("/a", client);
    const [b, c] = [watching(client), watching({})];
    const first = host.use(need("/b"), b.watch, nameOf);
    const second = host.use(need("/c"), c.watch, nameOf);
    await expect(second).rejects.toMatchObject({ code: "model.busy" });
    await vi.waitFor(() => engine.letGo("/b"));
    expect(await first).toBe("b");
  });
});
