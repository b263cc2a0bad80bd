import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { Rejoin } from "../../../src/client/rejoin.ts";

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

it("looks until there is a connection, and no longer", async () => {
  const answers = [false, false, true, true];
  const attempt = vi.fn(() => Promise.resolve(answers.shift() ?? true));
  new Rejoin(attempt, [1, 2, 3, 4]).start();
  await vi.advanceTimersByTimeAsync(100);
  expect(attempt).toHaveBeenCalledTimes(3);
});

it("takes a failure for no, and ends with its last pause", async () => {
  const attempt = vi.fn(() => Promise.reject(new Error("nobody there")));
  new Rejoin(attempt, [1, 2]).start();
  await vi.advanceTimersByTimeAsync(100);
  expect(attempt).toHaveBeenCalledTimes(2);
});

it("looks no more when it is stopped, also in the middle of a look", async () => {
  let answer: (isConnected: boolean) => void = () => undefined;
  const attempt = vi.fn(() => new Promise<boolean>((resolve) => (answer = resolve)));
  const rejoin = new Rejoin(attempt, [1, 2]);
  rejoin.start();
  await vi.advanceTimersByTimeAsync(1);
  rejoin.stop();
  answer(false);
  await vi.advanceTimersByTimeAsync(100);
  expect(attempt).toHaveBeenCalledTimes(1);
});

it("begins anew with another loss", async () => {
  const attempt = vi.fn(() => Promise.resolve(false));
  const rejoin = new Rejoin(attempt, [10]);
  rejoin.start();
  await vi.advanceTimersByTimeAsync(5);
  rejoin.start();
  await vi.advanceTimersByTimeAsync(9);
  expect(attempt).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  expect(attempt).toHaveBeenCalledTimes(1);
});
