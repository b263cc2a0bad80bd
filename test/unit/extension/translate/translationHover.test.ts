/** The command behind a hover's link, on a document in which somebody may have typed since. */
import { describe, expect, it, vi } from "vitest";
import type { ErrorReporter } from "../../../../src/extension/errors/errorReporter.ts";
import type { TargetLanguages } from "../../../../src/extension/language/targetLanguages.ts";
import type { WorkspaceGlossary } from "../../../../src/extension/translate/glossary/workspaceGlossary.ts";
import { TranslationHover } from "../../../../src/extension/translate/hover/translationHover.ts";
import type { SourceLanguages } from "../../../../src/extension/translate/sourceLanguages.ts";
import type { TranslationContext } from "../../../../src/extension/translate/translationContext.ts";
import type { GlossaryTerm } from "../../../../src/shared/translation.ts";
import { FakeDocument, fakeVscode, showFake } from "../../../support/fakeVscode.ts";
import { scriptedServerApi } from "../../../support/scriptedServerApi.ts";

vi.mock("vscode", async () => (await import("../../../support/fakeVscode.ts")).fakeVscode);

const never = { isCancellationRequested: false, onCancellationRequested: () => ({ dispose: () => undefined }) };

function hoverOn(text: string) {
  const document = showFake(new FakeDocument(text));
  const editor = fakeVscode.window.activeTextEditor!;
  const { api, translations } = scriptedServerApi();
  const reported: unknown[] = [];
  let glossary: readonly GlossaryTerm[] = [];
  const hover = new TranslationHover({
    api,
    reporter: { report: (error: unknown) => void reported.push(error) } as unknown as ErrorReporter,
    languages: { choose: () => Promise.resolve("ms"), current: () => "ms" } as unknown as TargetLanguages,
    sources: { current: undefined } as unknown as SourceLanguages,
    glossary: { termsFor: () => Promise.resolve(glossary) } as unknown as WorkspaceGlossary,
  } as unknown as TranslationContext);
  return {
    document,
    translations,
    reported,
    setGlossary: (terms: readonly GlossaryTerm[]) => (glossary = terms),
    select: (start: number, end: number) => {
      const selection = { isEmpty: false, start: { offset: start }, end: { offset: end }, active: { offset: start } };
      editor.selections = [selection];
    },
    follow: (start: number, end: number) => {
      const place = { start, end, text: text.slice(start, end), isComment: false };
      return hover.translate({ uri: document.uri.toString(), ...place });
    },
    answer: async (start: number, end: number, words: string) => {
      await vi.waitFor(() => expect(translations).toHaveLength(1));
      const result = {
        resultStart: start,
        resultEnd: start + words.length,
        status: "translated",
        attempts: 1,
      } as const;
      const { params, finish } = translations[0]!;
      const whole = params.text.slice(0, start) + words + params.text.slice(end);
      finish({ text: whole, segments: [{ start, end, ...result, findings: [] }] });
    },
    read: async (offset: number) => {
      const [on, position, token] = [document, { offset }, never] as unknown as Parameters<
        TranslationHover["provideHover"]
      >;
      const shown = await hover.provideHover(on, position, token);
      return (shown?.contents as unknown as { readonly value: string } | undefined)?.value ?? "";
    },
  };
}

describe("a hover on a selection", () => {
  it("offers nothing for a text that is in the target's language already", async () => {
    const words = "Semua manusia dilahirkan bebas dan samarata dari segi kemuliaan dan hak-hak.";
    const run = hoverOn(words);
    run.select(0, words.length);
    expect(await run.read(3)).toBe("");
  });

  it("shows all words of the translation, also what looks like the sign of a comment", async () => {
    const run = hoverOn("#1 in the list");
    run.select(0, 14);
    expect(await run.read(3)).toContain("command:");
    const done = run.follow(0, 14);
    await run.answer(0, 14, "#1 dalam senarai");
    await done;
    expect(await run.read(3)).toContain("1 dalam senarai");
    expect(await run.read(3)).toMatch(/#1 dalam/u);
  });

  it("is made again for another glossary", async () => {
    const run = hoverOn("the list");
    run.select(0, 8);
    const done = run.follow(0, 8);
    await run.answer(0, 8, "senarai itu");
    await done;
    expect(await run.read(3)).toContain("senarai");
    run.setGlossary([{ source: "list", target: "daftar" } as GlossaryTerm]);
    expect(await run.read(3)).not.toContain("senarai");
  });

  it("translates nothing else than what it was on", async () => {
    const run = hoverOn("One word. Two words.");
    run.document.replace(0, 0, "Another beginning. ");
    await run.follow(0, 9);
    expect(run.translations).toEqual([]);
    expect(run.reported).toMatchObject([{ code: "document.changed" }]);
  });
});
