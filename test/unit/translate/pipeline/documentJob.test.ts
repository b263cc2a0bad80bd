/** What a run through a document decides beside translating: equal texts, earlier translations, Zawgyi, and giving up. */
import { describe, expect, it } from "vitest";
import type { DocumentFormat } from "../../../../src/core/translate/formats/documentFormat.ts";
import { plainText } from "../../../../src/core/translate/formats/plainText.ts";
import { DocumentJob } from "../../../../src/core/translate/pipeline/documentJob.ts";
import type { SegmentPlan } from "../../../../src/core/translate/pipeline/finishedPlans.ts";
import { PieceAsker } from "../../../../src/core/translate/pipeline/pieceAsker.ts";
import { PieceTranslator } from "../../../../src/core/translate/pipeline/pieceTranslator.ts";
import { SegmentTranslator } from "../../../../src/core/translate/pipeline/segmentTranslator.ts";
import { translateDocument } from "../../../../src/core/translate/pipeline/translateDocument.ts";
import { zawgyiToUnicode } from "../../../../src/core/text/zawgyiToUnicode.ts";
import { AppError } from "../../../../src/shared/appError.ts";
import type { Finding, PreviousTranslation } from "../../../../src/shared/translation.ts";
import { articles, paragraph } from "../../../../tools/tiny-model/declaration.ts";
import { fakeEngineModel } from "../../../support/fakeEngineModel.ts";
import { hostileModel } from "../../../support/hostileModel.ts";
import { runTranslation } from "../../../support/translationRun.ts";

const english = (id: string) => paragraph("en", id);
const thai = (id: string) => paragraph("th", id);

describe("equal texts", () => {
  it("are generated once, and stand in every place", async () => {
    const model = hostileModel({ target: "th" });
    const text = JSON.stringify({ a: english("20/2"), b: english("9/1"), c: english("20/2"), d: english("20/2") });
    const { text: result, segments } = await runTranslation(model, { text, target: "th", format: "json" });
    expect(JSON.parse(result)).toEqual({ a: thai("20/2"), b: thai("9/1"), c: thai("20/2"), d: thai("20/2") });
    expect(segments.map(({ attempts }) => attempts)).toEqual([1, 1, 0, 0]);
    expect(model.prompts).toHaveLength(2);
  });

  it("have the same findings, too", async () => {
    const model = hostileModel({ target: "th", misdeed: (_good, text) => text });
    const text = JSON.stringify({ a: english("20/2"), b: english("20/2") });
    const { segments } = await runTranslation(model, { text, target: "th", format: "json" });
    expect(segments.map(({ findings }) => findings.map(({ code }) => code))).toEqual([["echo"], ["echo"]]);
  });

  it("are two when their authors' notes differ", async () => {
    const model = hostileModel({ target: "th" });
    const entry = (note: string, id: string) => `#. ${note}\nmsgctxt "${note}"\nmsgid "${english(id)}"\nmsgstr ""\n`;
    const text = `${entry("a verb", "20/2")}\n${entry("a noun", "20/2")}`;
    await translateDocument(model, { text, target: "th", format: "po" });
    expect(model.prompts).toHaveLength(2);
  });
});

