import { describe, expect, it } from "vitest";
import { DisposableStore } from "../../../src/shared/disposableStore.ts";

function recording(log: string[], name: string) {
  return { dispose: () => void log.push(name) };
}

describe("DisposableStore", () => {
  it("disposes last in, first out, and once", () => {
    const log: string[] = [];
    const store = new DisposableStore();
    const first = recording(log, "first");
    expect(store.add(first)).toBe(first);
    store.add(recording(log, "second"));
    expect(store.isDisposed).toBe(false);
    store.dispose();
    store.dispose();
    expect(log).toEqual(["second", "first"]);
    expect(store.isDisposed).toBe(true);
  });

  it("disposes at once what comes too late", () => {
    const log: string[] = [];
    const store = new DisposableStore();
    store.dispose();
    store.add(recording(log, "late"));
    expect(log).toEqual(["late"]);
  });

  it("disposes the others when one fails, then throws its error", () => {
    const log: string[] = [];
    const store = new DisposableStore();
    store.add(recording(log, "first"));
    store.add({
      dispose: () => {
        throw new Error("stuck");
      },
    });
    store.add(recording(log, "last"));
    expect(() => store.dispose()).toThrow("stuck");
    expect(log).toEqual(["last", "first"]);
  });
});
