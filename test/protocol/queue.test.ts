/** Who waits for whom over the wire, what a cancellation comes to wherever it meets a request, and a queue of a thousand. */
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { ServerApi } from "../../src/client/serverApi.ts";
import type { TaskProgress } from "../../src/shared/protocol.ts";
import { seededRandom } from "../support/seededRandom.ts";
import { bundleScriptedServer, ServerHome, waitUntil } from "../support/serverHome.ts";

let bundleFolder: string;
let home: ServerHome;

beforeAll(async () => {
  bundleFolder = mkdtempSync(path.join(os.tmpdir(), "sealion-bundle-"));
  home = new ServerHome(await bundleScriptedServer(bundleFolder));
});
afterEach(async () => {
  await home.connect().unloadModel();
});
afterAll(async () => {
  await home.dispose();
  rmSync(bundleFolder, { recursive: true, force: true });
});

interface Watch {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: TaskProgress) => void;
}

function ask(server: ServerApi, content: string, watch: Watch = {}) {
  return server.chat({ messages: [{ role: "user", content }], thinking: false }, watch);
}

function queueOf(server: ServerApi): string {
  const model = server.lastStatus?.model;
  return model?.kind === "busy" ? `${model.running} ${model.queued}` : (model?.kind ?? "");
}

describe("fairness", () => {
  const document = Array.from({ length: 500 }, (_, index) => `Segment ${index}.`).join("\n\n");

  it.each(["small", "wide"])(
    "begins a chat's answer in the next batch while 500 segments translate, on %s",
    async (model) => {
      const [one, two] = [home.connect({ model }), home.connect({ model })];
      await one.loadModel();
      const kinds: string[] = [];
      let parts = 0;
      const translation = one.translate(
        { text: document, target: "th" },
        { onProgress: (progress) => (parts = progress.kind === "part" ? progress.index : parts) },
      );
      for (let answers = 0; answers < 5; answers += 1) {
        const seen = parts;
        await waitUntil(() => parts > seen, "the translation to go on");
        const answer = await ask(two, "batches", { onProgress: ({ kind }) => kinds.push(kind) });
        expect(answer.text).toBe("1");
      }
      expect(parts).toBeLessThan(500); // it was at work all the time
      expect(kinds).not.toContain("queued");
      expect((await translation).text.split("\n\n")).toHaveLength(500);
    },
  );

  it("has three segments of one window not wait for five hundred of another", async () => {
    const [one, two] = [home.connect(), home.connect()];
    await one.loadModel();
    let parts = 0;
    const long = one.translate(
      { text: document, target: "th" },
      { onProgress: (progress) => (parts = progress.kind === "part" ? progress.index : parts) },
    );
    await waitUntil(() => parts > 1, "the long one to begin");
    const before = parts;
    await two.translate({ text: "One.\n\nTwo.\n\nThree.", target: "th" });
    // One of its own after each of theirs, one that was under way, and what the news of it took.
    expect(parts - before).toBeLessThan(50);
    await long;
  });

  it("lets what somebody looks at pass what runs in the background", async () => {
    const [one, two] = [home.connect(), home.connect()];
    await one.loadModel();
    const order: string[] = [];
    const long = one.translate({ text: document, target: "th" }).then(() => order.push("background"));
    await waitUntil(() => queueOf(one) === "1 0", "the long one to begin");
    await two.translate({ text: "Hover.", target: "th", urgency: "interactive" }).then(() => order.push("hover"));
    await long;
    expect(order).toEqual(["hover", "background"]);
  });
});

