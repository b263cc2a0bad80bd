import { expect, it } from "vitest";
import { VainTime } from "../../../../../src/server/models/download/vainTime.ts";

it("counts from the first failure on, until something comes", () => {
  const time = new VainTime();
  expect(time.failed(1000, 500)).toBe(0);
  expect(time.failed(1300, 500)).toBe(300);
  expect(time.failed(1700, 500)).toBe(700);
  time.reset();
  expect(time.failed(9000, 500)).toBe(0);
});

it("takes a night of sleep between two failures for no more than one try", () => {
  const time = new VainTime();
  time.failed(0, 500);
  expect(time.failed(36_000_000, 700)).toBe(500);
  expect(time.failed(36_000_600, 700)).toBe(1100);
});
