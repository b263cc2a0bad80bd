/** A request that was interrupted goes on with what it had finished. */
import { describe, expect, it } from "vitest";
import {
  translateDocument,
  type TranslationRequest,
} from "../../../../src/core/translate/pipeline/translateDocument.ts";
import type { FinishedSegment } from "../../../../src/shared/translation.ts";
import { paragraph } from "../../../../tools/tiny-model/declaration.ts";
import { hostileModel } from "../../../support/hostileModel.ts";

const IDS = ["20/2", "9/1", "17/2", "15/1"] as const;
const [A, B, C, D] = IDS.map((id) => paragraph("en", id)) as [string, string, string, string];

const DOCUMENTS: readonly (readonly [string, TranslationRequest["format"], string])[] = [
  ["Markdown", "markdown", `# ${A}\n\n- ${B}\n- ${C}\n\n> ${D}\n`],
  ["JSON", "json", JSON.stringify({ a: A, b: B, c: C, d: D }, undefined, 2)],
  [
    "a catalogue",
    "po",
    `msgid ""\nmsgstr "Language: en\\n"\n\n${[A, B, C, D].map((id) => `#, fuzzy\nmsgid "${id}"\nmsgstr ""\n`).join("\n")}`,
  ],
  [
    "captions",
    "subtitles",
    `WEBVTT\n\n${[A, B, C, D].map((t, i) => `00:0${i}.000 --> 00:0${i + 1}.000\n${t}\n`).join("\n")}`,
  ],
];

describe.each(DOCUMENTS)("finished segments of %s", (_, format, text) => {
  it.each(["th", "km", "my"] as const)(
    "are not asked for again, and the result is that of one run: %s",
    async (target) => {
      const request = { text, target, source: "en", format } as const;
      const told: FinishedSegment[] = [];
      const whole = await translateDocument(hostileModel({ target }), request, {
        onProgress: (step) => {
          if (step.kind === "segment" && step.state === "done") told.push(step);
        },
      });
      const finished = told.filter(({ index }) => index < 2);
      const model = hostileModel({ target });
      const rest = await translateDocument(model, { ...request, finished });
      expect(model.prompts.map(({ text: asked }) => asked)).toEqual([C, D]);
      expect(rest.text).toBe(whole.text);
      expect(rest.records).toEqual(whole.records);
      expect(rest.segments.map(({ status, findings }) => ({ status, findings }))).toEqual(
        whole.segments.map(({ status, findings }) => ({ status, findings })),
      );
    },
  );
});

describe("finished segments", () => {
  const request = { text: JSON.stringify({ a: A, b: B }), target: "th", source: "en", format: "json" } as const;

  it("keep what was found in them", async () => {
    const findings = [{ code: "echo", details: { target: "th" } }] as const;
    const finished = [{ index: 0, text: "สวัสดี", findings }];
    const { segments } = await translateDocument(hostileModel({ target: "th" }), { ...request, finished });
    expect(segments.map((segment) => segment.findings)).toEqual([findings, []]);
  });

  it.each([
    ["broken", 'สวัสดี"'],
    ["written in another way", "\\u0e2a"],
    ["of no such segment", "x", 7],
  ])("that are %s are translated", async (_, text, index = 0) => {
    const model = hostileModel({ target: "th" });
    await translateDocument(model, { ...request, finished: [{ index, text }] });
    expect(model.prompts).toHaveLength(2);
  });

  it("leave a person's text alone", async () => {
    const previous = { text: JSON.stringify({ a: "ของฉัน", b: B }), records: {} };
    const finished = [{ index: 0, text: "สวัสดี" }];
    const { text } = await translateDocument(hostileModel({ target: "th" }), { ...request, previous, finished });
    expect(JSON.parse(text)).toMatchObject({ a: "ของฉัน" });
  });
});
