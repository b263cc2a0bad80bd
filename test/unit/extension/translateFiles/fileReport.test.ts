import { describe, expect, it } from "vitest";
import {
  countReports,
  outcomeText,
  reportText,
  type FileReport,
} from "../../../../src/extension/translate/files/fileReport.ts";
import type { SegmentOutcome } from "../../../../src/shared/translation.ts";
import { MODEL_INFO, STATS } from "../../../support/scriptedServerApi.ts";

const TEXT = "# หัวข้อ\n\nText\n";

function written(name: string, segments: readonly Partial<SegmentOutcome>[]): FileReport {
  const whole = segments.map((segment): SegmentOutcome => {
    const place = { start: 10, end: 14, resultStart: 10, resultEnd: 14, attempts: 3 };
    return { ...place, status: "translated", findings: [], ...segment };
  });
  const result = { text: TEXT, segments: whole, notes: [], records: {}, stats: STATS, model: MODEL_INFO };
  return { name, outcome: { kind: "written", path: name.replace(".md", ".th.md"), result, isSourceChanged: false } };
}

const REPORTS: readonly FileReport[] = [
  written("good.md", [{}]),
  written("bad.md", [{ findings: [{ code: "echo", details: { target: "th" } }] }]),
  written("mine.md", [{ status: "conflict", key: "a|b" }]),
  { name: "x.py", outcome: { kind: "skipped", reason: "code" } },
  { name: "pictures/map.png", outcome: { kind: "skipped", reason: "unknown" } },
  { name: "[odd](name).json", outcome: { kind: "failed", reason: "broken" } },
];

describe("the sentence about a single file", () => {
  it("names its place, or the reason why it has none", () => {
    expect(REPORTS.slice(0, 2).map(outcomeText)).toEqual([
      "good.md: written to good.th.md.",
      "bad.md: written to bad.th.md. One place needs a look.",
    ]);
    expect(REPORTS.slice(3).map(outcomeText)).toEqual([
      "x.py was left out: it is code, whose comments are translated in place only.",
      "pictures/map.png was left out: its format is not known.",
      "[odd](name).json was not translated: broken",
    ]);
    const undecided = { kind: "skipped", reason: "undecided", path: "a.th.md" } as const;
    expect(outcomeText({ name: "a.md", outcome: undecided })).toContain("the edits in a.th.md");
  });

  it("says that the source has changed since, and what was left alone", () => {
    const { name, outcome } = written("a.md", []);
    if (outcome.kind !== "written") throw new Error("It is written");
    const details = { line: 2, reason: "twice" };
    const result = { ...outcome.result, notes: [{ code: "partSkipped", details } as const] };
    const report: FileReport = { name, outcome: { ...outcome, result, isSourceChanged: true } };
    expect(outcomeText(report)).toMatch(/One place needs a look\. The source has changed/u);
    expect(countReports([report]).findings).toBe(1);
    const text = reportText([report], "th", () => "x");
    expect(text).toContain("Line 2 needs a look: twice");
    expect(text).toContain("The source has changed");
  });
});

describe("the report", () => {
  it("counts what became of the files", () => {
    expect(countReports(REPORTS)).toEqual({ written: 3, unchanged: 0, findings: 2, skipped: 2, failed: 1 });
  });

  it("links to each place that needs a look, and takes no name for Markdown", () => {
    const text = reportText(REPORTS, "th", (_report, path, line) => `file:///w/${path}#L${String(line)}`);
    expect(text).toContain("- [3](file:///w/bad.th.md#L3): The source was not translated.");
    expect(text).toContain("- [3](file:///w/mine.th.md#L3) a\\|b: Edited by a person");
    expect(text).toContain("- good.md: written to [good.th.md](file:///w/good.th.md#L1)");
    expect(text).toContain("\\[odd\\](name).json was not translated: broken");
    expect(text).toContain("- pictures/map.png was left out: its format is not known.");
    expect(text).not.toContain("good.th.md#L3");
  });
});
