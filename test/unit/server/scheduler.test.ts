import { getEventListeners } from "node:events";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Priority } from "../../../src/core/engine.ts";
import { type QueuedTask, type Release, Scheduler } from "../../../src/server/scheduler.ts";
import { seededRandom } from "../../support/seededRandom.ts";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

interface TestTask extends QueuedTask {
  readonly told: number[];
}

function taskOf(client: object, priority: Priority = "chat"): TestTask {
  const told: number[] = [];
  return { client, priority, told, onQueued: (ahead) => told.push(ahead) };
}

/** A place that was asked for, by name. */
interface Asked {
  readonly release: () => void;
  readonly cancel: AbortController;
  readonly outcome: Promise<Release>;
}

function createQueue(places = 1) {
  const scheduler = new Scheduler({ places });
  const begun: string[] = [];
  const ask = (name: string, task: QueuedTask): Asked => {
    const cancel = new AbortController();
    let release: Release | undefined;
    const outcome = scheduler.take(task, cancel.signal).then((given) => {
      begun.push(name);
      return (release = given);
    });
    outcome.catch(() => undefined); // some are cancelled on purpose
    return { cancel, outcome, release: () => release?.() };
  };
  /** What was begun since the last call. */
  const news = async (): Promise<string> => {
    await vi.advanceTimersByTimeAsync(200);
    return begun.splice(0).join(" ");
  };
  return { scheduler, ask, news };
}

/** Opens the task and hands out the very object that was opened. */
function openTask(scheduler: Scheduler, client: object = {}, priority: Priority = "chat") {
  const task = taskOf(client, priority);
  return { task, end: scheduler.open(task) };
}

describe("places", () => {
  it("gives as many at a time as there are, the next when one comes back", async () => {
    const { scheduler, ask, news } = createQueue(2);
    const [a, b, c] = ["a", "b", "c"].map((name) => ask(name, openTask(scheduler).task));
    expect(await news()).toBe("a b");
    expect([scheduler.running, scheduler.queued]).toEqual([2, 1]);
    b!.release();
    expect(await news()).toBe("c");
    b!.release(); // twice is once
    const d = ask("d", openTask(scheduler).task);
    expect(await news()).toBe("");
    a!.release();
    expect(await news()).toBe("d");
    for (const asked of [c!, d]) asked.release();
  });

  it("gives one at least, whatever a model says", async () => {
    const { scheduler, ask, news } = createQueue(0);
    ask("a", openTask(scheduler).task);
    expect(await news()).toBe("a");
  });

  it("keeps a cancelled one until its work has really ended", async () => {
    const { scheduler, ask, news } = createQueue();
    const a = ask("a", openTask(scheduler).task);
    ask("b", openTask(scheduler).task);
    await news();
    a.cancel.abort();
    expect(await news()).toBe("");
    a.release();
    expect(await news()).toBe("b");
  });

  it("gives none to who was cancelled before", async () => {
    const { scheduler } = createQueue();
    const { task, end } = openTask(scheduler);
    await expect(scheduler.take(task, AbortSignal.abort())).rejects.toMatchObject({ name: "CancelledError" });
    end();
    expect([scheduler.running, scheduler.queued]).toEqual([0, 0]);
  });
});

describe("priorities", () => {
  it("lets a chat begin although a translation holds every place, and hover after it", async () => {
    const { scheduler, ask, news } = createQueue(2);
    const batch = openTask(scheduler, {}, "batch").task;
    for (const name of ["b1", "b2", "b3"]) ask(name, batch);
    expect(await news()).toBe("b1 b2");
    const h1 = ask("h1", openTask(scheduler, {}, "hover").task);
    ask("c1", openTask(scheduler, {}, "chat").task);
    expect(await news()).toBe("h1 c1");
    ask("h2", openTask(scheduler, {}, "hover").task); // one chat and one hover are as many as there are places
    const c2 = ask("c2", openTask(scheduler, {}, "chat").task);
    const c3 = ask("c3", openTask(scheduler, {}, "chat").task);
    expect(await news()).toBe("c2");
    c2.release();
    expect(await news()).toBe("c3");
    c3.release();
    expect(await news()).toBe(""); // c1 and h1 go on
    h1.release();
    expect(await news()).toBe("h2");
  });

  it("gives the background its turn only when nothing better is at work", async () => {
    const { scheduler, ask, news } = createQueue();
    const chat = ask("chat", openTask(scheduler, {}, "chat").task);
    ask("batch", openTask(scheduler, {}, "batch").task);
    const hover = ask("hover", openTask(scheduler, {}, "hover").task);
    expect(await news()).toBe("chat");
    chat.release();
    expect(await news()).toBe("hover");
    hover.release();
    expect(await news()).toBe("batch");
  });
});

