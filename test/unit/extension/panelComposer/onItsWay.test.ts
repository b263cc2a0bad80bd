/** Between Send and the first word of the answer there is something to stop, and nothing else to ask. */
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { CancelledError } from "../../../../src/shared/cancelSignal.ts";
import { ComposerFixture, OVERFLOW } from "../../../support/composerFixture.ts";

let panel: ComposerFixture;
beforeEach(async () => (panel = await ComposerFixture.open()));
afterEach(() => panel.dispose());

describe("that a question is on its way", () => {
  it("is told from Send until its answer has begun: there is something to stop all the time", async () => {
    const sent = panel.composer.send("Sao?");
    expect(panel.composer.isSending).toBe(true);
    await vi.waitFor(() => expect(panel.server.chats).toHaveLength(2));
    expect(panel.composer.isSending).toBe(false);
    expect(panel.changes.at(0)).toEqual([true, false]);
    expect(panel.changes.at(-1)).toEqual([false, true]);
    expect(panel.changes).not.toContainEqual([false, false]);
    panel.server.chats[1]!.finish();
    await sent;
  });

  it.each([
    "/think",
    "/no_think",
    "/THINK /no_think",
    "/dcos",
    "/docs",
    "/translate",
    "#file:không/có",
    " ",
    "Dài quá",
  ])("is told to have ended when it was %j, of which nothing comes", async (text) => {
    panel.chips.attachments = [];
    panel.chips.missing = ["#file:không/có"];
    panel.target = undefined;
    panel.overflow = OVERFLOW;
    await panel.composer.send(text).catch(() => undefined);
    expect(panel.changes.at(0)).toEqual([true, false]);
    expect(panel.changes.at(-1)).toEqual([false, false]);
    expect(panel.session.conversation.messages).toHaveLength(2);
  });

  it("keeps it beyond the process until it is in the conversation or back, and longer where the panel is gone", async () => {
    panel.check = () => new Promise(() => undefined);
    const stopped = panel.composer.send("Sao?");
    expect(panel.kept).toEqual(["Sao?"]);
    panel.composer.cancel();
    await stopped;
    expect([panel.kept, panel.givenBack]).toEqual([[], ["Sao?"]]);
    panel.check = () => Promise.resolve(undefined);
    await panel.carriedOut(panel.composer.send("Sao?"));
    expect(panel.kept).toEqual([]);
    panel.check = () => new Promise(() => undefined);
    const left = panel.composer.send("Vì sao?");
    panel.composer.dispose();
    await left;
    expect(panel.kept).toEqual(["Vì sao?"]);
  });

  it("leaves nothing behind that would be counted when the panel goes", async () => {
    vi.useFakeTimers();
    panel.check = () => new Promise(() => undefined);
    const left = panel.composer.send("Vì sao?");
    panel.composer.dispose();
    await left;
    expect(vi.getTimerCount()).toBe(0);
    vi.useRealTimers();
  });

  it("is not told while the user is asked for a language, and another question takes that away", async () => {
    panel.target = "open";
    const first = panel.composer.send("/translate klingon xin chào");
    await vi.waitFor(() => expect(panel.asked).toHaveLength(1));
    expect(panel.composer.isSending).toBe(false);
    expect(panel.changes.at(-1)).toEqual([false, false]);
    await panel.carriedOut(panel.composer.send("Sao?"));
    await first;
    expect(panel.asked[0]!.signal.aborted).toBe(true);
    expect(panel.givenBack).toEqual(["/translate klingon xin chào"]);
    expect(panel.session.conversation.messages.at(-2)).toMatchObject({ text: "Sao?", attachments: [{ id: "a" }] });
  });

  it("ends with Stop and with another conversation, also while the user is asked", async () => {
    panel.target = "open";
    for (const end of ["cancel", "conversationChanged"] as const) {
      const sent = panel.composer.send("/translate");
      await vi.waitFor(() => expect(panel.asked.at(-1)?.signal.aborted).toBe(false));
      panel.composer[end]();
      await sent;
    }
    expect(panel.givenBack).toEqual(["/translate", "/translate"]);
  });

  it("is told to have ended when it was stopped, and it is there again", async () => {
    const checking = new Promise<void>((begun) => {
      panel.check = (_conversation, _question, signal) =>
        new Promise((_, reject) => {
          signal!.addEventListener("abort", () => reject(new CancelledError()));
          begun();
        });
    });
    const sent = panel.composer.send("Sao?");
    await checking;
    panel.composer.cancel();
    await sent;
    expect(panel.changes.at(-1)).toEqual([false, false]);
    expect(panel.givenBack).toEqual(["Sao?"]);
  });
});

describe("what comes before another answer", () => {
  it("is on its way as a question is, and ends with Stop", async () => {
    const preparing = panel.composer.prepare(
      (signal) =>
        new Promise<never>((_, reject) => signal.addEventListener("abort", () => reject(new CancelledError()))),
    );
    expect(panel.composer.frame.isSending).toBe(true);
    expect(panel.changes).toEqual([[true, false]]);
    await expect(panel.composer.prepare(() => Promise.resolve())).rejects.toSatisfy(CancelledError.is);
    panel.composer.cancel();
    await expect(preparing).rejects.toSatisfy(CancelledError.is);
    expect(panel.changes.at(-1)).toEqual([false, false]);
    expect(panel.givenBack).toEqual([]);
    expect(await panel.composer.prepare(() => Promise.resolve("ຫ້ອງ"))).toBe("ຫ້ອງ");
  });

  it("counts as stopped although its work went on, and waits for no answer that is being written", async () => {
    const preparing = panel.composer.prepare(() => {
      panel.composer.cancel();
      return Promise.resolve();
    });
    await expect(preparing).rejects.toSatisfy(CancelledError.is);
    const sent = panel.session.send({ text: "Sao?" });
    const work = vi.fn(() => Promise.resolve());
    await expect(panel.composer.prepare(work)).rejects.toSatisfy(CancelledError.is);
    expect(work).not.toHaveBeenCalled();
    panel.server.chats[1]!.finish();
    await sent;
  });
});
