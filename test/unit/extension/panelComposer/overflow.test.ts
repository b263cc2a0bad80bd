/** A question that would not fit is given back before it is sent, with the ways to make room. */
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { AppError } from "../../../../src/shared/appError.ts";
import type { Attachment } from "../../../../src/shared/attachment.ts";
import { ComposerFixture, GAUGE, OVERFLOW } from "../../../support/composerFixture.ts";

let panel: ComposerFixture;
beforeEach(async () => (panel = await ComposerFixture.open()));
afterEach(() => panel.dispose());

/** Until what stands in the composer now was counted. */
async function counted(): Promise<void> {
  const before = panel.changes.length;
  await vi.waitFor(() => expect(panel.changes.length).toBeGreaterThan(before));
}

/** As the panel is told of it. */
const heldOf = (text: string) => ({ ...OVERFLOW, draftLength: text.length });
const foreseenOf = (text: string) => ({ ...heldOf(text), isForeseen: true });

describe("a question that is being typed and would not fit", () => {
  beforeEach(() => {
    panel.gauge = { ...GAUGE, historyTokens: 800 };
    panel.overflow = OVERFLOW;
  });

  it("is known before it is sent, until it fits", async () => {
    panel.composer.draftChanged("ข้อความยาวมาก");
    await vi.waitFor(() => expect(panel.composer.frame.overflow).toEqual(foreseenOf("ข้อความยาวมาก")));
    expect(panel.server.chats).toHaveLength(1);
    panel.overflow = undefined;
    panel.composer.draftChanged("ข้อความ");
    await vi.waitFor(() => expect(panel.composer.frame.overflow).toBeUndefined());
  });

  it("is counted as it would be sent: with its chips, or with what stood beside the question that it replaces", async () => {
    const check = vi.spyOn(panel, "check");
    panel.composer.draftChanged(" Dài quá? ");
    await vi.waitFor(() => expect(panel.composer.frame.overflow).toEqual(foreseenOf(" Dài quá? ")));
    const question = { text: "Dài quá?", attachments: [{ id: "a" }] };
    expect(check.mock.lastCall).toMatchObject([panel.session.conversation, question, {}, { mayLoad: false }]);
    const { id } = panel.session.conversation.messages[0]!;
    await panel.composer.edit(id, "Phở?");
    panel.composer.draftChanged("Phở nào?");
    await vi.waitFor(() => expect(check.mock.lastCall?.[1]).toMatchObject({ text: "Phở nào?", parentId: null }));
    expect(check.mock.lastCall?.[1]).not.toHaveProperty("attachments.0");
  });

  it("is known with chips alone, and nothing is said of an empty composer", async () => {
    panel.composer.draftChanged("");
    await vi.waitFor(() => expect(panel.composer.frame.overflow).toEqual(foreseenOf("")));
    panel.chips.change([]);
    await vi.waitFor(() => expect(panel.composer.frame.overflow).toBeUndefined());
  });

  it("is not called so by an estimate, nor where the gauge is far from full", async () => {
    const check = vi.spyOn(panel, "check");
    panel.isModelLoaded = false;
    panel.composer.draftChanged("Dài quá?");
    await vi.waitFor(() => expect(panel.composer.frame.gauge?.isEstimate).toBe(true));
    panel.isModelLoaded = true;
    panel.gauge = GAUGE;
    panel.composer.remeasure();
    await vi.waitFor(() => expect(panel.composer.frame.gauge).toEqual(GAUGE));
    expect(check).not.toHaveBeenCalled();
    expect(panel.composer.frame.overflow).toBeUndefined();
  });

  it("is no longer foreseen when it was sent: it is held", async () => {
    panel.composer.draftChanged("Dài quá?");
    await vi.waitFor(() => expect(panel.composer.frame.overflow).toEqual(foreseenOf("Dài quá?")));
    await panel.composer.send("Dài quá?");
    expect(panel.composer.frame.overflow).toEqual(heldOf("Dài quá?"));
    panel.composer.draftChanged("Dài quá?");
    await counted();
    expect(panel.composer.frame.overflow).toEqual(heldOf("Dài quá?"));
  });

  it("is foreseen anew when it was sent and comes back for another reason", async () => {
    panel.composer.draftChanged("Dài quá?");
    await vi.waitFor(() => expect(panel.composer.frame.overflow).toEqual(foreseenOf("Dài quá?")));
    vi.spyOn(panel, "check").mockRejectedValueOnce(new AppError("server.crashed", "Gone"));
    await expect(panel.composer.send("Dài quá?")).rejects.toMatchObject({ code: "server.crashed" });
    expect(panel.givenBack).toEqual(["Dài quá?"]);
    expect(panel.composer.frame.overflow).toBeUndefined();
    await vi.waitFor(() => expect(panel.composer.frame.overflow).toEqual(foreseenOf("Dài quá?")));
  });

  it("is sent as it was typed by the ways out", async () => {
    panel.composer.draftChanged("Dài quá?");
    await vi.waitFor(() => expect(panel.composer.frame.overflow).toEqual(foreseenOf("Dài quá?")));
    await panel.carriedOut(panel.composer.resolve("trimOldest", "Dài quá?"));
    expect(panel.session.conversation.messages).toHaveLength(4);
    expect(panel.composer.frame.overflow).toBeUndefined();
  });
});

