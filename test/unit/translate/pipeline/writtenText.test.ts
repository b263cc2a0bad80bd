import { describe, expect, it } from "vitest";
import type { LanguageTag } from "../../../../src/core/languages.ts";
import { zawgyiToUnicode } from "../../../../src/core/text/zawgyiToUnicode.ts";
import { fakeEngineModel } from "../../../support/fakeEngineModel.ts";
import { runTranslation } from "../../../support/translationRun.ts";

async function written(answer: string, target: LanguageTag, text = "Good morning."): Promise<string> {
  const model = fakeEngineModel({ answer: () => answer });
  return (await runTranslation(model, { text, target, source: "en" }, { attempts: 1 })).text;
}

describe("what a model answers", () => {
  it("is written composed", async () => {
    expect(await written("Chào buổi sáng.".normalize("NFD"), "vi")).toBe("Chào buổi sáng.".normalize("NFC"));
  });

  it("is written without control characters", async () => {
    expect(await written("Selamat\u0000 pagi\u001B.", "id")).toBe("Selamat pagi.");
  });

  it("turns no direction, unless its source does", async () => {
    expect(await written("Selamat \u202Epagi\u202C.", "id")).toBe("Selamat pagi.");
    expect(await written("Selamat \u2068pagi\u2069.", "id", "Good \u2068morning\u2069.")).toBe(
      "Selamat \u2068pagi\u2069.",
    );
  });

  it("is written in Unicode where the model knows Zawgyi", async () => {
    const zawgyi = "မဂၤလာပါ ေက်းဇူးတင္ပါတယ္ ျမန္မာဘာသာစကား ေနေကာင္းပါသလား";
    expect(await written(zawgyi, "my")).toBe(zawgyiToUnicode(zawgyi));
  });
});
