/** A run's figures as a table for people, and as the object that is printed as JSON and kept as the baseline. */
import { type Figure, type Limit, reaches } from "./figure.ts";
import type { Machine } from "./machine.ts";

export interface Report {
  readonly measuredAt: string;
  readonly machine: Machine;
  /** What else the machine did: its load average over one minute, before and after. */
  readonly load: readonly [number, number];
  readonly figures: readonly Figure[];
}

const HEADINGS = ["figure", "value", "unit", "spread", "required", "", "baseline"] as const;

/** Rows of equal columns. The last column is the baseline's value, where it has the figure. */
export function reportTable(figures: readonly Figure[], baseline: Pick<Report, "figures"> | undefined): string {
  const before = new Map(baseline?.figures.map(({ name, value }) => [name, value]));
  const rows = figures.map((figure) => [
    figure.name,
    String(figure.value),
    figure.unit,
    figure.spread === undefined ? "" : figure.spread.join(" - "),
    limitText(figure.limit),
    verdictText(figure),
    String(before.get(figure.name) ?? ""),
  ]);
  return alignedRows([[...HEADINGS], ...rows]);
}

/** One sentence for each figure that has something to explain. */
export function reportNotes(figures: readonly Figure[]): string[] {
  return figures.flatMap(({ name, note }) => (note === undefined ? [] : [`${name}: ${note}`]));
}

/** How many of the required figures were reached, and which were not taken. */
export function verdictLines(figures: readonly Figure[], required: Iterable<string>): string[] {
  const verdicts = figures.map((figure) => reaches(figure)).filter((verdict) => verdict !== undefined);
  const taken = new Set(figures.map(({ name }) => name));
  return [
    `${verdicts.filter(Boolean).length} of ${verdicts.length} required figures reached`,
    ...[...required].filter((name) => !taken.has(name)).map((name) => `not taken: ${name}`),
  ];
}

/** This report with the earlier one's figures that it did not take, where both were taken on the same machine. */
export function withKeptFigures(report: Report, earlier: Report | undefined): Report {
  if (earlier === undefined || JSON.stringify(earlier.machine) !== JSON.stringify(report.machine)) return report;
  const taken = new Set(report.figures.map(({ name }) => name));
  return { ...report, figures: [...report.figures, ...earlier.figures.filter(({ name }) => !taken.has(name))] };
}

function limitText(limit: Limit | undefined): string {
  if (limit === undefined) return "";
  return "atLeast" in limit ? `>= ${limit.atLeast}` : `<= ${limit.atMost}`;
}

function verdictText(figure: Figure): string {
  const verdict = reaches(figure);
  if (verdict === undefined) return "";
  return verdict ? "reached" : "NOT REACHED";
}

/** Cells padded to their column's width, two spaces between columns, none at the ends of lines. */
export function alignedRows(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}
