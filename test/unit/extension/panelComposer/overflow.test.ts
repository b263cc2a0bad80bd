/** A question that would not fit is given back before it is sent, with the ways to make room. */
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Attachment } from "../../../../src/shared/attachment.ts";
import { ComposerFixture, OVERFLOW } from "../../../support/composerFixture.ts";

let panel: ComposerFixture;
beforeEach(async () => (panel = await ComposerFixture.open()));
afterEach(() => panel.dispose());

describe("a question that would not fit", () => {
  beforeEach(async () => {
    panel.overflow = OVERFLOW;
    await panel.composer.send("Dài quá?");
  });

  it("is not sent, is given back, and keeps its chips", () => {
    expect(panel.server.chats).toHaveLength(1);
    expect(panel.session.conversation.messages).toHaveLength(2);
    expect(panel.givenBack).toEqual(["Dài quá?"]);
    expect(panel.composer.frame).toMatchObject({ overflow: OVERFLOW, chips: [{ id: "a" }] });
  });

  it("stays so when a chip is counted, and no longer when there is another one", () => {
    panel.chips.change();
    expect(panel.composer.frame.overflow).toEqual(OVERFLOW);
    panel.chips.change([]);
    expect(panel.composer.frame.overflow).toBeUndefined();
  });

  it("stays so while it stands in the composer, and no longer when it is changed", () => {
    panel.composer.draftChanged("Dài quá?");
    expect(panel.composer.frame.overflow).toEqual(OVERFLOW);
    panel.composer.draftChanged("Dài?");
    expect(panel.composer.frame.overflow).toBeUndefined();
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
