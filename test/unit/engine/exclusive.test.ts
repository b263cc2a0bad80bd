import { setImmediate as nextTurn } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { Exclusive } from "../../../src/server/engine/native/exclusive.ts";
import { CancelledError } from "../../../src/shared/cancelSignal.ts";

describe("Exclusive", () => {
  it("lets one in at a time, in the order of asking", async () => {
    const room = new Exclusive();
    const seen: string[] = [];
    await Promise.all(
      ["a", "b", "c"].map(async (name) => {
        const leave = await room.enter();
        seen.push(`${name} in`);
        await nextTurn();
        seen.push(`${name} out`);
        leave();
      }),
    );
    expect(seen).toEqual(["a in", "a out", "b in", "b out", "c in", "c out"]);
  });

  it("lets go of who has lost interest, at once, and nobody behind waits for them", async () => {
    const room = new Exclusive();
    const leave = await room.enter();
    const abort = new AbortController();
    const impatient = room.enter(abort.signal);
    let isIn = false;
    const last = room.enter().then(() => (isIn = true));
    abort.abort();
    await expect(impatient).rejects.toBeInstanceOf(CancelledError);
    expect(isIn).toBe(false);
    leave();
    await last;
    await expect(room.enter(AbortSignal.abort())).rejects.toBeInstanceOf(CancelledError);
  });
});
