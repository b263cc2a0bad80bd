/** What becomes of a document in which somebody types while its translation is refused and tried again. */
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { ErrorReporter, ReportOptions } from "../../../../src/extension/errors/errorReporter.ts";
import type { FindingDiagnostics } from "../../../../src/extension/translate/findings/findingDiagnostics.ts";
import { translateAndApply } from "../../../../src/extension/translate/translateAndApply.ts";
import type { TranslationContext } from "../../../../src/extension/translate/translationContext.ts";
import type { TranslationJob } from "../../../../src/extension/translate/translationJob.ts";
import { AppError } from "../../../../src/shared/appError.ts";
import type { WhenBusy } from "../../../../src/shared/protocol.ts";
import { FakeDocument, showFake } from "../../../support/fakeVscode.ts";
import { scriptedServerApi } from "../../../support/scriptedServerApi.ts";

vi.mock("vscode", async () => (await import("../../../support/fakeVscode.ts")).fakeVscode);

const source = "Hello world. Goodbye.";
const hello = { start: 0, end: 12 };
const inThai = "สวัสดีชาวโลก";

/** A command on "Hello world.", whose first try another model's window refuses. */
async function refusedOnce() {
  const document = showFake(new FakeDocument(source));
  const { api, translations } = scriptedServerApi();
  const asked: string[] = [];
  let retry: ReportOptions["retry"];
  const reporter = {
    report: (_error: unknown, options: ReportOptions = {}) => {
      retry = options.retry;
    },
    ask: ({ code }: AppError) => asked.push(code),
  } as unknown as ErrorReporter;
  const findings = { add: () => undefined } as unknown as FindingDiagnostics;
  const context = { api, reporter, findings } as TranslationContext;
  const job: TranslationJob = {
    document: document as unknown as TranslationJob["document"],
    source,
    places: [hello],
    isWhole: false,
    target: "th",
    from: undefined,
    format: "plaintext",
    register: "neutral",
    glossary: [],
  };
  const first = translateAndApply(context, job, "replace");
  translations[0]!.fail(new AppError("model.busy", "Somebody else's"));
  await first;
  const tryAgain = async (whenBusy: WhenBusy, meanwhile?: () => void): Promise<void> => {
    const second = retry?.(whenBusy);
    meanwhile?.();
    const result = {
      resultStart: 0,
      resultEnd: inThai.length,
      status: "translated",
      findings: [],
      attempts: 1,
    } as const;
    translations[1]!.finish({ text: source.replace("Hello world.", inThai), segments: [{ ...hello, ...result }] });
    await second;
  };
  return { document, asked, tryAgain };
}

describe("a second try", () => {
  let run: Awaited<ReturnType<typeof refusedOnce>>;

  beforeEach(async () => {
    run = await refusedOnce();
  });

  it("finds the text where it has moved to since the first one", async () => {
    run.document.replace(0, 0, "ABC ");
    await run.tryAgain("wait");
    expect(run.document.getText()).toBe(`ABC ${inThai} Goodbye.`);
  });

  it("follows what is typed before and while it runs", async () => {
    run.document.replace(0, 0, "ABC ");
    await run.tryAgain("wait", () => run.document.replace(4, 4, "DEF "));
    expect(run.document.getText()).toBe(`ABC DEF ${inThai} Goodbye.`);
  });

  it("asks instead of overwriting what somebody has made of the text meanwhile", async () => {
    run.document.replace(6, 11, "all");
    await run.tryAgain("wait");
    expect(run.document.getText()).toBe("Hello all. Goodbye.");
    expect(run.asked).toEqual(["document.changed"]);
  });
});