describe("a cancellation is answered although the server is not done", () => {
  const cancelled = { name: "CancelledError" };

  it("while a model loads for somebody else as well", async () => {
    const [one, two] = [home.connect({ model: "slow" }), home.connect({ model: "slow" })];
    await one.status();
    const cancel = new AbortController();
    let hasLoaded = false;
    const load = one.loadModel().then(() => (hasLoaded = true));
    const fractions: TaskProgress[] = [];
    const outcome = two.loadModel({ signal: cancel.signal, onProgress: (progress) => fractions.push(progress) });
    await waitUntil(() => fractions.length > 0, "the second to wait for the load");
    cancel.abort();
    await expect(outcome).rejects.toMatchObject(cancelled);
    expect(hasLoaded).toBe(false);
    await load;
  });

  it.each([
    ["a template renders", "render 1500"],
    ["the engine does not hear", "deaf 1500"],
  ])("while %s", async (_name, content) => {
    const [one, two] = [home.connect(), home.connect()];
    await one.loadModel();
    const cancel = new AbortController();
    let isDone = false;
    const outcome = ask(one, content, { signal: cancel.signal });
    // The same, begun at the same time and not cancelled, is still at work when the cancellation is answered.
    const same = ask(two, content).then(() => (isDone = true));
    await two.status();
    cancel.abort();
    await expect(outcome).rejects.toMatchObject(cancelled);
    expect(isDone).toBe(false);
    // The one place is held until the engine has really ended.
    if (content.startsWith("deaf")) expect((await two.status()).model).toMatchObject({ kind: "busy", running: 1 });
    await same;
    expect((await ask(one, "next")).text).toBe("next");
    await waitUntil(() => queueOf(two) === "ready", "the model to be free");
  });

  it("while it waits in the queue, or for another model to be free", async () => {
    const [one, two, three] = [home.connect(), home.connect(), home.connect({ model: "other" })];
    await one.loadModel();
    const [stopOne, stopTwo, stopThree] = [new AbortController(), new AbortController(), new AbortController()];
    const kinds: string[] = [];
    const onProgress = ({ kind }: TaskProgress) => kinds.push(kind);
    const first = ask(one, "stream 100000 5", { signal: stopOne.signal });
    await waitUntil(() => queueOf(one) === "1 0", "the first to run");
    const second = ask(two, "second", { signal: stopTwo.signal, onProgress });
    await waitUntil(() => kinds.includes("queued"), "the second to wait");
    const third = three.translate(
      { text: "third", target: "th", whenBusy: "wait" },
      { signal: stopThree.signal, onProgress },
    );
    await waitUntil(() => kinds.includes("waitingForModel"), "the third to wait");
    stopThree.abort();
    await expect(third).rejects.toMatchObject(cancelled);
    stopTwo.abort();
    await expect(second).rejects.toMatchObject(cancelled);
    await waitUntil(() => queueOf(one) === "1 0", "the first to be alone");
    stopOne.abort();
    await expect(first).rejects.toMatchObject(cancelled);
  });
});

it("settles a thousand requests of five windows, cancelled at random, and keeps nothing of them", async () => {
  const random = seededRandom(7);
  const windows = Array.from({ length: 5 }, () => home.connect({ model: "wide" }));
  await Promise.all(windows.map((window) => window.loadModel()));
  const requests = Array.from({ length: 1000 }, (_, index) => {
    const cancel = new AbortController();
    const window = windows[index % windows.length]!;
    const watch = { signal: cancel.signal };
    const outcome = [
      () => ask(window, `echo ${index}`, watch),
      () => ask(window, "stream 20 2", watch),
      () => window.translate({ text: `One ${index}.\n\nTwo.`, target: "th" }, watch),
      () => window.translate({ text: `Hover ${index}.`, target: "vi", urgency: "interactive" }, watch),
    ][Math.floor(random() * 4)]!().then(
      () => "answered",
      (error: unknown) => (error instanceof Error ? error.name : "failed"),
    );
    return { cancel, outcome };
  });
  for (const { cancel } of requests) {
    if (random() < 0.6) cancel.abort();
    if (random() < 0.1) await new Promise((resolve) => setTimeout(resolve, random() * 10));
  }
  const outcomes = await Promise.all(requests.map(({ outcome }) => outcome));
  expect(new Set(outcomes)).toEqual(new Set(["answered", "CancelledError"]));
  expect(outcomes.filter((outcome) => outcome === "answered").length).toBeGreaterThanOrEqual(300);
  await waitUntil(() => queueOf(windows[0]!) === "ready", "the queue to be empty");
  for (const window of windows) expect((await window.status()).model.kind).toBe("ready");
});
