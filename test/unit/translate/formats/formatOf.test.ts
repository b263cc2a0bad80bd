import { describe, expect, it } from "vitest";
import { FORMAT_IDS } from "../../../../src/core/translate/formats/documentFormat.ts";
import { formatOf } from "../../../../src/core/translate/formats/formatOf.ts";

describe("formatOf", () => {
  it.each([
    ["README.md", { format: "markdown" }],
    ["docs/คู่มือ.th.MD", { format: "markdown" }],
    ["C:\\app\\docs\\index.HTM", { format: "html" }],
    ["page.mdx", { format: "mdx" }],
    ["notes.txt", { format: "plaintext" }],
    ["LICENSE", { format: "plaintext" }],
    ["locales/th.json", { format: "json" }],
    ["lib/l10n/app_id.arb", { format: "arb" }],
    ["Localizable.xcstrings", { format: "xcstrings" }],
    ["config/locales/vi.yml", { format: "yaml" }],
    ["messages_ms.properties", { format: "properties" }],
    ["browser.ftl", { format: "fluent" }],
    ["ui.tsv", { format: "csv", dialect: "tsv" }],
    ["messages.po", { format: "po" }],
    ["messages.pot", { format: "po", dialect: "pot" }],
    ["app/src/main/res/values/strings.xml", { format: "androidXml" }],
    ["res/values-b+zh+Hans/strings.xml", { format: "androidXml" }],
    ["app.xlf", { format: "xliff" }],
    ["film.vtt", { format: "subtitles", dialect: "vtt" }],
    ["th.lproj/Localizable.strings", { format: "appleStrings" }],
    ["main.py", { format: "code", dialect: "python" }],
    ["App.tsx", { format: "code", dialect: "typescriptreact" }],
    ["docker/Dockerfile.test", { format: "code", dialect: "dockerfile" }],
    ["Makefile", { format: "code", dialect: "makefile" }],
  ])("knows %s by its name", (name, kind) => {
    expect(formatOf(name)).toEqual(kind);
  });

  it("asks the editor's language where the name says nothing", () => {
    expect(formatOf("Untitled-1", "markdown")).toEqual({ format: "markdown" });
    expect(formatOf("Untitled-1", "python")).toEqual({ format: "code", dialect: "python" });
    expect(formatOf("build/script", "shellscript")).toEqual({ format: "code", dialect: "shellscript" });
  });

  it("believes the name before the editor", () => {
    expect(formatOf("th.json", "plaintext")).toEqual({ format: "json" });
  });

  it.each(["pom.xml", "photo.png", ".md", "values/strings.json5x", "md", ""])("does not know %j", (name) => {
    expect(formatOf(name)).toBeUndefined();
  });

  it("reaches every format by a file name", () => {
    const names =
      "a.txt a.md a.mdx a.html a.json a.arb a.xcstrings a.yaml a.properties a.ftl a.csv a.po values/a.xml a.xlf a.srt a.strings a.py";
    expect(names.split(" ").map((name) => formatOf(name)?.format)).toEqual([...FORMAT_IDS]);
  });
});