describe("an earlier translation", () => {
  const request = { target: "th", source: "en", format: "json" } as const;
  const document = (...ids: readonly string[]) =>
    JSON.stringify(Object.fromEntries(ids.map((id, index) => [`key${index}`, english(id)])), undefined, 2);

  it("stays where its source has not changed, and nothing of it is sent to the model", async () => {
    const first = await translateDocument(hostileModel({ target: "th" }), {
      ...request,
      text: document("20/2", "9/1"),
    });
    const model = hostileModel({ target: "th" });
    const previous = { text: first.text, records: first.records };
    const text = document("20/2", "17/2", "15/1");
    const second = await runTranslation(model, { ...request, text, previous });
    expect(JSON.parse(second.text)).toEqual({ key0: thai("20/2"), key1: thai("17/2"), key2: thai("15/1") });
    expect(second.segments.map(({ status }) => status)).toEqual(["kept", "translated", "translated"]);
    expect(model.prompts.map(({ text: asked }) => asked)).toEqual([english("17/2"), english("15/1")]);
    const third = await translateDocument(model, {
      ...request,
      text,
      previous: { text: second.text, records: second.records },
    });
    expect(third.segments.map(({ status }) => status)).toEqual(["kept", "kept", "kept"]);
    expect(third.text).toBe(second.text);
  });

  it("is a person's where it was edited: it stays, and is a conflict when its source changes", async () => {
    const first = await translateDocument(hostileModel({ target: "th" }), {
      ...request,
      text: document("20/2", "9/1"),
    });
    const edited = first.text.replace(thai("20/2"), "ของคน").replace(thai("9/1"), "ของคนอื่น");
    const previous = { text: edited, records: first.records };
    const text = document("20/2", "17/2");
    const second = await runTranslation(hostileModel({ target: "th" }), { ...request, text, previous });
    expect(second.segments.map(({ status }) => status)).toEqual(["human", "conflict"]);
    expect(JSON.parse(second.text)).toEqual({ key0: "ของคน", key1: "ของคนอื่น" });
    const forced = await translateDocument(hostileModel({ target: "th" }), {
      ...request,
      text,
      previous: { ...previous, conflicts: "translate" },
    });
    expect(JSON.parse(forced.text)).toEqual({ key0: "ของคน", key1: thai("17/2") });
  });

  it("is asked about before the model works, where something of it would be lost", async () => {
    const text = document("20/2");
    const previous = { text: '{ "mine": "ของคน" }', records: {}, lost: "ask" } as const;
    const model = hostileModel({ target: "th" });
    const { text: result, segments, lost } = await translateDocument(model, { ...request, text, previous });
    expect(lost).toEqual(expect.arrayContaining([{ key: "mine", text: "ของคน" }]));
    expect([result, segments, model.prompts]).toEqual([text, [], []]);
    const nothingLost = { ...previous, text: "{}" };
    const { segments: done } = await translateDocument(model, { ...request, text, previous: nothingLost });
    expect(done.map(({ status }) => status)).toEqual(["translated"]);
  });

  it("has no paragraph again that a person took out, in no later run, unless they are asked", async () => {
    const prose = { ...request, format: "markdown" } as const;
    const source = (...ids: readonly string[]) => `${ids.map(english).join("\n\n")}\n`;
    const run = (text: string, previous?: PreviousTranslation) =>
      translateDocument(hostileModel({ target: "th" }), { ...prose, text, ...(previous && { previous }) });
    const first = await run(source("20/2", "9/1", "17/2"));
    const theirs = first.text.replace(`${thai("9/1")}\n\n`, "");
    const changed = source("20/2", "9/1", "15/1");
    const kept = await run(changed, { text: theirs, records: first.records, lost: "keep" });
    expect(kept.text).toBe(`${thai("20/2")}\n\n${thai("15/1")}\n`);
    const next = await run(changed, { text: kept.text, records: kept.records, lost: "ask" });
    expect(next.lost).toEqual([{ text: english("9/1") }]);
    expect(next.segments).toEqual([]);
  });

  it("that cannot be read is none", async () => {
    const text = document("20/2");
    const previous = { text: '{ "key0": ', records: {} };
    const { segments } = await runTranslation(hostileModel({ target: "th" }), { ...request, text, previous });
    expect(segments.map(({ status }) => status)).toEqual(["translated"]);
  });
});

