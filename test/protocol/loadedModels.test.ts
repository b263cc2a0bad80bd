/** Models over the wire: loaded for all who wait, swapped, refused while another one is in use, and unloaded. */
import { describe, expect, it } from "vitest";
import { ask, ScriptedHome } from "../support/scriptedHome.ts";
import { waitUntil } from "../support/serverHome.ts";

const home = ScriptedHome.forThisFile();

describe("models", () => {
  it("loads once for all who wait, and tells each how far it is", async () => {
    const fractions: number[][] = [[], []];
    const load = (index: number) =>
      home.connect({ model: "slow" }).loadModel({
        onProgress: (progress) => {
          if (progress.kind === "loading") fractions[index]!.push(progress.fraction);
        },
      });
    const first = load(0);
    await waitUntil(() => (fractions[0]!.at(-1) ?? 0) > 0.1, "the load to be under way");
    const infos = await Promise.all([first, load(1)]);
    expect(infos[0]).toEqual(infos[1]);
    for (const shares of fractions) {
      expect(shares.at(-1)).toBe(1);
      expect(shares).toEqual([...shares].sort((a, b) => a - b));
    }
    expect(fractions[0]![0]).toBe(0);
    expect(fractions[1]![0]).toBeGreaterThan(0.1); // joined a load that was under way
  });

  it("stops a load that nobody waits for any more, and loads again when asked", async () => {
    const server = home.connect({ model: "slow" });
    await server.status();
    const cancel = new AbortController();
    const load = server.loadModel({ signal: cancel.signal });
    await waitUntil(() => server.lastStatus?.model.kind === "loading", "the load to begin");
    cancel.abort();
    await expect(load).rejects.toMatchObject({ name: "CancelledError" });
    await waitUntil(() => server.lastStatus?.model.kind === "none", "the load to stop");
    expect((await server.loadModel()).name).toBe("slow");
  });

  it("refuses another model while one is in use, and swaps when it is not", async () => {
    const [one, two] = [home.connect({ model: "small" }), home.connect({ model: "other" })];
    const cancel = new AbortController();
    const running = ask(one, "stream 2000 5", { signal: cancel.signal });
    await waitUntil(() => one.lastStatus?.model.kind === "busy", "the answer to begin");
    await expect(ask(two, "hello")).rejects.toMatchObject({ code: "model.busy", details: { model: "small" } });
    cancel.abort();
    await expect(running).rejects.toMatchObject({ name: "CancelledError" });
    expect((await ask(two, "hello")).model.name).toBe("other");
    expect((await one.models.list()).filter(({ loaded }) => loaded).map(({ name }) => name)).toEqual(["other"]);
  });

  it("unloads under running work, whose window is told why, and every window sees it", async () => {
    const [one, two] = [home.connect(), home.connect()];
    await two.status();
    const running = ask(one, "stream 2000 5");
    const outcome = expect(running).rejects.toMatchObject({ code: "model.unloaded" });
    await waitUntil(() => two.lastStatus?.model.kind === "busy", "the answer to begin");
    expect(await two.unloadModel()).toBe(true);
    await outcome;
    await waitUntil(() => two.lastStatus?.model.kind === "none", "the news");
    expect(await two.unloadModel()).toBe(false);
    expect((await ask(one, "again")).text).toBe("again");
  });

  it("shows a model that cannot be loaded, and goes on with another", async () => {
    const broken = home.connect({ model: "broken" });
    await expect(broken.loadModel()).rejects.toMatchObject({
      code: "model.loadFailed",
      details: { reason: "it is broken" },
    });
    await waitUntil(() => broken.lastStatus?.model.kind === "failed", "the news");
    expect(broken.lastStatus?.model).toMatchObject({ kind: "failed", error: { code: "model.loadFailed" } });
    expect((await ask(home.connect(), "hello")).text).toBe("hello");
  });

  it("names a model that is not there", async () => {
    await expect(home.connect({ model: "nobody" }).loadModel()).rejects.toMatchObject({
      code: "model.notFound",
      details: { model: "nobody" },
    });
  });
});