describe("a question that would not fit", () => {
  beforeEach(async () => {
    panel.overflow = OVERFLOW;
    await panel.composer.send("Dài quá?");
  });

  it("is not sent, is given back, and keeps its chips", () => {
    expect(panel.server.chats).toHaveLength(1);
    expect(panel.session.conversation.messages).toHaveLength(2);
    expect(panel.givenBack).toEqual(["Dài quá?"]);
    expect(panel.composer.frame).toMatchObject({ overflow: heldOf("Dài quá?"), chips: [{ id: "a" }] });
  });

  it("stays so when a chip is counted, and no longer when with another one it fits", async () => {
    panel.chips.change();
    await counted();
    expect(panel.composer.frame.overflow).toEqual(heldOf("Dài quá?"));
    panel.overflow = undefined;
    panel.chips.change([]);
    await vi.waitFor(() => expect(panel.composer.frame.overflow).toBeUndefined());
  });

  it("stays so while it stands in the composer, and no longer when it was changed and fits", async () => {
    panel.composer.draftChanged("Dài quá?");
    await counted();
    expect(panel.composer.frame.overflow).toEqual(heldOf("Dài quá?"));
    panel.overflow = undefined;
    panel.composer.draftChanged("Dài?");
    // Nothing blinks while that is counted.
    expect(panel.composer.frame.overflow).toEqual(foreseenOf("Dài quá?"));
    await vi.waitFor(() => expect(panel.composer.frame.overflow).toBeUndefined());
  });

  it("stays so when the model that counted it has left the memory: an estimate takes nothing back", async () => {
    panel.isModelLoaded = false;
    panel.overflow = undefined;
    panel.composer.draftChanged("Dài quá?");
    await counted();
    expect(panel.composer.frame.overflow).toEqual(heldOf("Dài quá?"));
  });

  it("stays so where the server cannot say, until nothing stands in the composer", async () => {
    panel.gauge = undefined;
    panel.overflow = undefined;
    panel.composer.draftChanged("Dài quá?");
    await counted();
    expect(panel.composer.frame.overflow).toEqual(heldOf("Dài quá?"));
    panel.composer.draftChanged("");
    panel.chips.change([]);
    await vi.waitFor(() => expect(panel.composer.frame.overflow).toBeUndefined());
  });

  it("is gone as soon as there is room for it, whoever made that", async () => {
    panel.overflow = undefined;
    panel.composer.remeasure();
    await vi.waitFor(() => expect(panel.composer.frame.overflow).toBeUndefined());
  });

  it("is sent when the oldest was trimmed", async () => {
    await panel.carriedOut(panel.composer.resolve("trimOldest", "Dài quá?"));
    expect(panel.server.chats[1]!.params.messages).toHaveLength(2);
    expect(panel.session.conversation.messages).toHaveLength(4);
    expect(panel.composer.frame.overflow).toBeUndefined();
  });

  it("goes along into a new conversation, with its chips", async () => {
    panel.overflow = undefined;
    const former = panel.session;
    await panel.carriedOut(panel.composer.resolve("newChat", "Dài quá?"));
    expect(panel.session).not.toBe(former);
    expect(former.conversation.messages).toHaveLength(2);
    expect(panel.session.conversation.messages[0]).toMatchObject({ text: "Dài quá?", attachments: [{ id: "a" }] });
  });

  it("is given back when it is stopped before a new conversation has it", async () => {
    const former = panel.session;
    vi.spyOn(panel.chips, "read").mockImplementationOnce(() => {
      panel.composer.cancel();
      return Promise.resolve(panel.chips.attachments);
    });
    await panel.composer.resolve("newChat", "Dài quá?");
    expect(panel.givenBack).toEqual(["Dài quá?", "Dài quá?"]);
    expect(panel.session).toBe(former);
    expect(panel.composer.frame.chips).toMatchObject([{ id: "a" }]);
    expect(panel.server.chats).toHaveLength(1);
  });

  it("is given back with the reason when a summary fails; nothing is forgotten then", async () => {
    await expect(panel.composer.resolve("summarizeEarlier", "Dài quá?")).rejects.toMatchObject({
      code: "server.crashed",
    });
    expect(panel.givenBack).toEqual(["Dài quá?", "Dài quá?"]);
    expect(panel.session.conversation.earlier).toBeUndefined();
    expect(panel.server.chats).toHaveLength(1);
  });
});