describe("a translation that is read again", () => {
  const article = "Everyone is **born** free, see [the text](a.md).";
  const write = async (answer: string, text = article) => {
    const model = fakeEngineModel({ answer: () => answer });
    return runTranslation(model, { text, target: "th", source: "en", format: "markdown" }, { attempts: 1 });
  };
  const markupOf = (findings: readonly Finding[]) =>
    findings.flatMap(({ code, details }) => (code === "markup" ? [details.what] : []));

  it("has another emphasis when its signs are there, but mean something else", async () => {
    // The backslash takes one of two asterisks away.
    const { segments } = await write("ทุกคน\\**เกิด** มาเป็นอิสระ ดู [ข้อความ](a.md)");
    expect(markupOf(segments[0]!.findings)).toEqual(["** ** * *"]);
  });

  it("is as it was written when all its signs mean what they did", async () => {
    const { segments, text } = await write("ทุกคน**เกิด!**มาเป็นอิสระ ดู [ข้อความ](a.md)");
    expect(text).toBe("ทุกคน**เกิด**!มาเป็นอิสระ ดู [ข้อความ](a.md)");
    expect(markupOf(segments[0]!.findings)).toEqual([]);
  });

  it("is remembered as the document has it, so that nobody's edit is seen in what a format wrote", async () => {
    const first = await write("ทุกคน**เกิด!**มาเป็นอิสระ ดู [ข้อความ](a.md)");
    const previous = { text: first.text, records: first.records };
    const model = fakeEngineModel();
    const { segments } = await runTranslation(model, {
      text: article,
      target: "th",
      source: "en",
      format: "markdown",
      previous,
    });
    expect(segments.map(({ status }) => status)).toEqual(["kept"]);
    expect(model.prompts).toEqual([]);
  });
});

describe("notes", () => {
  it("tell of Zawgyi, which the model gets in Unicode", async () => {
    // "Good morning", "thank you" and "Burmese language" as Zawgyi fonts write them.
    const text = "မဂၤလာပါ ေက်းဇူးတင္ပါတယ္ ျမန္မာဘာသာစကား ေနေကာင္းပါသလား";
    const model = fakeEngineModel({ answer: () => "Good morning, thank you." });
    const { notes } = await runTranslation(model, { text, target: "en" }, { attempts: 1 });
    expect(notes.map(({ code }) => code)).toEqual(["zawgyiConverted"]);
    expect(model.prompts[0]!.text).toContain("မင်္ဂလာပါ");
    expect(model.prompts[0]!.text).toContain("မြန်မာ");
  });

  it("tell of a few paragraphs in Zawgyi among others in Unicode, and the model gets none of them raw", async () => {
    const zawgyi = "မဂၤလာပါ ေက်းဇူးတင္ပါတယ္ ျမန္မာဘာသာစကား ေနေကာင္းပါသလား";
    const unicode = paragraph("my", "1/1");
    const text = [...new Array<string>(20).fill(unicode), ...new Array<string>(5).fill(zawgyi)].join("\n\n");
    const model = fakeEngineModel({ answer: () => "Good morning, thank you." });
    const { notes } = await runTranslation(model, { text, target: "en" }, { attempts: 1 });
    expect(notes.map(({ code }) => code)).toContain("zawgyiConverted");
    expect(model.prompts.map((prompt) => prompt.text)).toEqual([unicode, zawgyiToUnicode(zawgyi)]);
  });

  it("tell the language of a document by its end, too", async () => {
    const licence = new Array<string>(40).fill("Permission is granted.");
    const text = [...licence, ...new Array<string>(39).fill(thai("1/1"))].join("\n\n");
    const { notes } = await runTranslation(fakeEngineModel(), { text, target: "th" }, { attempts: 1 });
    expect(notes.map(({ code }) => code)).toEqual(["alreadyInTarget"]);
  });

  it("tell that there is nothing to translate, without asking the model", async () => {
    const model = fakeEngineModel();
    const { notes, text } = await runTranslation(model, { text: '{ "a": 1 }', target: "th", format: "json" });
    expect(notes.map(({ code }) => code)).toEqual(["nothingToTranslate"]);
    expect(text).toBe('{ "a": 1 }');
    expect(model.prompts).toEqual([]);
  });

  it("tell that a text is in the target language already", async () => {
    const text = `${thai("1/1")}\n\n${thai("20/1")}`;
    const { notes } = await runTranslation(fakeEngineModel(), { text, target: "th" });
    expect(notes.map(({ code }) => code)).toEqual(["alreadyInTarget"]);
  });
});

