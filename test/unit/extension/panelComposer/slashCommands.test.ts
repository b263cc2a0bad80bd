/** What a slash command works on, and the language that it leaves open. */
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { AppError } from "../../../../src/shared/appError.ts";
import { ComposerFixture, OVERFLOW } from "../../../support/composerFixture.ts";

let panel: ComposerFixture;
beforeEach(async () => (panel = await ComposerFixture.open()));
afterEach(() => panel.dispose());

describe("slash commands", () => {
  it("gets the language that it leaves open, as it will be in later tries", async () => {
    const sent = panel.composer.send("/translate");
    await vi.waitFor(() => expect(panel.server.translations).toHaveLength(1));
    expect(panel.server.translations[0]!.params).toMatchObject({ target: "th", text: "Phở bò" });
    panel.server.translations[0]!.finish({ text: "เฝอเนื้อ", segments: [] });
    await sent;
    expect(panel.session.conversation.messages.at(-2)!.text).toBe("/translate th");
  });

  it("says why there is nothing to work on, or goes on with the selection and says what it leaves out", async () => {
    const details = { path: "ວັນທີ.png" };
    const error = { code: "document.binary", message: "no text", details };
    panel.chips.attachments = [{ id: "u", kind: "file", label: "ວັນທີ.png", text: "", error }];
    for (let attempt = 0; attempt < 2; attempt += 1) {
      await expect(panel.composer.send("/translate th")).rejects.toMatchObject({ code: "document.binary", details });
    }
    expect(panel.told).toEqual([]);
    panel.chips.selection = { id: "s", kind: "selection", label: "ຊື່.md:1", text: "ສະບາຍດີ" };
    await panel.composer.send("/translate th");
    expect(panel.told).toMatchObject([/Send again, and the question goes without ວັນທີ.png\.$/u]);
    const sent = panel.composer.send("/translate th");
    await vi.waitFor(() => expect(panel.server.translations).toHaveLength(1));
    expect(panel.server.translations[0]!.params.text).toBe("ສະບາຍດີ");
    panel.server.translations[0]!.finish({ text: "สวัสดี", segments: [] });
    await sent;
    expect(panel.givenBack).toHaveLength(3);
  });

  it("comes back when the language was asked for in vain", async () => {
    panel.target = undefined;
    await panel.composer.send("/translate");
    expect(panel.givenBack).toEqual(["/translate"]);
    expect(panel.server.translations).toEqual([]);
  });

  it.each(["Klingon", "to Klingon", "Klingon:", "ភាសាបារាំង", "Tok-Pisin", "ဂျပန်", "ญี่ปุ่น"])(
    "tells that a word alone is no language, which was meant beside a chip: %s",
    async (typed) => {
      panel.target = undefined;
      panel.session.setAnswerLanguage("lo");
      await panel.composer.send(`/translate ${typed}`);
      panel.chips.attachments = [];
      await panel.composer.send(`/translate #selection ${typed}`);
      const unknown = { word: typed.replace(/^to |:$/gu, ""), isMaybeText: false };
      expect(panel.asked).toMatchObject([{ unknown }, { unknown }]);
      panel.session.setAnswerLanguage("auto");
      await panel.composer.send(`/translate ${typed}`);
      expect(panel.asked[2]).toMatchObject({ unknown: { ...unknown, isMaybeText: true } });
      expect(panel.givenBack).toHaveLength(3);
    },
  );

  it("says once that what stands before a colon is none of the languages: sent again, it is text", async () => {
    panel.chips.attachments = [];
    await panel.composer.send("/translate ja: Phở bò");
    expect(panel.givenBack).toEqual(["/translate ja: Phở bò"]);
    expect(panel.told).toEqual(["“ja” is none of the languages. Send again, and it goes as text."]);
    expect(panel.asked).toEqual([]);
    // Behind one of the languages it is a text at once.
    for (const [index, typed] of ["/translate ja: Phở bò", "/translate th ja: Phở bò"].entries()) {
      const sent = panel.composer.send(typed);
      await vi.waitFor(() => expect(panel.server.translations).toHaveLength(index + 1));
      const translation = panel.server.translations[index]!;
      expect(translation.params).toMatchObject({ target: "th", text: "ja: Phở bò" });
      translation.fail(new AppError("server.crashed", "gone"));
      await sent;
    }
    expect(panel.told).toHaveLength(1);
  });

  it.each(["/explain fr: Phở bò", "/translate Note: Phở bò"])("says nothing of that in %s", async (typed) => {
    panel.overflow = OVERFLOW;
    panel.target = undefined;
    await panel.composer.send(typed);
    expect([panel.told, panel.givenBack.length]).toEqual([[], 1]);
  });

  it("translates what stands beside a word that is no language, and not the word", async () => {
    const sent = panel.composer.send("/translate Klingon");
    await vi.waitFor(() => expect(panel.server.translations).toHaveLength(1));
    expect(panel.server.translations[0]!.params.text).toBe("Phở bò");
    panel.server.translations[0]!.finish({ text: "เฝอเนื้อ", segments: [] });
    await sent;
    expect(panel.server.translations).toHaveLength(1);
    expect(panel.session.conversation.messages.at(-2)!.text).toBe("/translate th");
  });

  it.each([
    "Please send the report",
    "ขอให้ส่งรายงานฉบับนี้ภายในวันพรุ่งนี้",
    "请把报告发给我。",
    "அறிக்கையை அனுப்பவும்",
    "Ipadala mo ang ulat",
    "v2",
    "#file:báo-cáo.md",
  ])("takes what is more than a word, or no word, for text: %s", async (typed) => {
    panel.target = undefined;
    await panel.composer.send(`/translate ${typed}`);
    expect(panel.asked).toHaveLength(1);
    expect(panel.asked[0]!.unknown).toBeUndefined();
    panel.session.setAnswerLanguage("km");
    const sent = panel.composer.send(`/translate ${typed}`);
    await vi.waitFor(() => expect(panel.server.translations).toHaveLength(1));
    expect(panel.server.translations[0]!.params.target).toBe("km");
    panel.server.translations[0]!.fail(new AppError("server.crashed", "gone"));
    await sent;
  });

  it("finds no wish's language in the name of a file", async () => {
    await panel.carriedOut(panel.composer.send("/explain #file:docs/please-read-this-first.md"));
    expect(panel.session.conversation.messages.at(-2)!.text).toBe("/explain vi #file:docs/please-read-this-first.md");
  });

  it("answers in the language of the talk, or of the wish behind the command", async () => {
    await panel.carriedOut(panel.composer.send("/no_think /explain"));
    expect(panel.session.conversation.messages.at(-2)!.text).toBe("/explain vi");
    const sent = panel.composer.send("/fix ทำไมโปรแกรมนี้ไม่ทำงาน");
    await vi.waitFor(() => expect(panel.server.chats).toHaveLength(3));
    panel.server.chats[2]!.finish();
    await sent;
    expect(panel.session.conversation.messages.at(-2)!.text).toBe("/fix th ทำไมโปรแกรมนี้ไม่ทำงาน");
  });

  it("takes the selection where there is no chip", async () => {
    panel.chips.attachments = [];
    panel.chips.selection = { id: "s", kind: "selection", label: "a.md:1", path: "a.md", text: "Bún chả" };
    const sent = panel.composer.send("/translate km");
    await vi.waitFor(() => expect(panel.server.translations).toHaveLength(1));
    expect(panel.server.translations[0]!.params).toMatchObject({ target: "km", text: "Bún chả" });
    panel.server.translations[0]!.fail(new AppError("server.crashed", "gone"));
    await sent;
    expect(panel.session.conversation.messages.at(-2)!.attachments).toEqual([panel.chips.selection]);
  });

  it("says so when it has nothing to work on, and when there is no such command; the draft is there again", async () => {
    panel.chips.attachments = [];
    await expect(panel.composer.send("/docs")).rejects.toMatchObject({
      code: "input.empty",
      details: { nothing: "context" },
    });
    await expect(panel.composer.send("/dcos ta")).rejects.toMatchObject({
      code: "command.unknown",
      details: { command: "dcos", known: "/translate, /summarize, /explain, /fix, /docs, /think, /no_think" },
    });
    expect(panel.givenBack).toEqual(["/docs", "/dcos ta"]);
    expect(panel.session.conversation.messages).toHaveLength(2);
  });
});
