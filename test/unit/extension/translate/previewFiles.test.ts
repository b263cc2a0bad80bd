import { expect, it, vi } from "vitest";
import { PreviewFiles } from "../../../../src/extension/translate/preview/previewFiles.ts";

vi.mock("vscode", async () => (await import("../../../support/fakeVscode.ts")).fakeVscode);

it("says in its bytes that they are UTF-8, which no setting of the user's files overrules", () => {
  const files = new PreviewFiles();
  const uri = files.create("notes.md", "ไทย", false);
  const decode = () => new TextDecoder("utf-8", { ignoreBOM: true }).decode(files.readFile(uri));
  expect(decode()).toBe("\uFEFFไทย");
  files.write(uri, "ລາວ");
  expect(decode()).toBe("\uFEFFລາວ");
});