describe("a model that comes to no end", () => {
  const document = (count: number) => Array.from({ length: count }, (_, index) => `Paragraph ${index}.`).join("\n\n");

  it("fails the request when there is nothing else to show, soon and not after the whole document", async () => {
    const model = fakeEngineModel({ answer: () => "" });
    const translation = translateDocument(model, { text: document(500), target: "th" });
    await expect(translation).rejects.toMatchObject({ code: "generation.unfinished" });
    expect(model.prompts.length).toBeLessThan(100);
  });

  it("keeps the source where the others could be done, and says so", async () => {
    const model = hostileModel({
      target: "th",
      misdeed: (good, text) => (english("9/1").includes(text) ? "" : good),
    });
    const ids = ["20/2", "9/1", "17/2"];
    const { segments, text } = await runTranslation(model, { text: ids.map(english).join("\n\n"), target: "th" });
    expect(segments.map(({ status }) => status)).toEqual(["translated", "source", "translated"]);
    expect(segments[1]!.findings.map(({ code }) => code)).toEqual(["unfinished"]);
    expect(text).toBe([thai("20/2"), english("9/1"), thai("17/2")].join("\n\n"));
  });

  it("is not given up for one text that stands in the document again and again", async () => {
    const lines = new Array<string>(17).fill("Again.");
    const model = fakeEngineModel({ answer: (_messages, text) => (text === "Again." ? "" : "ดี") });
    const { segments } = await runTranslation(model, { text: [...lines, "Good."].join("\n\n"), target: "th" });
    expect(segments.at(-1)).toMatchObject({ status: "translated" });
  });

  it("is stopped in the middle of a loop", async () => {
    const model = fakeEngineModel({
      answer: (_messages, text) => (text.startsWith("One") ? "หนึ่ง" : "ย่อหน้า ".repeat(5000)),
      deltaLengths: [20],
    });
    const long = articles("en").slice(18, 23).flat().join(" ");
    const { stats } = await translateDocument(model, { text: `One.\n\n${long}`, target: "th" }, { attempts: 1 });
    const asked = model.prompts.reduce((sum, { options }) => sum + options.maxTokens, 0);
    expect(stats.generatedTokens).toBeLessThan(asked / 3);
  });
});

describe("retries", () => {
  it("ask differently: marked, with the faults named, and with more chance", async () => {
    const model = hostileModel({ target: "th", misdeed: (_good, text) => text });
    await runTranslation(model, { text: english("20/2"), target: "th", source: "en" });
    const temperatures = model.prompts.map(({ options }) => options.sampling.temperature);
    expect(temperatures[0]).toBe(0);
    expect(temperatures).toEqual(temperatures.toSorted((a, b) => a - b));
    expect(new Set(temperatures).size).toBe(3);
    const systems = model.prompts.map(({ messages }) => messages[0]!.content);
    expect(systems[1]!.length).toBeGreaterThan(systems[0]!.length);
    for (const { options } of model.prompts.slice(1)) expect(options.sampling.seed).toBeTypeOf("number");
  });

  it("keep the best try, and of two alike the earlier", async () => {
    const model = hostileModel({
      target: "th",
      misdeed: (good, text, attempt) => (attempt === 2 ? `Here is the translation: ${good}` : text),
    });
    const { text, segments } = await runTranslation(model, { text: english("20/2"), target: "th", source: "en" });
    expect(text).toBe(`Here is the translation: ${thai("20/2")}`);
    expect(segments[0]!.findings.map(({ code }) => code)).toEqual(["note"]);
    expect(segments[0]!.attempts).toBe(3);
  });

  it.each([
    ["an echo", (text: string) => text],
    ["nothing", () => ""],
  ])("ask for no text more often than they may: %s", async (_name, misdeed) => {
    const sentences = Array.from({ length: 20 }, (_, index) => `Sentence number ${index} stands here.`);
    for (const attempts of [1, 2, 3]) {
      const model = fakeEngineModel({ answer: (_messages, text) => (text === "Good." ? "ดี" : misdeed(text)) });
      const text = `Good.\n\n${sentences.join(" ")}`;
      await translateDocument(model, { text, target: "th", source: "en" }, { attempts });
      const asked = model.prompts.map((prompt) => prompt.text).join(" ");
      for (const sentence of sentences) expect(asked.split(sentence).length - 1).toBeLessThanOrEqual(attempts);
      if (attempts === 1) expect(model.prompts).toHaveLength(2);
    }
  });

  it("end with a cancel, whichever try runs", async () => {
    for (const tries of [1, 2, 3]) {
      const controller = new AbortController();
      const model = hostileModel({
        target: "th",
        misdeed: (_good, text) => {
          if (model.prompts.length === tries) controller.abort();
          return text;
        },
      });
      const translation = translateDocument(
        model,
        { text: english("20/2"), target: "th" },
        { signal: controller.signal },
      );
      await expect(translation).rejects.toMatchObject({ name: "CancelledError" });
      expect(model.prompts).toHaveLength(tries);
      expect(model.abandoned).toBe(0);
    }
  });
});

