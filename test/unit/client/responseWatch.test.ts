import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { ResponseWatch } from "../../../src/client/responseWatch.ts";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval", "performance"] });
});
afterEach(() => {
  vi.useRealTimers();
});

function createWatch() {
  const events: string[] = [];
  let answers = true;
  let pings = 0;
  const open: (() => void)[] = [];
  const watch = new ResponseWatch({
    ping: () => {
      pings += 1;
      return answers ? Promise.resolve() : new Promise<void>((resolve) => open.push(resolve));
    },
    onHealth: (health) => events.push(health),
    onGiveUp: () => events.push("gave up"),
  });
  return {
    watch,
    events,
    pings: () => pings,
    fallSilent: () => (answers = false),
    answerAll: () => {
      answers = true;
      for (const resolve of open.splice(0)) resolve();
    },
  };
}

/** Time passes second by second, and promises settle in between. */
async function passSeconds(seconds: number): Promise<void> {
  for (let second = 0; second < seconds; second += 1) {
    vi.advanceTimersByTime(Math.min(1, seconds - second) * 1000);
    await Promise.resolve();
    await Promise.resolve();
  }
}

it("pings each second while a request is open, and never else", async () => {
  const { watch, pings, events } = createWatch();
  await passSeconds(10);
  expect(pings()).toBe(0);
  const [endFirst, endSecond] = [watch.begin(), watch.begin()];
  await passSeconds(0.5); // the first answer comes
  await passSeconds(5);
  expect(pings()).toBe(6);
  endFirst();
  await passSeconds(1);
  expect(pings()).toBe(7);
  endSecond();
  await passSeconds(10);
  expect(pings()).toBe(7);
  expect(events).toEqual([]);
});

it("tells of silence after two seconds and gives up after twenty", async () => {
  const { watch, events, fallSilent } = createWatch();
  fallSilent();
  watch.begin();
  await passSeconds(1);
  expect(events).toEqual([]);
  await passSeconds(1);
  expect(events).toEqual(["notResponding"]);
  await passSeconds(17);
  expect(events).toEqual(["notResponding"]);
  await passSeconds(1);
  expect(events).toEqual(["notResponding", "gave up"]);
  await passSeconds(60);
  expect(events).toEqual(["notResponding", "gave up"]);
});

it("begins to count anew when an answer comes", async () => {
  const { watch, events, fallSilent, answerAll } = createWatch();
  fallSilent();
  watch.begin();
  await passSeconds(15);
  answerAll();
  await passSeconds(3);
  expect(events).toEqual(["notResponding", "responding"]);
  fallSilent();
  await passSeconds(15);
  expect(events).toEqual(["notResponding", "responding", "notResponding"]);
});

it("does not take this machine's sleep for the server's silence", async () => {
  const { watch, events, fallSilent } = createWatch();
  fallSilent();
  watch.begin();
  await passSeconds(15);
  // Asleep: no timer fires, and on systems whose clock goes on meanwhile it has jumped afterwards.
  const clock = vi.spyOn(performance, "now").mockReturnValue(performance.now() + 3_600_000);
  vi.advanceTimersByTime(1000);
  clock.mockRestore();
  expect(events).toEqual(["notResponding"]);
});
