import { expect, it, vi } from "vitest";
import { fileFindings } from "../../../../src/extension/translate/files/fileFindings.ts";
import { closeFake, fakeDiagnostics, FakeDocument, showFake } from "../../../support/fakeVscode.ts";

vi.mock("vscode", async () => (await import("../../../support/fakeVscode.ts")).fakeVscode);
const { FindingDiagnostics } = await import("../../../../src/extension/translate/findings/findingDiagnostics.ts");

const SOURCE = "# Title\n\nText\n";
const TEXT = "# ชื่อ\n\nText\n";
const start = TEXT.indexOf("Text");
const segment = {
  start: 9,
  end: 13,
  resultStart: start,
  resultEnd: start + 4,
  status: "translated",
  attempts: 3,
} as const;
const finding = { code: "echo", details: { target: "th" } } as const;
const FOUND = fileFindings({ text: TEXT, segments: [{ ...segment, findings: [finding] }] }, SOURCE, "th");

type EditorDocument = Parameters<InstanceType<typeof FindingDiagnostics>["in"]>[0];
const documentOf = (fake: FakeDocument) => fake as unknown as EditorDocument;
const uriOf = (fake: FakeDocument) => fake.uri as unknown as EditorDocument["uri"];

it("marks a written file before somebody opens it, and its document from then on", () => {
  const findings = new FindingDiagnostics();
  const document = new FakeDocument(TEXT, { path: "/a.th.md" });
  findings.setFile(uriOf(document), TEXT, FOUND);
  expect(fakeDiagnostics.get("/a.th.md")).toEqual(["The source was not translated."]);
  expect(findings.in(documentOf(document))).toEqual([]);
  showFake(document);
  expect(findings.in(documentOf(document))).toMatchObject([{ start, source: "Text", text: "Text", target: "th" }]);
  document.replace(0, 0, "ๆ");
  expect(findings.in(documentOf(document))).toMatchObject([{ start: start + 1 }]);
  findings.dispose();
});

it("marks an open document as soon as it has the file's new text, and no other text", () => {
  const findings = new FindingDiagnostics();
  const document = showFake(new FakeDocument("old", { path: "/b.th.md" }));
  findings.setFile(uriOf(document), TEXT, FOUND);
  expect(findings.in(documentOf(document))).toEqual([]);
  document.replace(0, 3, TEXT);
  expect(findings.in(documentOf(document))).toMatchObject([{ start }]);
  findings.setFile(uriOf(document), TEXT, []);
  expect(findings.in(documentOf(document))).toEqual([]);
  findings.dispose();
});

it("shows what was found again when a document is opened again, and nothing that somebody has removed", () => {
  const findings = new FindingDiagnostics();
  const document = showFake(new FakeDocument(TEXT, { path: "/c.md" }));
  findings.add(documentOf(document), FOUND);
  expect(fakeDiagnostics.get("/c.md")).toHaveLength(1);
  closeFake(document);
  expect(fakeDiagnostics.has("/c.md")).toBe(false);
  showFake(document);
  expect(fakeDiagnostics.get("/c.md")).toHaveLength(1);
  findings.remove(documentOf(document), [FOUND[0]!]);
  findings.add(documentOf(document), FOUND);
  expect(fakeDiagnostics.get("/c.md")).toEqual([]);
  findings.dispose();
});