it("refuses a document that its format cannot read, with its place", async () => {
  const translation = translateDocument(fakeEngineModel(), { text: '{\n  "a": ]', target: "th", format: "json" });
  await expect(translation).rejects.toSatisfy((error) => AppError.is(error, "document.invalid"));
  await expect(translation).rejects.toMatchObject({ details: { line: 2 } });
});

/** Paragraphs; a document with "bad" in it cannot be read. */
const fragile: DocumentFormat = {
  id: "plaintext",
  extract(text, options) {
    if (text.includes("bad")) throw new AppError("document.invalid", "bad");
    return plainText.extract(text, options);
  },
};

function fragileJob(text: string, plans: readonly SegmentPlan[], nextTurn = () => Promise.resolve()): DocumentJob {
  const target = "th";
  const model = fakeEngineModel({ answer: (_messages, asked) => (asked === "Two." ? "bad" : "ดี") });
  const read = fragile.extract(text, { target });
  const settings = { target, source: undefined, checkedSource: undefined, register: "neutral", glossary: [] } as const;
  const asker = new PieceAsker(model, { ...settings, prepare: (each) => each });
  const pieces = new PieceTranslator({ asker, target, attempts: 1 });
  return new DocumentJob({
    text,
    places: { ...read, isWhole: true, foreign: new Set() },
    plans,
    records: () => ({}),
    segments: new SegmentTranslator({ asker, pieces, target, width: 1, spans: read.spans }),
    format: fragile,
    extractOptions: { target },
    width: 1,
    report: () => undefined,
    nextTurn,
  });
}

describe("a document that cannot be read again", () => {
  const human = (text: string) => ({ action: "keep", status: "human", text }) as const;

  it("loses what the model wrote, and nothing of a person", async () => {
    const job = fragileJob("One.\n\nTwo.\n\nThree.", [human("หนึ่ง"), { action: "translate" }, human("สาม")]);
    const { text, lost } = await job.run(undefined);
    expect(text).toBe("หนึ่ง\n\nTwo.\n\nสาม");
    expect(lost).toEqual([]);
  });

  it("tells of a person's text that it cannot be read with", async () => {
    const job = fragileJob("One.\n\nThree.", [human("bad"), { action: "translate" }]);
    const { text, lost } = await job.run(undefined);
    expect(text).toBe("One.\n\nดี");
    expect(lost).toEqual([{ text: "bad" }]);
  });

  it("is searched no further after a cancel", async () => {
    const controller = new AbortController();
    const job = fragileJob("One.", [{ action: "translate" }], () => {
      controller.abort();
      return Promise.resolve();
    });
    await expect(job.run(controller.signal)).rejects.toMatchObject({ name: "CancelledError" });
  });
});
