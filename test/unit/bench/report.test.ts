import { describe, expect, it } from "vitest";
import {
  alignedRows,
  type Report,
  reportNotes,
  reportTable,
  verdictLines,
  withKeptFigures,
} from "../../../bench/report.ts";

const MACHINE = { processor: "p", cores: 2, memoryGb: 8, system: "linux-x64", node: "v24", llamaCpp: "v1" };

function report(figures: Report["figures"], machine = MACHINE): Report {
  return { measuredAt: "2026-11-24T00:00:00Z", machine, load: [0, 0], figures };
}

describe("reportTable", () => {
  const figures = [
    { name: "fast enough", value: 2, unit: "ms", spread: [1, 3] as const, limit: { atMost: 2 } },
    { name: "too slow", value: 0.5, unit: "", limit: { atLeast: 1 } },
    { name: "just told", value: 7, unit: "MB" },
  ];

  it("shows each figure with its spread, its limit and the verdict", () => {
    expect(reportTable(figures, undefined).split("\n")).toEqual([
      "figure       value  unit  spread  required               baseline",
      "fast enough  2      ms    1 - 3   <= 2      reached",
      "too slow     0.5                  >= 1      NOT REACHED",
      "just told    7      MB",
    ]);
  });

  it("puts the baseline's value beside the one of the same name", () => {
    const lines = reportTable(figures, report([{ name: "just told", value: 9, unit: "MB" }])).split("\n");
    expect(lines[3]).toMatch(/^just told +7 +MB +9$/u);
    expect(lines[1]).not.toContain("9");
  });
});

describe("verdictLines", () => {
  it("counts what was reached and names what was not taken", () => {
    const figures = [
      { name: "a", value: 1, unit: "", limit: { atLeast: 1 } },
      { name: "b", value: 1, unit: "", limit: { atLeast: 2 } },
      { name: "c", value: 1, unit: "" },
    ];
    expect(verdictLines(figures, ["a", "b", "d"])).toEqual(["1 of 2 required figures reached", "not taken: d"]);
  });
});

describe("reportNotes", () => {
  it("has a line for each figure that has something to explain", () => {
    const figures = [
      { name: "a", value: 1, unit: "" },
      { name: "b", value: 1, unit: "", note: "why" },
    ];
    expect(reportNotes(figures)).toEqual(["b: why"]);
  });
});

describe("alignedRows", () => {
  it("leaves no blanks at the ends of lines", () => {
    expect(
      alignedRows([
        ["a", "long"],
        ["wide", ""],
      ]),
    ).toBe("a     long\nwide");
  });
});

describe("withKeptFigures", () => {
  const kept = { name: "kept", value: 1, unit: "" };
  const taken = { name: "taken", value: 2, unit: "" };
  const old = { name: "taken", value: 3, unit: "" };

  it("keeps what was not taken again", () => {
    expect(withKeptFigures(report([taken]), report([old, kept])).figures).toEqual([taken, kept]);
  });

  it("keeps nothing of another machine", () => {
    const other = report([old, kept], { ...MACHINE, cores: 4 });
    expect(withKeptFigures(report([taken]), other).figures).toEqual([taken]);
  });

  it("is the report itself when there was none before", () => {
    expect(withKeptFigures(report([taken]), undefined)).toEqual(report([taken]));
  });
});
