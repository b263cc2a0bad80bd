/** Findings as compilers write theirs, so that editors and CI jobs find the place: `th.json:12:3: menu.open: ...`. */
import type { CheckedEntry, EntryProblem } from "../../core/translate/update/checkDocument.ts";
import { LineNumbers } from "../../core/translate/update/lineNumbers.ts";
import { findingText } from "../../core/translate/verify/findingText.ts";
import { formatCliMessage } from "../../shared/messages/formatCliMessage.ts";
import type { TranslateResult } from "../../shared/protocol.ts";
import { cutDisplay } from "../displayWidth.ts";

export type PlacedEntry = Pick<CheckedEntry, "line" | "column" | "key" | "findings" | "source"> & {
  /** "conflict": a person's text was kept although its source has changed. */
  readonly problem?: EntryProblem | "conflict";
};

/** Those segments of a result that have findings, by their places in it, and those that a person's work stands against. */
export function segmentFindings(result: Pick<TranslateResult, "text" | "segments">): PlacedEntry[] {
  const lines = new LineNumbers(result.text);
  return result.segments
    .filter(({ findings, status }) => findings.length > 0 || status === "conflict")
    .map(({ resultStart, key, findings, status }) => ({
      ...lines.positionAt(resultStart),
      findings,
      source: "",
      ...(key === undefined ? {} : { key }),
      ...(status === "conflict" ? { problem: status } : {}),
    }));
}

/** One line for each finding. */
export function findingLines(name: string, entries: readonly PlacedEntry[]): string[] {
  return entries.flatMap(({ line, column, key, problem, findings, source }) => {
    const place = [
      name,
      line,
      column,
      ...(key === undefined ? [] : [` ${cutDisplay(oneLine(key), KEY_COLUMNS)}`]),
    ].join(":");
    const sentences = findings.map(findingText);
    if (problem === "conflict") sentences.unshift(formatCliMessage("fileTranslation.conflict"));
    else if (problem !== undefined)
      sentences.unshift(formatCliMessage(`check.${problem}`, { source: cutDisplay(oneLine(source), KEY_COLUMNS) }));
    return sentences.map((sentence) => `${place}: ${sentence}`);
  });
}

/** A msgid can be a paragraph. */
const KEY_COLUMNS = 60;

/** What is shown of an entry that has no place. */
const ENTRY_COLUMNS = 70;

export function shortName({ key, text }: { readonly key?: string; readonly text: string }): string {
  return cutDisplay(oneLine(key ?? text), ENTRY_COLUMNS);
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, " ").trim();
}
