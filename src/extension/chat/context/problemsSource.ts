/** What the editor reports of a file or of the whole workspace, with the lines that it is about. */
import * as vscode from "vscode";
import { AppError } from "../../../shared/appError.ts";
import { formatMessage } from "../../../shared/messages/formatMessage.ts";
import type { ContextContent, ContextSource } from "./contextSource.ts";
import { isOwnResource } from "./ownResource.ts";

type FileProblems = readonly [vscode.Uri, readonly vscode.Diagnostic[]];

/** Lines of code before and after the one that a problem begins in. */
const LINES_AROUND = 2;
const MOST_PROBLEMS = 50;
const SEVERITIES = ["error", "warning", "information", "hint"];

/** @param uri of one file; undefined: all. @returns undefined where nothing is reported */
export function reportedProblems(uri: vscode.Uri | undefined): ContextSource | undefined {
  return countIn(uri) === 0 ? undefined : problemsSource(uri);
}

/** Those that are reported when it is read: their number may be another each time, and none is an error then. */
export function problemsSource(uri: vscode.Uri | undefined): ContextSource {
  const path = uri === undefined ? formatMessage("chat.workspace") : vscode.workspace.asRelativePath(uri);
  return {
    kind: "problems",
    get label() {
      return formatMessage("chat.problems", { count: countIn(uri) });
    },
    detail: path,
    piece: uri?.toString() ?? "",
    ...(uri === undefined ? {} : { place: new vscode.Location(uri, new vscode.Position(0, 0)) }),
    read: () => readProblems(uri, path),
    watch: (onChange) => vscode.languages.onDidChangeDiagnostics(onChange),
  };
}

function countIn(uri: vscode.Uri | undefined): number {
  return problemsIn(uri).reduce((sum, [, problems]) => sum + problems.length, 0);
}

function problemsIn(uri: vscode.Uri | undefined): readonly FileProblems[] {
  return uri === undefined ? vscode.languages.getDiagnostics() : [[uri, vscode.languages.getDiagnostics(uri)]];
}

/** @throws AppError input.empty where nothing is reported */
async function readProblems(uri: vscode.Uri | undefined, path: string): Promise<ContextContent> {
  const all = problemsIn(uri).flatMap(([file, problems]) => problems.map((problem) => ({ file, problem })));
  if (all.length === 0)
    throw new AppError("input.empty", "No problems are reported", { details: { nothing: "problems" } });
  all.sort((a, b) => a.problem.severity - b.problem.severity);
  const told = await Promise.all(all.slice(0, MOST_PROBLEMS).map(({ file, problem }) => tell(file, problem)));
  const rest = all.length - told.length;
  const text = [...told, ...(rest > 0 ? [`... and ${String(rest)} more problems, which are not listed`] : [])];
  return { path, text: text.join("\n\n") };
}

async function tell(uri: vscode.Uri, { range, severity, source, message }: vscode.Diagnostic): Promise<string> {
  const line = range.start.line;
  const place = `${vscode.workspace.asRelativePath(uri)}:${String(line + 1)}:${String(range.start.character + 1)}`;
  const by = source === undefined ? "" : ` (${source})`;
  return `${place} ${SEVERITIES[severity] ?? "problem"}${by}: ${message}\n${await linesAround(uri, line)}`;
}

/** Empty for a file that cannot be read: what is reported of it is worth telling all the same. */
async function linesAround(uri: vscode.Uri, line: number): Promise<string> {
  try {
    if (!isOwnResource(uri)) return "";
    const all = (await vscode.workspace.openTextDocument(uri)).getText().split(/\r?\n/u);
    const first = Math.max(0, line - LINES_AROUND);
    return all
      .slice(first, line + LINES_AROUND + 1)
      .map((text, index) => `${String(first + index + 1)} | ${text}`)
      .join("\n");
  } catch {
    return "";
  }
}
