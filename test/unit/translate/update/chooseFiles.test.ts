import { describe, expect, it } from "vitest";
import { chooseFiles } from "../../../../src/core/translate/update/chooseFiles.ts";

const names = (paths: readonly string[], source?: "th") => chooseFiles(paths, source).files.map(({ path }) => path);

describe("chooseFiles", () => {
  it("takes what is for people and leaves what is for programs", () => {
    const paths = ["README.md", "package.json", "tsconfig.json", "locales/en.json", "ci.yml", "LICENSE", "a.png"];
    expect(names([...paths, "src/main.ts", "po/app.pot", "requirements.txt", "talk.en.vtt"])).toEqual([
      "README.md",
      "locales/en.json",
      "po/app.pot",
      "talk.en.vtt",
    ]);
  });

  it("takes no translation for a source, also where its language is a word", () => {
    const translated = ["README.th.md", "README.my.md", "README.id.md", "docs/th/a.md", "locales/zh-Hans/a.json"];
    expect(names(["README.md", "docs/en/a.md", "locales/en/a.json", ...translated])).toEqual([
      "README.md",
      "docs/en/a.md",
      "locales/en/a.json",
    ]);
  });

  it("takes names of programs for no language", () => {
    expect(names(["docs/vi.md", "editors/vi/README.md", "docs/tl.md"])).toEqual([
      "docs/vi.md",
      "editors/vi/README.md",
      "docs/tl.md",
    ]);
  });

  it("follows the source's language", () => {
    expect(names(["locales/en.json", "locales/th.json"], "th")).toEqual(["locales/th.json"]);
  });

  it("says of each other file why", () => {
    expect(chooseFiles(["a.png", "main.go", "x.json", "README.md", "README.my.md"], undefined).skipped).toEqual([
      { path: "a.png", reason: "unknown" },
      { path: "main.go", reason: "code" },
      { path: "x.json", reason: "settings" },
      { path: "README.my.md", reason: "translation" },
    ]);
  });
});
