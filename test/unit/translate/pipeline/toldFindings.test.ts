/** What is told of a translation's faults: each once, and where it is. */
import { describe, expect, it } from "vitest";
import { findingText } from "../../../../src/core/translate/verify/findingText.ts";
import { fakeEngineModel } from "../../../support/fakeEngineModel.ts";
import { runTranslation } from "../../../support/translationRun.ts";

/** Much more than any of the sources says. */
const long =
  "Semua manusia dilahirkan bebas dan samarata dari segi kemuliaan dan hak-hak, mempunyai pemikiran dan perasaan hati, dan hendaklah bertindak dengan semangat persaudaraan.";

describe("findings of a segment", () => {
  it("name a lost term that stays as it is once", async () => {
    const text = "Everyone has the right to liberty and security of person.";
    const glossary = [{ source: "libertY", target: "libertY", caseSensitive: false }];
    const model = fakeEngineModel({ answer: () => "Setiap orang berhak atas keselamatan peribadi." });
    const { segments } = await runTranslation(model, { text, target: "ms", source: "en", glossary }, { attempts: 1 });
    expect(segments[0]?.findings.map(findingText)).toEqual(["liberty is missing."]);
  });

  it("name the piece whose length they are about", async () => {
    const text = "Everyone has the right to life. Nobody shall be held in slavery.";
    const answer = (words: string): string => {
      if (words.includes("life") && words.includes("slavery")) return text;
      return words.includes("life") ? long : "Tiada sesiapa boleh diperhambakan.";
    };
    const model = fakeEngineModel({ answer: (_messages, words) => answer(words) });
    const { segments } = await runTranslation(model, { text, target: "ms", source: "en" });
    expect(segments[0]?.findings.map(findingText)).toEqual([
      expect.stringMatching(/longer than usual\. In: Everyone has the right t…$/u),
    ]);
  });

  it("name no piece where there is only one", async () => {
    const model = fakeEngineModel({ answer: () => long });
    const text = "Everyone has the right to life.";
    const { segments } = await runTranslation(model, { text, target: "ms", source: "en" });
    expect(segments[0]?.findings.map(findingText)).toEqual([expect.stringMatching(/longer than usual\.$/u)]);
  });
});