describe("fairness", () => {
  it("serves the client that was served least recently, and its own requests in order", async () => {
    const { scheduler, ask, news } = createQueue();
    const [windowA, windowB] = [{}, {}];
    const many = openTask(scheduler, windowA, "batch").task;
    const few = openTask(scheduler, windowB, "batch").task;
    const places = [1, 2, 3, 4].map((index) => ask(`a${index}`, many));
    places.push(ask("b1", few), ask("b2", few));
    const order = [await news()];
    for (let step = 0; step < 5; step += 1) {
      for (const place of places) place.release(); // only the one that is held counts
      order.push(await news());
    }
    expect(order.join(" ")).toBe("a1 b1 a2 b2 a3 a4");
  });

  it("has a new client that gives up lose its turn to the one that came next", async () => {
    const { scheduler, ask, news } = createQueue();
    const [windowA, windowB] = [{}, {}];
    const running = ask("r", openTask(scheduler).task);
    const a1 = ask("a1", openTask(scheduler, windowA).task);
    const b1 = ask("b1", openTask(scheduler, windowB).task);
    ask("a2", openTask(scheduler, windowA).task);
    await news();
    a1.cancel.abort();
    running.release();
    expect(await news()).toBe("b1");
    b1.release();
    expect(await news()).toBe("a2");
  });

  it("has nobody wait for longer than one place of each other client", async () => {
    const { scheduler, ask, news } = createQueue();
    const clients = [{}, {}, {}];
    const asked = clients.flatMap((client, index) => {
      const { task } = openTask(scheduler, client, "batch");
      return Array.from({ length: 20 }, () => ask(String(index), task));
    });
    const order = [await news()];
    while (order.length < 60) {
      for (const place of asked) place.release();
      order.push(await news());
    }
    for (let start = 0; start < 60; start += 3) expect(new Set(order.slice(start, start + 3)).size).toBe(3);
  });
});

