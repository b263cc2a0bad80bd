/** What a preview has to give when its translation ends too early. */
import { describe, expect, it, vi } from "vitest";
import { acceptedEdits } from "../../../../src/extension/translate/preview/acceptedEdits.ts";
import { FindingDiagnostics } from "../../../../src/extension/translate/findings/findingDiagnostics.ts";
import type { PreviewFiles } from "../../../../src/extension/translate/preview/previewFiles.ts";
import { PreviewSession } from "../../../../src/extension/translate/preview/previewSession.ts";
import type { TranslationJob } from "../../../../src/extension/translate/translationJob.ts";
import { AppError } from "../../../../src/shared/appError.ts";
import type { Finding } from "../../../../src/shared/translation.ts";
import { FakeDocument, showFake } from "../../../support/fakeVscode.ts";
import { scriptedServerApi, type ScriptedTranslation } from "../../../support/scriptedServerApi.ts";

vi.mock("vscode", async () => (await import("../../../support/fakeVscode.ts")).fakeVscode);

const source = "Hello world.\n\nGoodbye.\n";
const hello = { index: 0, start: 0, end: 12 };
const goodbye = { index: 1, start: 14, end: 22 };
const tooLong: Finding = { code: "tooLong", details: { source: 8, translated: 90 } };

/**
 * One segment is done, and the model is in the middle of the other.
 * @param readSoon how the editor reads a file that it heard of
 */
function halfDone(readSoon = (read: () => void) => read()) {
  const document = showFake(new FakeDocument(source));
  const { api, translations } = scriptedServerApi();
  let right = new FakeDocument(source);
  let file: string | undefined = source;
  const written: string[] = [];
  const files = {
    create: (name: string, text: string) => (right = new FakeDocument(text, { path: `/1/${name}` })).uri,
    write: (_uri: unknown, text: string) => {
      file = text;
      written.push(text);
      readSoon(() => {
        if (file === undefined) throw new Error("The file that the editor was told of is gone");
        right.replace(0, right.getText().length, file);
      });
    },
    read: () => file,
    remove: () => (file = undefined),
  } as unknown as PreviewFiles;
  const job: TranslationJob = {
    document: document as unknown as TranslationJob["document"],
    source,
    places: [{ start: 0, end: source.length }],
    isWhole: true,
    target: "my",
    from: undefined,
    format: "plaintext",
    register: "neutral",
    glossary: [],
  };
  const findings = new FindingDiagnostics();
  const session = new PreviewSession({ api, files, findings, job, onDidChangeRunning: () => undefined });
  const running = session.run("refuse");
  const [translation] = translations as [ScriptedTranslation];
  translation.progress({ kind: "segments", done: 0, count: 2 });
  translation.progress({ kind: "segment", ...hello, text: "မင်္ဂလာပါကမ္ဘာ။", state: "done", findings: [tooLong] });
  translation.progress({ kind: "segments", done: 1, count: 2 });
  translation.progress({ kind: "segment", ...goodbye, text: "နှုတ်ဆ\uFFFD", state: "writing" });
  return { session, running, translation, right, findings, written };
}

describe("a preview whose translation ends too early", () => {
  it("after a stop it has what is done, and the source of the rest", async () => {
    const { session, running, translation, right } = halfDone();
    expect(session.progress).toEqual({ done: 1, count: 2 });
    await session.stop();
    translation.progress({ kind: "segment", ...goodbye, text: "နှုတ်ဆက်", state: "writing" });
    await running;
    expect(right.getText()).toBe("မင်္ဂလာပါကမ္ဘာ။\n\nGoodbye.\n");
    const { segments } = acceptedEdits(session.accepted, session.tracked)!;
    expect(segments.map(({ start, segment }) => [start, segment.outcome?.findings])).toEqual([[0, [tooLong]]]);
  });

  it("after a failure as well", async () => {
    const { session, running, translation, right } = halfDone();
    translation.fail(new AppError("server.crashed", "Gone"));
    await expect(running).rejects.toThrow("Gone");
    expect(right.getText()).toBe("မင်္ဂလာပါကမ္ဘာ။\n\nGoodbye.\n");
    expect(session.accepted.text).toBe(right.getText());
  });
});

it("a preview marks what needs a look on its right side as it comes, and nothing that somebody has removed", async () => {
  const { session, running, translation, right, findings } = halfDone();
  expect(right.uri.path).toBe("/1/notes.txt (translation preview)");
  showFake(right);
  const document = right as unknown as Parameters<FindingDiagnostics["in"]>[0];
  await vi.waitFor(() => expect(findings.in(document)).toMatchObject([{ start: 0, findings: [tooLong] }]));
  findings.remove(document, [findings.in(document)[0]!]);
  const text = "မင်္ဂလာပါကမ္ဘာ။\n\nနှုတ်ဆက်ပါသည်။\n";
  const result = { status: "translated", attempts: 1 } as const;
  translation.finish({
    text,
    segments: [
      { ...hello, ...result, resultStart: 0, resultEnd: 15, findings: [{ ...tooLong }] },
      { ...goodbye, ...result, resultStart: 17, resultEnd: text.length - 1, findings: [tooLong] },
    ],
  });
  await running;
  expect(findings.in(document)).toMatchObject([{ start: 17, source: "Goodbye." }]);
  session.dispose();
  expect(findings.in(document)).toEqual([]);
});

it("a preview that is discarded lets its editor read what was written before its file goes", async () => {
  const { session, running, right, written } = halfDone((read) => void setTimeout(read));
  showFake(right);
  await session.close();
  await running;
  expect(written).toEqual(["မင်္ဂလာပါကမ္ဘာ။\n\nGoodbye.\n"]);
  expect(right.getText()).toBe(written[0]);
});
