/** What goes along with a question that is sent, and when it is given back instead. */
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { messageView } from "../../../../src/extension/chat/messageView.ts";
import { AppError } from "../../../../src/shared/appError.ts";
import type { Attachment } from "../../../../src/shared/attachment.ts";
import { ComposerFixture, OVERFLOW } from "../../../support/composerFixture.ts";

/** Its chip says why it cannot go along. */
const UNREAD: Attachment = {
  id: "u",
  kind: "file",
  label: "dài.txt",
  path: "docs/dài.txt",
  text: "",
  error: { code: "input.tooLarge", message: "too long", details: { path: "docs/dài.txt", limit: 1_000_000 } },
};

let panel: ComposerFixture;
beforeEach(async () => (panel = await ComposerFixture.open()));
afterEach(() => panel.dispose());

describe("sending", () => {
  it("takes the chips along and leaves none behind", async () => {
    await panel.carriedOut(panel.composer.send("Món này là gì?"));
    expect(panel.server.chats[1]!.params.messages.at(-1)!.content).toContain("Phở bò");
    expect(panel.session.conversation.messages[2]!.attachments).toHaveLength(1);
    expect(panel.composer.frame.chips).toEqual([]);
    expect(panel.givenBack).toEqual([]);
  });

  it("has what is named in the question added before it is sent", async () => {
    await panel.carriedOut(panel.composer.send("Món #file:phở.md này là gì?"));
    expect(panel.chips.followed).toEqual(["Món #file:phở.md này là gì?"]);
  });

  it("says before it is sent that nothing is there by a name, once; the names are text then", async () => {
    panel.chips.missing = ["#file:không/có.md", "#selection"];
    await panel.composer.send("Đọc #file:không/có.md #selection");
    expect(panel.givenBack).toEqual(["Đọc #file:không/có.md #selection"]);
    expect(panel.told).toEqual([
      "Nothing was found for #file:không/có.md, #selection. Send again, and it goes as text.",
    ]);
    panel.composer.draftChanged("Đọc #file:không/có.md #selection");
    await panel.carriedOut(panel.composer.send("Đọc #file:không/có.md #selection"));
    expect(panel.session.conversation.messages.at(-2)!.text).toBe("Đọc #file:không/có.md #selection");
    await panel.composer.send("Đọc #file:không/có.md #selection");
    expect(panel.told).toHaveLength(2);
  });

  it("is held once for all that would be missing: names that stand for nothing, and what cannot be read", async () => {
    panel.chips.missing = ["#file:không/có.md"];
    panel.chips.attachments = [...panel.chips.attachments, UNREAD];
    await panel.composer.send("Đọc #file:không/có.md");
    expect(panel.told).toEqual([
      "Nothing was found for #file:không/có.md. Send again, and it goes as text. " +
        "docs/dài.txt has more than 1,000,000 characters, too many to work on at once. Select a part of it. " +
        "Send again, and the question goes without dài.txt.",
    ]);
    await panel.carriedOut(panel.composer.send("Đọc #file:không/có.md"));
    expect(panel.told).toHaveLength(1);
  });

  it("says it again when the composer was emptied meanwhile, and not again of the same names in other words", async () => {
    panel.chips.missing = ["#file:không/có.md"];
    await panel.composer.send("Đọc #file:không/có.md");
    panel.composer.draftChanged("");
    await panel.composer.send("Đọc #file:không/có.md");
    expect(panel.told).toHaveLength(2);
    await panel.carriedOut(panel.composer.send("Đọc kỹ #file:không/có.md"));
    expect(panel.told).toHaveLength(2);
  });

  it("is held once where something beside it cannot be read; sent again, the question goes without, and says so", async () => {
    const [note] = panel.chips.attachments;
    panel.chips.attachments = [note!, UNREAD, { ...UNREAD, id: "v", kind: "text", label: "bản sao.txt" }];
    await panel.composer.send("Tóm tắt tệp");
    expect([panel.givenBack, panel.server.chats.length]).toEqual([["Tóm tắt tệp"], 1]);
    expect(panel.told).toEqual([
      "docs/dài.txt has more than 1,000,000 characters, too many to work on at once. Select a part of it. " +
        "Send again, and the question goes without dài.txt, bản sao.txt.",
    ]);
    expect(panel.composer.frame.chips).toHaveLength(3);
    panel.composer.draftChanged("Tóm tắt tệp giúp tôi");
    await panel.carriedOut(panel.composer.send("Tóm tắt tệp giúp tôi"));
    expect(panel.server.chats[1]!.params.messages.at(-1)!.content).toContain("Phở bò");
    expect(panel.server.chats[1]!.params.messages.at(-1)!.content).not.toContain("dài.txt");
    const { messages } = panel.session.conversation;
    const { chips } = messageView(messages.at(-2)!, panel.session.conversation, undefined);
    expect(chips!.map(({ label, problem }) => [label, problem?.slice(0, 31)])).toEqual([
      ["ghi-chú.md", undefined],
      ["dài.txt", "Left out: docs/dài.txt has more"],
      ["bản sao.txt", "Left out: docs/dài.txt has more"],
    ]);
    expect(panel.told).toHaveLength(1);
    expect(panel.composer.frame.chips).toEqual([]);
  });

  it("is held again for another thing that cannot be read, and for the next question", async () => {
    panel.chips.attachments = [UNREAD];
    await panel.composer.send("Tóm tắt tệp");
    panel.chips.attachments = [UNREAD, { ...UNREAD, id: "w", label: "khác.txt" }];
    await panel.composer.send("Tóm tắt tệp");
    expect(panel.told).toHaveLength(2);
    await panel.carriedOut(panel.composer.send("Tóm tắt tệp"));
    panel.chips.attachments = [UNREAD];
    await panel.composer.send("Còn tệp này?");
    expect(panel.told).toHaveLength(3);
  });

  it("leaves what was added while the question was on its way", async () => {
    let decide: (view: undefined) => void = () => undefined;
    panel.check = () => new Promise((resolve) => (decide = resolve));
    const sent = panel.composer.send("Món này là gì?");
    await vi.waitFor(() => expect(decide.length).toBe(1));
    panel.chips.change([...panel.chips.attachments, { id: "b", kind: "file", label: "chè.md", text: "Chè" }]);
    decide(undefined);
    await panel.carriedOut(sent);
    expect(panel.session.conversation.messages[2]!.attachments).toMatchObject([{ id: "a" }]);
    expect(panel.composer.frame.chips).toMatchObject([{ id: "b" }]);
  });

  it("keeps what was named while its question is on its way, although the panel has emptied its composer", async () => {
    let decide: (view: undefined) => void = () => undefined;
    panel.check = () => new Promise((resolve) => (decide = resolve));
    const sent = panel.composer.send("Đọc #file:phở.md");
    await vi.waitFor(() => expect(decide.length).toBe(1));
    panel.composer.draftChanged("");
    expect(panel.chips.followed).toEqual(["Đọc #file:phở.md"]);
    decide(undefined);
    await panel.carriedOut(sent);
    panel.composer.draftChanged("");
    expect(panel.chips.followed.at(-1)).toBe("");
  });

  it("gives a second question back while the first is being answered", async () => {
    const sent = panel.composer.send("Một?");
    await vi.waitFor(() => expect(panel.server.chats).toHaveLength(2));
    await panel.composer.send("Hai?");
    expect(panel.givenBack).toEqual(["Hai?"]);
    panel.server.chats[1]!.finish();
    await sent;
  });

  it("gives the question back, with its chips, where its model cannot be loaded: its answer does not try again", async () => {
    panel.check = () => Promise.reject(new AppError("model.loadFailed", "as asked"));
    await expect(panel.composer.send("Sao?")).rejects.toMatchObject({ code: "model.loadFailed" });
    expect(panel.givenBack).toEqual(["Sao?"]);
    expect(panel.composer.frame).toMatchObject({ isSending: false, chips: [{ id: "a" }] });
    expect(panel.session.conversation.messages).toHaveLength(2);
    expect(panel.server.chats).toHaveLength(1);
  });

  it("gives the question back when it is stopped before it was sent", async () => {
    let decide: (view: undefined) => void = () => undefined;
    panel.check = () => new Promise((resolve) => (decide = resolve));
    const sent = panel.composer.send("Đợi đã");
    await vi.waitFor(() => expect(decide.length).toBe(1));
    panel.composer.cancel();
    decide(undefined);
    await sent;
    expect(panel.givenBack).toEqual(["Đợi đã"]);
    expect(panel.server.chats).toHaveLength(1);
  });
});

