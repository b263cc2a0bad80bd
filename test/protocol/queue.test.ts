/** Who waits for whom over the wire, what a cancellation comes to wherever it meets a request, and a queue of a thousand. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { ServerApi } from "../../src/client/serverApi.ts";
import { chat, DEFAULT_LOAD_SETTINGS, loadModel, type TaskProgress, translate } from "../../src/shared/protocol.ts";
import { REQUEST_CANCELLED } from "../../src/shared/wireError.ts";
import { type RawRequest, RawWindow } from "../support/rawWindow.ts";
import { ask, ScriptedHome } from "../support/scriptedHome.ts";
import { seededRandom } from "../support/seededRandom.ts";
import { waitUntil } from "../support/serverHome.ts";

const home = ScriptedHome.forThisFile();

function queueOf(server: ServerApi): string {
  const model = server.lastStatus?.model;
  return model?.kind === "busy" ? `${model.running} ${model.queued}` : (model?.kind ?? "");
}

/** Whether it is over yet. */
function watchEnd(work: Promise<unknown>): { isOver: boolean } {
  const state = { isOver: false };
  void work.catch(() => undefined).finally(() => (state.isOver = true));
  return state;
}

describe("fairness", () => {
  const document = Array.from({ length: 500 }, (_, index) => `Segment ${index}.`).join("\n\n");

  it.each(["small", "wide"])(
    "begins a chat's answer in the next batch while 500 segments translate, on %s",
    { timeout: 60_000 },
    async (model) => {
      const [one, two] = [home.connect({ model }), home.connect({ model })];
      await one.loadModel();
      await two.status();
      const kinds: string[] = [];
      let parts = 0;
      const translation = one.translate(
        { text: document, target: "th" },
        { onProgress: (progress) => (parts = progress.kind === "segments" ? progress.done : parts) },
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
    await two.status();
    let parts = 0;
    const stop = new AbortController();
    const onProgress = (progress: TaskProgress) => (parts = progress.kind === "segments" ? progress.done : parts);
    const long = watchEnd(one.translate({ text: document, target: "th" }, { signal: stop.signal, onProgress }));
    await waitUntil(() => parts > 1, "the long one to begin");
    const before = parts;
    await two.translate({ text: "One.\n\nTwo.\n\nThree.", target: "th" });
    // One of its own after each of theirs, one that was under way, and what the news of it took.
    expect(parts - before).toBeLessThan(50);
    expect(long.isOver).toBe(false);
    stop.abort();
  });

  it("lets what somebody looks at pass what runs in the background", async () => {
    const [one, two] = [home.connect(), home.connect()];
    await one.loadModel();
    await two.status();
    const stop = new AbortController();
    const long = watchEnd(one.translate({ text: document, target: "th" }, { signal: stop.signal }));
    await waitUntil(() => queueOf(one) === "1 0", "the long one to begin");
    await two.translate({ text: "Hover.", target: "th", urgency: "interactive" });
    expect(long.isOver).toBe(false);
    stop.abort();
  });
});

describe("the server answers a cancellation although the work is not done", () => {
  let window: RawWindow;
  beforeEach(async () => {
    window = new RawWindow(await home.acquire());
  });
  afterEach(() => window.close());

  const need = (ref: string) => ({ model: { ref, dirs: [] }, settings: DEFAULT_LOAD_SETTINGS });
  const chatWith = (content: string, ref = "small") =>
    window.ask(chat, { ...need(ref), messages: [{ role: "user", content }], thinking: false });
  const kindsOf = ({ progress }: RawRequest) => progress.map(({ kind }) => kind);

  it("while a model loads, for somebody else as well", async () => {
    const other = home.connect({ model: "slow" });
    const load = watchEnd(other.loadModel());
    const cancelled = window.ask(loadModel, need("slow"));
    await waitUntil(() => kindsOf(cancelled).includes("loading"), "the load to be reported");
    cancelled.cancel();
    expect(await cancelled.outcome).toBe(REQUEST_CANCELLED);
    expect(load.isOver).toBe(false);
    await waitUntil(() => load.isOver, "the other's load to go on");
  });

  it.each([
    ["a template renders", "render 1500"],
    ["the engine does not hear", "deaf 1500"],
  ])("while %s", async (_name, content) => {
    const other = home.connect({ model: "wide" });
    await other.loadModel();
    const cancelled = chatWith(content, "wide");
    // The same, begun at the same time and not cancelled, is still at work when the cancellation is answered.
    const same = watchEnd(ask(other, content));
    if (content.startsWith("deaf")) await waitUntil(() => queueOf(other) === "2 0", "both to be in the engine");
    else await other.status();
    cancelled.cancel();
    expect(await cancelled.outcome).toBe(REQUEST_CANCELLED);
    expect(same.isOver).toBe(false);
    // The place is held until the engine has really ended.
    if (content.startsWith("deaf")) expect((await other.status()).model).toMatchObject({ kind: "busy", running: 2 });
    await waitUntil(() => same.isOver && queueOf(other) === "ready", "the model to be free");
  });

  it("while it waits in the queue, or for another model to be free", async () => {
    const other = home.connect();
    const stop = new AbortController();
    const running = watchEnd(ask(other, "stream 100000 5", { signal: stop.signal }));
    await waitUntil(() => queueOf(other) === "1 0", "the first to run");
    const queued = chatWith("second");
    await waitUntil(() => kindsOf(queued).includes("queued"), "the second to wait");
    const waiting = window.ask(translate, { ...need("other"), text: "third", target: "th", whenBusy: "wait" });
    await waitUntil(() => kindsOf(waiting).includes("waitingForModel"), "the third to wait");
    queued.cancel();
    waiting.cancel();
    expect(await queued.outcome).toBe(REQUEST_CANCELLED);
    expect(await waiting.outcome).toBe(REQUEST_CANCELLED); // and not an error of a timer that was interrupted
    await waitUntil(() => queueOf(other) === "1 0", "the first to be alone");
    expect(running.isOver).toBe(false);
    stop.abort();
  });

  it("in the middle of a translation of many segments", async () => {
    const text = Array.from({ length: 500 }, (_, index) => `Segment ${index}.`).join("\n\n");
    const long = window.ask(translate, { ...need("wide"), text, target: "th" });
    await waitUntil(() => kindsOf(long).includes("segments"), "the translation to begin");
    long.cancel();
    expect(await long.outcome).toBe(REQUEST_CANCELLED);
    expect((await ask(home.connect({ model: "wide" }), "next")).text).toBe("next");
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
