import { expect, it } from "vitest";
import { translateDocument } from "../../../../src/core/translate/pipeline/translateDocument.ts";
import type { PreviousTranslation } from "../../../../src/shared/translation.ts";
import { fakeEngineModel } from "../../../support/fakeEngineModel.ts";

const SOURCE = '{\n  "1": "One day",\n  "hello": "Hello dear reader, how are you today?"\n}\n';

async function run(answer: string, previous?: PreviousTranslation) {
  const model = fakeEngineModel({ answer: () => answer });
  const request = { text: SOURCE, format: "json", target: "th", source: "en", previous } as const;
  const result = await translateDocument(model, request, { attempts: 1 });
  return { ...result, asked: model.prompts.length };
}

it("tells what was found in a segment as long as it stays, and translates it again on demand", async () => {
  const first = await run("Hello dear reader, how are you today?!");
  const findings = first.segments.map((segment) => segment.findings);
  expect(findings.flat()).not.toEqual([]);
  const previous = { text: first.text, records: first.records };
  const second = await run("never asked", previous);
  expect(second.asked).toBe(0);
  expect(second.segments.map((segment) => segment.findings)).toEqual(findings);
  const third = await run("never asked", { text: second.text, records: second.records });
  expect(third.segments.map((segment) => segment.findings)).toEqual(findings);
  const retried = await run("สวัสดีครับ ท่านผู้อ่านที่รัก วันนี้สบายดีไหม", { ...previous, retries: true });
  expect(retried.asked).toBeGreaterThan(0);
  expect(retried.text).toContain("สวัสดี");
});