describe("while another panel of the conversation asks", () => {
  it("a question that was still being measured is given back, with its chips", async () => {
    let decide: (view: undefined) => void = () => undefined;
    panel.check = () => new Promise((resolve) => (decide = resolve));
    const sent = panel.composer.send("ฉันถามก่อน");
    await vi.waitFor(() => expect(decide.length).toBe(1));
    const other = panel.session.send({ text: "ຂ້ອຍຖາມກ່ອນ" });
    decide(undefined);
    await sent;
    expect(panel.givenBack).toEqual(["ฉันถามก่อน"]);
    expect(panel.composer.frame.chips).toMatchObject([{ id: "a" }]);
    expect(panel.session.conversation.messages.map(({ text }) => text)).toEqual([
      "Xin chào",
      "Chào bạn",
      "ຂ້ອຍຖາມກ່ອນ",
      "",
    ]);
    panel.server.chats[1]!.finish();
    await other;
  });

  it("what was rewritten is given back, and keeps its place", async () => {
    const other = panel.session.send({ text: "ຂ້ອຍຖາມກ່ອນ" });
    await panel.composer.edit(panel.session.conversation.messages[0]!.id, "សួស្តី");
    expect(panel.givenBack).toEqual(["សួស្តី"]);
    panel.server.chats[1]!.finish();
    await other;
    const sent = panel.composer.send("សួស្តី");
    await vi.waitFor(() => expect(panel.server.chats).toHaveLength(3));
    expect(panel.session.conversation.messages.map(({ text }) => text)).toEqual(["សួស្តី", ""]);
    panel.server.chats[2]!.finish();
    await sent;
  });

  it("a way to make room waits, and the question is there again", async () => {
    panel.overflow = OVERFLOW;
    await panel.composer.send("Dài quá?");
    const other = panel.session.send({ text: "ຂ້ອຍຖາມກ່ອນ" });
    await panel.composer.resolve("trimOldest", "Dài quá?");
    expect(panel.givenBack).toEqual(["Dài quá?", "Dài quá?"]);
    expect(panel.session.conversation.earlier).toBeUndefined();
    panel.server.chats[1]!.finish();
    await other;
  });
});
