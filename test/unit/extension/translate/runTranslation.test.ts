import { describe, expect, it, vi } from "vitest";
import { runTranslation, type SegmentProgress } from "../../../../src/extension/translate/runTranslation.ts";
import type { TranslationJob } from "../../../../src/extension/translate/translationJob.ts";
import { AppError } from "../../../../src/shared/appError.ts";
import { CancelledError } from "../../../../src/shared/cancelSignal.ts";
import { MAX_TEXT_CHARACTERS } from "../../../../src/shared/limits.ts";
import type { SegmentOutcome } from "../../../../src/shared/translation.ts";
import { scriptedServerApi } from "../../../support/scriptedServerApi.ts";

const source = "# Rights\n\nGood morning.\n\nGood night.\n";
const morning = { start: 10, end: 23 };

function jobOf(part: Partial<TranslationJob> = {}): TranslationJob {
  return {
    document: {} as TranslationJob["document"],
    source,
    places: [morning],
    isWhole: false,
    target: "ta",
    from: undefined,
    format: "markdown",
    register: "formal",
    glossary: [],
    ...part,
  };
}

function outcome(start: number, end: number, text: string): SegmentOutcome {
  const result = { resultStart: start, resultEnd: start + text.length };
  return { start, end, ...result, status: "translated", findings: [], attempts: 1 };
}

function start(job: TranslationJob, onSegment?: (segment: SegmentProgress) => void) {
  const { api, translations } = scriptedServerApi();
  const controller = new AbortController();
  const report = vi.fn();
  const options = { api, whenBusy: "refuse", signal: controller.signal, report } as const;
  const done = runTranslation(job, onSegment === undefined ? options : { ...options, onSegment });
  return { done, translations, controller, report };
}

const vanakkam = "காலை வணக்கம்.";

describe("a translation of a selection", () => {
  it("sends the whole document with the selected ranges, and gives back the segments", async () => {
    const { done, translations } = start(jobOf());
    expect(translations[0]!.params).toEqual({
      text: source,
      ranges: [morning],
      format: "markdown",
      target: "ta",
      register: "formal",
      glossary: [],
      urgency: "interactive",
      whenBusy: "refuse",
    });
    const text = source.replace("Good morning.", vanakkam);
    translations[0]!.finish({ text, segments: [outcome(10, 23, vanakkam)] });
    const { segments, places } = await done;
    expect(places).toEqual([morning]);
    expect(segments).toMatchObject([{ ...morning, source: "Good morning.", text: vanakkam, index: 0 }]);
  });

  it("of a whole document sends no ranges", () => {
    const { translations } = start(jobOf({ isWhole: true, places: [{ start: 0, end: source.length - 1 }] }));
    expect(translations[0]!.params.ranges).toBeUndefined();
  });

  it("of a long plain text sends its lines alone, and all places are still those of the document", async () => {
    const before = `${"x".repeat(99)}\n`.repeat(MAX_TEXT_CHARACTERS / 100);
    const places = [{ start: before.length + 10, end: before.length + 23 }];
    const seen: SegmentProgress[] = [];
    const { done, translations } = start(jobOf({ source: before + source, places, format: "plaintext" }), (segment) =>
      seen.push(segment),
    );
    expect(translations[0]!.params).toMatchObject({ text: "Good morning.", ranges: [{ start: 0, end: 13 }] });
    translations[0]!.progress({ kind: "segment", index: 0, text: "காலை", state: "writing", start: 0, end: 13 });
    translations[0]!.finish({ text: vanakkam, segments: [outcome(0, 13, vanakkam)] });
    const { segments } = await done;
    expect(seen).toEqual([{ index: 0, text: "காலை", state: "writing", ...places[0] }]);
    expect(segments).toHaveLength(1);
    expect(segments[0]).toMatchObject({ ...places[0], source: "Good morning.", text: vanakkam });
  });

  it("takes a selection of a broken file for plain text", async () => {
    const { done, translations } = start(jobOf({ format: "json", dialect: "json" }));
    translations[0]!.fail(new AppError("document.invalid", "line 1"));
    await vi.waitFor(() => expect(translations).toHaveLength(2));
    expect(translations[1]!.params).toMatchObject({ format: "plaintext", ranges: [morning] });
    expect(translations[1]!.params).not.toHaveProperty("dialect");
    translations[1]!.finish({ text: source, segments: [] });
    await expect(done).resolves.toMatchObject({ segments: [] });
  });

  it("says that a whole file is broken", async () => {
    const { done, translations } = start(jobOf({ isWhole: true, format: "json" }));
    translations[0]!.fail(new AppError("document.invalid", "line 1"));
    await expect(done).rejects.toMatchObject({ code: "document.invalid" });
    expect(translations).toHaveLength(1);
  });

  it("is cancelled also after its last word", async () => {
    const { done, translations, controller } = start(jobOf());
    translations[0]!.finish({ text: source, segments: [] });
    controller.abort();
    await expect(done).rejects.toBeInstanceOf(CancelledError);
  });

  it("tells how many segments are done, and what is being written", async () => {
    const { done, translations, report } = start(jobOf());
    const { progress, finish } = translations[0]!;
    progress({ kind: "loading", fraction: 0.5 });
    progress({ kind: "segments", done: 0, count: 4 });
    progress({ kind: "segment", index: 0, text: "காலை", state: "writing", start: 10, end: 23 });
    progress({ kind: "segments", done: 1, count: 4 });
    expect(report.mock.calls.map(([step]) => step as unknown)).toEqual([
      { message: "Loading the model (50 %)" },
      { message: "0 of 4", increment: 0 },
      { message: "0 of 4 காலை" },
      { message: "1 of 4 காலை", increment: 25 },
    ]);
    finish({ text: source, segments: [] });
    await done;
  });
});
