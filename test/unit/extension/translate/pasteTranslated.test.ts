import { beforeEach, describe, expect, it, vi } from "vitest";
import { lineBeginning } from "../../../../src/extension/translate/apply/lineFrame.ts";
import type { TranslationContext } from "../../../../src/extension/translate/translationContext.ts";
import { FakeDocument, fakeVscode, showFake } from "../../../support/fakeVscode.ts";

const clipboard = vi.hoisted(() => ({ text: "" }));

vi.mock("vscode", async () => {
  const { fakeVscode: fake } = await import("../../../support/fakeVscode.ts");
  class Kind {
    append() {
      return this;
    }
  }
  return {
    ...fake,
    env: { clipboard: { readText: () => Promise.resolve(clipboard.text) } },
    DocumentPasteEdit: class {
      readonly yieldTo = [];
    },
    DocumentDropOrPasteEditKind: { Text: new Kind() },
    CancellationError: class extends Error {},
  };
});
const { TranslatedPastes } = await import("../../../../src/extension/translate/files/pasteTranslated.ts");

beforeEach(() => {
  clipboard.text = "Hello";
});

/** A model that answers with this text, and what becomes of it. */
function setup(document: FakeDocument, answer: string, meanwhile: () => void = () => undefined) {
  const requests: unknown[] = [];
  const asked: string[] = [];
  const context = {
    languages: { choose: () => Promise.resolve("th") },
    sources: { current: "en" },
    glossary: { termsFor: () => Promise.resolve([]) },
    reporter: {
      report: (error: Error) => asked.push(error.message),
      ask: ({ code }: { code: string }) => asked.push(code),
    },
    api: {
      translate: (params: unknown) => {
        requests.push(params);
        meanwhile();
        return Promise.resolve({ text: answer });
      },
    },
  };
  showFake(document);
  const editor = fakeVscode.window.activeTextEditor as unknown as { selections: unknown[] };
  const select = (start: number, end = start) => {
    const range = new fakeVscode.Range({ offset: start }, { offset: end });
    editor.selections = [range];
  };
  return { pastes: new TranslatedPastes(context as unknown as TranslationContext), requests, asked, select };
}

describe("Paste Translated", () => {
  it("finds its place although somebody types elsewhere, and sends the language that was remembered", async () => {
    const document = new FakeDocument("One two three");
    const { pastes, requests, asked, select } = setup(document, "สวัสดี", () => document.replace(0, 0, ">> "));
    select(4, 7);
    await pastes.pasteNow();
    expect(document.getText()).toBe(">> One สวัสดี three");
    expect(requests).toMatchObject([{ text: "Hello", source: "en" }]);
    expect(asked).toEqual([]);
  });

  it("offers the text elsewhere where somebody has edited its place", async () => {
    const document = new FakeDocument("One two three");
    const { pastes, asked, select } = setup(document, "สวัสดี", () => document.replace(4, 7, "2"));
    select(4, 7);
    await pastes.pasteNow();
    expect(document.getText()).toBe("One 2 three");
    expect(asked).toEqual(["document.changed"]);
  });

  it("stays within a comment", async () => {
    const program = new FakeDocument("x = 1\n  # A: \n", { path: "/a.py", languageId: "python" });
    const document = Object.assign(program, { version: 1 });
    const { pastes, select } = setup(document, "หนึ่ง\n\nสอง");
    select(13);
    await pastes.pasteNow();
    expect(document.getText()).toBe("x = 1\n  # A: หนึ่ง\n  # \n  # สอง\n");
  });

  it("pastes nothing from the list and tells why in the product's own words", async () => {
    const document = new FakeDocument("One");
    const { pastes, asked } = setup(document, "", () => {
      throw new Error("no model");
    });
    const paste = { source: "Hello", document, target: "th" };
    const token = { isCancellationRequested: false, onCancellationRequested: () => ({ dispose: () => undefined }) };
    const resolve = pastes.resolveDocumentPasteEdit(
      paste as unknown as Parameters<typeof pastes.resolveDocumentPasteEdit>[0],
      token,
    );
    await expect(resolve).rejects.toThrow();
    expect(asked).toEqual(["no model"]);
  });
});

it.each([
  ["  // ab", "  // "],
  ["x = 1  # ab", "# "],
  [" * ab", " * "],
  ["    text", "    "],
])("a further line of a comment in %j begins with %j", (text, expected) => {
  expect(lineBeginning(text, text.length)).toBe(expected);
});