describe("an edited question that would not fit", () => {
  const former: Attachment = { id: "f", kind: "file", label: "thực-đơn.md", text: "Bún chả" };
  let questionId: string;

  beforeEach(async () => {
    panel.chips.attachments = [former];
    await panel.carriedOut(panel.composer.send("Món nào ngon?"));
    questionId = panel.session.conversation.messages[2]!.id;
    panel.chips.attachments = [{ id: "b", kind: "file", label: "khác.md", text: "Chè" }];
    panel.overflow = OVERFLOW;
    await panel.composer.edit(questionId, "Món nào rẻ nhất?");
  });

  /** The request that begins a branch in the former question's place. */
  async function expectInItsPlace(sent: Promise<void>, text: string): Promise<void> {
    await vi.waitFor(() => expect(panel.server.chats).toHaveLength(3));
    expect(panel.session.conversation.messages).toMatchObject([{}, {}, { text, attachments: [former] }, { text: "" }]);
    expect(panel.session.conversation.all).toHaveLength(6);
    expect(panel.composer.frame.chips).toMatchObject([{ id: "b" }]);
    panel.server.chats[2]!.finish();
    await sent;
  }

  it("begins its branch when there is room", async () => {
    expect(panel.session.conversation.messages[2]!.text).toBe("Món nào ngon?");
    await expectInItsPlace(panel.composer.resolve("trimOldest", "Món nào rẻ nhất?"), "Món nào rẻ nhất?");
  });

  it("goes to its place when it is made shorter and sent, with what stood beside it", async () => {
    panel.overflow = undefined;
    panel.composer.draftChanged("Rẻ nhất?");
    const sent = panel.composer.send("Rẻ nhất?");
    panel.composer.draftChanged("");
    await expectInItsPlace(sent, "Rẻ nhất?");
  });

  it("takes what stood beside it into a new conversation, and leaves the chips that were not sent", async () => {
    panel.overflow = undefined;
    const sent = panel.composer.resolve("newChat", "Món nào rẻ nhất?");
    await vi.waitFor(() => expect(panel.server.chats).toHaveLength(3));
    expect(panel.session.conversation.messages).toMatchObject([{ attachments: [former] }, {}]);
    expect(panel.composer.frame.chips).toMatchObject([{ id: "b" }]);
    panel.server.chats[2]!.finish();
    await sent;
  });

  it("has no place any more when the composer was emptied, nor what is sent after it", async () => {
    panel.overflow = undefined;
    panel.composer.draftChanged("");
    const sent = panel.composer.send("Chè là gì?");
    await vi.waitFor(() => expect(panel.server.chats).toHaveLength(3));
    expect(panel.session.conversation.messages).toHaveLength(6);
    expect(panel.session.conversation.messages[4]).toMatchObject({ attachments: [{ id: "b" }] });
    expect(panel.composer.frame.chips).toEqual([]);
    panel.server.chats[2]!.finish();
    await sent;
  });
});