describe("positions", () => {
  it("counts the requests that come before, those that are being answered included, and tells each step", async () => {
    const { scheduler, ask, news } = createQueue();
    const tasks = [1, 2, 3].map(() => openTask(scheduler));
    const [a, b] = tasks.map(({ task }, index) => ask(String(index), task));
    await news();
    expect(tasks.map(({ task }) => task.told)).toEqual([[], [1], [2]]);
    a!.release();
    tasks[0]!.end();
    await news();
    expect(tasks.map(({ task }) => task.told)).toEqual([[], [1], [2, 1]]);
    b!.cancel.abort();
    b!.release();
    tasks[1]!.end();
    await news();
    expect(tasks[2]!.task.told).toEqual([2, 1]); // it has begun
    expect([scheduler.running, scheduler.queued]).toEqual([1, 0]);
  });

  it("counts a request once, however many generations it asks for, and who comes later but is more urgent", async () => {
    const { scheduler, ask, news } = createQueue(2);
    const running = openTask(scheduler, {}, "batch").task;
    for (let index = 0; index < 9; index += 1) ask("r", running);
    const waiting = openTask(scheduler, {}, "batch");
    ask("w", waiting.task);
    await news();
    expect(waiting.task.told).toEqual([1]);
    ask("c", openTask(scheduler, {}, "chat").task);
    ask("h", openTask(scheduler, {}, "hover").task);
    await news();
    expect(waiting.task.told.at(-1)).toBe(3);
  });

  it("does not count work that is set aside for who waits", async () => {
    const { scheduler, ask, news } = createQueue();
    ask("b", openTask(scheduler, {}, "batch").task);
    ask("c", openTask(scheduler, {}, "chat").task);
    const next = openTask(scheduler, {}, "chat");
    ask("n", next.task);
    await news();
    expect(next.task.told).toEqual([1]);
  });

  it("moves up those behind who gives up", async () => {
    const { scheduler, ask, news } = createQueue();
    ask("a", openTask(scheduler).task);
    const leaving = ask("b", openTask(scheduler).task);
    const last = openTask(scheduler);
    const c = ask("c", last.task);
    await news();
    leaving.cancel.abort();
    await expect(leaving.outcome).rejects.toMatchObject({ name: "CancelledError" });
    await news();
    expect(last.task.told).toEqual([2, 1]);
    expect(getEventListeners(leaving.cancel.signal, "abort")).toHaveLength(0);
    expect(getEventListeners(c.cancel.signal, "abort")).toHaveLength(1);
  });

  it("tells a long queue in far fewer messages than steps times length", async () => {
    const { scheduler, ask, news } = createQueue();
    const tasks = Array.from({ length: 200 }, () => openTask(scheduler));
    const asked = tasks.map(({ task }) => ask("x", task));
    await news();
    for (const [index, place] of asked.entries()) {
      place.release();
      tasks[index]!.end();
      await news();
    }
    const messages = tasks.reduce((sum, { task }) => sum + task.told.length, 0);
    expect(messages).toBeLessThan(200 * 60); // each step to each of them would be 20,000
    expect(tasks.at(-1)!.task.told.slice(-10)).toEqual([10, 9, 8, 7, 6, 5, 4, 3, 2, 1]);
  });
});

describe("what windows see", () => {
  it("stays at work between two generations of one request", async () => {
    const { scheduler, ask, news } = createQueue();
    const { task, end } = openTask(scheduler);
    expect([scheduler.running, scheduler.queued]).toEqual([0, 0]); // it may be loading or rendering still
    const first = ask("1", task);
    await news();
    first.release();
    expect([scheduler.running, scheduler.queued]).toEqual([1, 0]);
    ask("2", task).cancel.abort();
    expect([scheduler.running, scheduler.queued]).toEqual([1, 0]);
    end();
    expect([scheduler.running, scheduler.queued]).toEqual([0, 0]);
  });

  it("hears of every change", async () => {
    const seen: string[] = [];
    const scheduler: Scheduler = new Scheduler({
      places: 1,
      onChange: () => seen.push(`${scheduler.running} ${scheduler.queued}`),
    });
    const [a, b] = [openTask(scheduler), openTask(scheduler)];
    const first = await scheduler.take(a.task);
    const second = scheduler.take(b.task);
    first();
    a.end();
    (await second)();
    b.end();
    expect(seen.filter((state, index) => state !== seen[index - 1])).toEqual(["1 0", "1 1", "2 0", "1 0", "0 0"]);
  });
});

it("forgets a thousand requests of ten clients, cancelled and served at random", async () => {
  const random = seededRandom(3);
  const { scheduler, ask, news } = createQueue(4);
  const clients = Array.from({ length: 10 }, () => ({}));
  const priorities: Priority[] = ["chat", "hover", "batch"];
  const work = Array.from({ length: 1000 }, () => {
    const client = clients[Math.floor(random() * clients.length)]!;
    const { task, end } = openTask(scheduler, client, priorities[Math.floor(random() * 3)]);
    const asked = ask("x", task);
    return { asked, end };
  });
  expect(scheduler.running + scheduler.queued).toBe(1000);
  for (const { asked } of work) if (random() < 0.6) asked.cancel.abort();
  for (let round = 0; scheduler.queued > 0; round += 1) {
    expect(round).toBeLessThan(1000);
    for (const { asked } of work) asked.release();
    await news();
  }
  for (const { asked, end } of work) {
    asked.release();
    end();
    expect(getEventListeners(asked.cancel.signal, "abort")).toHaveLength(0);
  }
  expect([scheduler.running, scheduler.queued]).toEqual([0, 0]);
  await news();
  expect(vi.getTimerCount()).toBe(0);
});
