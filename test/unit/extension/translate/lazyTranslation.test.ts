/** When pointing at something loads the bundle of translating. */
import { beforeEach, describe, expect, it, vi } from "vitest";
import { lazyTranslation } from "../../../../src/extension/translate/lazyTranslation.ts";
import { loadTranslationFeatures } from "../../../../src/extension/translate/loadTranslationFeatures.ts";
import type { TranslationDependencies } from "../../../../src/extension/translate/translationDependencies.ts";
import type { TranslationFeatures } from "../../../../src/extension/translate/translationFeatures.ts";
import { FakeDocument, fakeHoverProviders, fakeVscode, showFake } from "../../../support/fakeVscode.ts";

vi.mock("vscode", async () => (await import("../../../support/fakeVscode.ts")).fakeVscode);
vi.mock("../../../../src/extension/translate/loadTranslationFeatures.ts");

beforeEach(() => {
  fakeHoverProviders.length = 0;
  const hover = { provideHover: () => undefined };
  const features = { hover, dispose: () => undefined } as unknown as TranslationFeatures;
  vi.mocked(loadTranslationFeatures)
    .mockReset()
    .mockReturnValue({ createTranslationFeatures: () => features });
  lazyTranslation("/dist", {} as TranslationDependencies);
});

function pointAt(document: FakeDocument): void {
  fakeHoverProviders[0]!.provideHover(document, document.positionAt(0), {});
}

describe("a hover", () => {
  it("on words of a document loads nothing", () => {
    pointAt(showFake(new FakeDocument("Xin chào.\n")));
    pointAt(showFake(new FakeDocument("# Xin chào\n", { path: "/notes.md", languageId: "markdown" })));
    expect(loadTranslationFeatures).not.toHaveBeenCalled();
  });

  it("on a document with a selection loads the bundle, once", () => {
    const document = showFake(new FakeDocument("Xin chào.\n"));
    fakeVscode.window.activeTextEditor!.selections = [{ isEmpty: false }];
    pointAt(document);
    pointAt(document);
    expect(loadTranslationFeatures).toHaveBeenCalledOnce();
  });

  it("on a program loads it, because there may be a comment", () => {
    pointAt(showFake(new FakeDocument("# Xin chào\n", { path: "/a.py", languageId: "python" })));
    expect(loadTranslationFeatures).toHaveBeenCalledOnce();
  });
});
