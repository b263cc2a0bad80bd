/** The quick fix "Translate again" on a segment that moves while it is tried. */
import { beforeEach, describe, expect, it, vi } from "vitest";
import { applyEdits } from "../../../../src/core/translate/formats/applyEdits.ts";
import type { ErrorReporter, ReportOptions } from "../../../../src/extension/errors/errorReporter.ts";
import { FindingDiagnostics } from "../../../../src/extension/translate/findings/findingDiagnostics.ts";
import { keepSource, retryFinding, retryFindings } from "../../../../src/extension/translate/findings/fixSegment.ts";
import type { FoundSegment } from "../../../../src/extension/translate/findings/trackedFindings.ts";
import type { WorkspaceGlossary } from "../../../../src/extension/translate/glossary/workspaceGlossary.ts";
import type { SourceLanguages } from "../../../../src/extension/translate/sourceLanguages.ts";
import type { TranslationContext } from "../../../../src/extension/translate/translationContext.ts";
import { AppError } from "../../../../src/shared/appError.ts";
import type { Finding } from "../../../../src/shared/translation.ts";
import { FakeDocument, showFake } from "../../../support/fakeVscode.ts";
import { scriptedServerApi } from "../../../support/scriptedServerApi.ts";

vi.mock("vscode", async () => (await import("../../../support/fakeVscode.ts")).fakeVscode);

const echo: Finding = { code: "echo", details: {} };
const found: FoundSegment = {
  start: 6,
  end: 19,
  findings: [echo],
  source: "Good morning.",
  text: "Good morning!",
  target: "lo",
};
const inLao = "ສະບາຍດີຕອນເຊົ້າ.";

function openWithFinding() {
  const document = showFake(new FakeDocument("Note: Good morning! Bye.\n"));
  const findings = new FindingDiagnostics();
  findings.add(document as unknown as Parameters<FindingDiagnostics["add"]>[0], [found]);
  const { api, translations } = scriptedServerApi();
  const reported: { readonly error: unknown; readonly retry: ReportOptions["retry"] }[] = [];
  const report = (error: unknown, { retry }: ReportOptions = {}): void => void reported.push({ error, retry });
  const context = {
    api,
    findings,
    reporter: { report } as unknown as ErrorReporter,
    sources: { current: undefined } as unknown as SourceLanguages,
    glossary: { termsFor: () => Promise.resolve([]) } as unknown as WorkspaceGlossary,
    previews: { originalOf: () => undefined },
  } as unknown as TranslationContext;
  const left = () => findings.in(document as unknown as Parameters<FindingDiagnostics["in"]>[0]);
  return { document, context, translations, reported, left, argument: { uri: document.uri, offset: 10 } };
}

describe("Translate again", () => {
  let run: ReturnType<typeof openWithFinding>;

  beforeEach(() => {
    run = openWithFinding();
  });

  async function answer(index: number): Promise<void> {
    await vi.waitFor(() => expect(run.translations[index]).toBeDefined());
    const { params, finish } = run.translations[index]!;
    const start = params.text.indexOf(found.source);
    expect(params.ranges).toEqual([{ start, end: start + found.source.length }]);
    const result = { resultStart: start, resultEnd: start + inLao.length, status: "translated", attempts: 1 } as const;
    finish({
      text: params.text.replace(found.source, inLao),
      segments: [{ start, end: start + found.source.length, ...result, findings: [] }],
    });
  }

  async function refuseFirst(): Promise<void> {
    const first = retryFinding(run.context, run.argument);
    await vi.waitFor(() => expect(run.translations).toHaveLength(1));
    run.translations[0]!.fail(new AppError("model.busy", "Somebody else's"));
    await first;
  }

  it("sends the source, and puts the new text in the place of the old one", async () => {
    const done = retryFinding(run.context, run.argument);
    await answer(0);
    await done;
    expect(run.document.getText()).toBe(`Note: ${inLao} Bye.\n`);
    expect(run.left()).toEqual([]);
  });

  it("finds the segment where it is at each try", async () => {
    await refuseFirst();
    run.document.replace(0, 0, "A new line.\n");
    const second = run.reported[0]!.retry?.("wait");
    await answer(1);
    await second;
    expect(run.document.getText()).toBe(`A new line.\nNote: ${inLao} Bye.\n`);
  });

  it("sends nothing where somebody has edited the segment", async () => {
    await refuseFirst();
    run.document.replace(11, 18, "night");
    await run.reported[0]!.retry?.("wait");
    expect(run.translations).toHaveLength(1);
    expect(run.reported[1]!.error).toMatchObject({ code: "document.changed" });
    expect(run.document.getText()).toBe("Note: Good night! Bye.\n");
  });
});

