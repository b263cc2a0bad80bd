/** Every fault of a model is caught and named, the document stays readable, and its neighbours are as they should be. */
import { describe, expect, it } from "vitest";
import type { LanguageTag } from "../../../../src/core/languages.ts";
import { loadFormat } from "../../../../src/core/translate/formats/loadFormat.ts";
import { translateDocument } from "../../../../src/core/translate/pipeline/translateDocument.ts";
import type { FindingCode } from "../../../../src/shared/translation.ts";
import { paragraph } from "../../../../tools/tiny-model/declaration.ts";
import { hostileModel, withoutFullStop, type Misdeed } from "../../../support/hostileModel.ts";
import { runTranslation } from "../../../support/translationRun.ts";
import {
  sampleTexts,
  TRANSLATION_SAMPLES,
  type Texts,
  type TranslationSample,
} from "../../../support/translationSamples.ts";

const TARGET: LanguageTag = "th";

interface Fault {
  readonly misdeed: Misdeed;
  /** One of them has to be said. */
  readonly named: readonly FindingCode[];
}

const PROTECTED = /⟦\/?\d+⟧|https?:\S+|\$?\{\{?[^{}]*\}\}?|%(?:\d\$)?[a-z@]|<[^<>]+>|`[^`]*`/gu;

const FAULTS: Readonly<Record<string, Fault>> = {
  "drops placeholders": { misdeed: (good) => good.replace(PROTECTED, ""), named: ["placeholderMissing", "markup"] },
  "invents placeholders": {
    misdeed: (good) => `${good} ⟦7⟧ {other} %d https://example.com/other`,
    named: ["placeholderExtra", "markup"],
  },
  echoes: { misdeed: (_good, text) => text, named: ["echo"] },
  "answers in English": {
    misdeed: (_good, text) => `${paragraph("en", "16/2")} ${(text.match(PROTECTED) ?? []).join(" ")}`,
    named: ["echo", "script", "language"],
  },
  "answers in Chinese": {
    misdeed: (_good, text) => `${paragraph("zh-Hans", "20/2")} ${(text.match(PROTECTED) ?? []).join(" ")}`,
    named: ["script", "language"],
  },
  "adds notes": {
    misdeed: (good) => `Here is the translation:\n\n${good}\n\nNote: I kept the placeholder.`,
    named: ["note"],
  },
  loops: { misdeed: (good) => `${good} ${"ไม่มีใคร ".repeat(400)}`, named: ["unfinished", "loop"] },
  "says nothing": { misdeed: () => " \n", named: ["unfinished"] },
  doubles: { misdeed: (good) => `${good} ${good}`, named: ["tooLong", "loop", "placeholderExtra"] },
  "leaves most out": {
    misdeed: (good) => good.slice(0, 12),
    named: ["tooShort", "missingSentence", "placeholderMissing", "markup"],
  },
};

/** The second text has something that must stay in the middle of its one sentence. */
function textsFor(tag: LanguageTag, { placeholder }: TranslationSample): Texts {
  const [first, second, third] = sampleTexts(tag);
  return [first, `${withoutFullStop(second)} ${placeholder} ${second}`, third];
}

/** Ends of everything: comments, strings, elements, messages, cells. */
const BREAKERS = [
  '"',
  "'",
  "*/",
  '"""',
  "</string>",
  "]]>",
  "-->",
  "}",
  "{",
  "\\",
  "|",
  "<!--",
  "\n\n# ",
  "\n\n1\n00:00:01.000 --> 00:00:02.000\n",
];

describe.each(TRANSLATION_SAMPLES)("$name", (sample) => {
  const { format, dialect } = sample;
  const source = sample.source(textsFor("en", sample), TARGET);
  const request = { text: source, target: TARGET, source: "en", format, dialect } as const;
  const right = sample.translated(textsFor("en", sample), textsFor(TARGET, sample), TARGET);

  it("is right with a model that does it right", async () => {
    const { text, segments } = await translateDocument(hostileModel({ target: TARGET }), request);
    expect(text).toBe(right);
    expect(segments.map(({ status, findings }) => [status, findings])).toEqual([
      ["translated", []],
      ["translated", []],
      ["translated", []],
    ]);
  });

  it.each(Object.entries(FAULTS))("one text of a model that %s", async (_name, { misdeed, named }) => {
    const [first, , third] = sampleTexts("en");
    const model = hostileModel({ target: TARGET, misdeed, spares: (text) => text === first || text === third });
    const { text, segments } = await translateDocument(model, request);
    const [, faulty] = segments;
    expect(faulty!.findings.map(({ code }) => code)).toEqual(expect.toSatisfy(hasOneOf(named)));
    expect(segments.map(({ findings }) => findings.length > 0)).toEqual([false, true, false]);
    const around = [text.slice(0, faulty!.resultStart), text.slice(faulty!.resultEnd)];
    expect(right.startsWith(around[0]!) && right.endsWith(around[1]!)).toBe(true);
    const options = { target: TARGET, source: "en", dialect } as const;
    expect((await loadFormat(format)).extract(text, options).spans).toHaveLength(3);
  });

  it.each([2, 3])("one text of a model that does it right at try %i only", async (goodAt) => {
    const misdeed: Misdeed = (good, text, attempt) => (attempt >= goodAt ? good : text);
    const [, , third] = sampleTexts("en");
    const model = hostileModel({ target: TARGET, misdeed, spares: (text) => text !== third });
    const { text, segments } = await translateDocument(model, request);
    expect(text).toBe(right);
    expect(segments.map(({ attempts }) => attempts)).toEqual([1, 1, goodAt]);
  });

  it.each(BREAKERS)("stays readable when the model writes %j", async (breaker) => {
    const misdeed: Misdeed = (good) => `${good.slice(0, 20)}${breaker}${good.slice(20)}${breaker}`;
    const { text, segments } = await translateDocument(hostileModel({ target: TARGET, misdeed }), request);
    const options = { target: TARGET, source: "en", dialect } as const;
    expect((await loadFormat(format)).extract(text, options).spans).toHaveLength(3);
    expect(segments).toHaveLength(3);
  });

  it("keeps every byte with a model that echoes, and says so", async () => {
    const echo = hostileModel({ target: TARGET, misdeed: (_good, text) => text });
    const { text, segments } = await translateDocument(echo, request, { attempts: 1 });
    expect(text).toBe(sample.translated(textsFor("en", sample), textsFor("en", sample), TARGET));
    for (const { findings } of segments) expect(findings.map(({ code }) => code)).toContain("echo");
  });
});

it("tells the whole of a document with edits as it is followed", async () => {
  for (const sample of TRANSLATION_SAMPLES) {
    if (sample.format === "arb") continue; // has an edit of its own, which is told with the result
    const { format, dialect } = sample;
    const text = sample.source(textsFor("en", sample), TARGET);
    await runTranslation(hostileModel({ target: TARGET }), { text, target: TARGET, source: "en", format, dialect });
  }
});

function hasOneOf(named: readonly FindingCode[]): (codes: readonly FindingCode[]) => boolean {
  return (codes) => named.some((code) => codes.includes(code));
}