describe("Translate all marked segments again", () => {
  it("sends them in one request, and edits all that nobody has edited meanwhile in one go", async () => {
    const run = openWithFinding();
    run.document.edit([{ start: 25, end: 25, text: "Good morning! Good night!\n" }]);
    const asDocument = run.document as unknown as Parameters<FindingDiagnostics["add"]>[0];
    const other = { ...found, source: "Good night.", text: "Good night!", start: 39, end: 50, findings: [{ ...echo }] };
    const again = { ...found, start: 25, end: 38, findings: [{ ...echo }] };
    run.context.findings.add(asDocument, [again, other]);
    expect(run.left()).toHaveLength(3);
    const done = retryFindings(run.context, run.argument);
    await vi.waitFor(() => expect(run.translations).toHaveLength(1));
    const { params, finish } = run.translations[0]!;
    expect(params.text).toBe("Note: Good morning. Bye.\nGood morning. Good night.\n");
    expect(params.ranges).toEqual([
      { start: 6, end: 19 },
      { start: 25, end: 38 },
      { start: 39, end: 50 },
    ]);
    run.document.replace(30, 37, "day");
    const inLaoNight = "ຝັນດີ.";
    const places = params.ranges!.map(({ start, end }) => ({
      start,
      end,
      text: end - start === 13 ? inLao : inLaoNight,
    }));
    const { text, places: results } = applyEdits(params.text, places);
    finish({
      text,
      segments: places.map(({ start, end }, index) => {
        const { start: resultStart, end: resultEnd } = results[index]!;
        const findings = index === 2 ? [echo] : [];
        return { start, end, resultStart, resultEnd, status: "translated", attempts: 1, findings };
      }),
    });
    await done;
    expect(run.document.getText()).toBe(`Note: ${inLao} Bye.\nGood day! ${inLaoNight}\n`);
    expect(run.left().map((segment) => segment.text)).toEqual([inLaoNight]);
  });

  it("reads the document a few times, however many segments there are", async () => {
    const count = 200;
    const run = openWithFinding();
    const asDocument = run.document as unknown as Parameters<FindingDiagnostics["add"]>[0];
    run.document.edit([{ start: 25, end: 25, text: "Good morning!\n".repeat(count) }]);
    const starts = Array.from({ length: count }, (_, index) => 25 + index * 14);
    const others = starts.map((start) => ({ ...found, start, end: start + 13, findings: [{ ...echo }] }));
    run.context.findings.add(asDocument, others);
    const reads = vi.spyOn(run.document, "getText");
    const done = retryFindings(run.context, run.argument);
    await vi.waitFor(() => expect(run.translations).toHaveLength(1));
    const { params, finish } = run.translations[0]!;
    finish({ text: params.text.replaceAll(found.source, "ສະບາຍດີຕອນເຊົ້າ."), segments: [] });
    await done;
    expect(reads.mock.calls.length).toBeLessThan(count);
  });
});

describe("Keep the source text", () => {
  it("puts the words back", async () => {
    const { context, argument, document, left } = openWithFinding();
    await keepSource(context, argument);
    expect(document.getText()).toBe("Note: Good morning. Bye.\n");
    expect(left()).toEqual([]);
  });
});
