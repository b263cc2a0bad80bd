/** Which lines of a document the code of an answer takes the place of. */
import * as vscode from "vscode";
import type { Declaration } from "../../core/chat/apply/declarations.ts";
import type { LeftOutMember } from "../../core/chat/apply/leftOutMembers.ts";
import { placeFragment, type PlacedCode } from "../../core/chat/apply/placeFragment.ts";
import { fitCode, indentAt } from "../../core/chat/fitCode.ts";
import { applyEdits } from "../../core/translate/formats/applyEdits.ts";
import type { TextEdit } from "../../core/translate/formats/documentFormat.ts";
import { formatMessage } from "../../shared/messages/formatMessage.ts";
import { formatNumber } from "../../shared/messages/uiFormats.ts";
import { withLineBreaksOf } from "../translate/apply/documentEdits.ts";
import { fittedCode, indentStyle } from "./codeActions.ts";

/**
 * What is selected; else where the code belongs; else what the user says.
 * @returns undefined when the user was asked, and gave up
 */
export async function codeEdits(editor: vscode.TextEditor, code: string): Promise<readonly TextEdit[] | undefined> {
  const { document, selection } = editor;
  const edits = selection.isEmpty ? await editsWithoutSelection(editor, code) : [selectionEdit(editor, code)];
  return edits?.map((edit) => ({ ...edit, text: withLineBreaksOf(document, edit.text) }));
}

async function editsWithoutSelection(
  editor: vscode.TextEditor,
  code: string,
): Promise<readonly TextEdit[] | undefined> {
  const source = editor.document.getText();
  if (source.trim() === "") return [wholeEdit(source, code)];
  const placed = placeFragment(source, code, await declarationsOf(editor.document));
  if (placed === undefined || areInPlace(editor, source, placed)) return askForPlace(editor, source, code);
  const leftOut = placed.flatMap((part) => part.leftOut);
  const keeps = leftOut.length > 0 ? await askWhetherToKeep(leftOut) : false;
  return keeps === undefined ? undefined : placedEdits(editor, source, placed, keeps);
}

/** The code may be meant for another place. */
function areInPlace(editor: vscode.TextEditor, source: string, placed: readonly PlacedCode[]): boolean {
  const edits = placedEdits(editor, source, placed, false);
  const inItsBreaks = edits.map((edit) => ({ ...edit, text: withLineBreaksOf(editor.document, edit.text) }));
  return applyEdits(source, inItsBreaks).text === source;
}

function placedEdits(
  editor: vscode.TextEditor,
  source: string,
  placed: readonly PlacedCode[],
  keepsLeftOut: boolean,
): readonly TextEdit[] {
  const lines = lineSpans(source);
  return placed.map(({ start, end, code, indent, leftOut }) => {
    const text = fitCode(code, { lineBefore: "", replacedIndent: indent, ...indentStyle(editor) });
    return {
      start: lines[start]?.start ?? source.length,
      end: lines[end]?.end ?? source.length,
      text: keepsLeftOut ? withMembers(text, leftOut) : text,
    };
  });
}

/** @param code as it is indented in its place; the members are indented as it is there */
function withMembers(code: string, members: readonly LeftOutMember[]): string {
  const lines = code.split("\n");
  const memberLines = ({ lines: own, indent, besideLine }: LeftOutMember): readonly string[] => {
    const wanted = besideLine === undefined ? indent : indentAt(lines[besideLine] ?? "");
    return own.map((line) => (line.startsWith(indent) && line !== "" ? wanted + line.slice(indent.length) : line));
  };
  const before = (at: number) => members.filter((member) => member.at === at).flatMap(memberLines);
  return [...lines.flatMap((line, at) => [...before(at), line]), ...before(lines.length)].join("\n");
}

/** Answers are shortened without a word of it, and they take out what was to be taken out: only the user knows. */
async function askWhetherToKeep(leftOut: readonly LeftOutMember[]): Promise<boolean | undefined> {
  const names = [...new Set(leftOut.map(({ name }) => name))].join(", ");
  const items = [
    { label: formatMessage("chat.keepLeftOut"), detail: names, keeps: true },
    { label: formatMessage("chat.removeLeftOut"), detail: names, keeps: false },
  ];
  const chosen = await vscode.window.showQuickPick(items, { placeHolder: formatMessage("chat.codeLeavesOut") });
  return chosen?.keeps;
}

async function askForPlace(
  editor: vscode.TextEditor,
  source: string,
  code: string,
): Promise<readonly TextEdit[] | undefined> {
  const items = [
    { label: formatMessage("panel.insertCodeName"), edit: () => selectionEdit(editor, code) },
    {
      label: formatMessage("chat.replaceFile"),
      description: formatMessage("chat.linesThatGo", { count: formatNumber(countOfLinesThatGo(source, code)) }),
      edit: () => wholeEdit(source, code),
    },
  ];
  const chosen = await vscode.window.showQuickPick(items, { placeHolder: formatMessage("panel.applyCodeName") });
  return chosen === undefined ? undefined : [chosen.edit()];
}

/** In the place of what is selected, or at the cursor. */
function selectionEdit(editor: vscode.TextEditor, code: string): TextEdit {
  const { document, selection } = editor;
  const span = { start: document.offsetAt(selection.start), end: document.offsetAt(selection.end) };
  // A selection of whole lines ends at the beginning of the next.
  const tail = document.getText().slice(span.start, span.end).endsWith("\n") ? "\n" : "";
  return { ...span, text: fittedCode(editor, selection, code) + tail };
}

function wholeEdit(source: string, code: string): TextEdit {
  const text = code.replace(/\n$/u, "");
  return { start: 0, end: source.length, text: source.endsWith("\n") ? `${text}\n` : text };
}

/** None where nobody reads the language for the editor. */
async function declarationsOf({ uri }: vscode.TextDocument): Promise<readonly Declaration[]> {
  const symbols = await vscode.commands.executeCommand<
    readonly (vscode.DocumentSymbol | vscode.SymbolInformation)[] | undefined
  >("vscode.executeDocumentSymbolProvider", uri);
  return symbols?.flatMap(declarations) ?? [];
}

/**
 * With all that is declared within. The editor gives symbols that have the fields of both forms, but for extensions that know only the
 * older one: that does not tell where the name stands, which is in the first line.
 */
function declarations(symbol: vscode.DocumentSymbol | vscode.SymbolInformation): readonly Declaration[] {
  const { name } = symbol;
  if ("selectionRange" in symbol) {
    const own = { name, line: symbol.selectionRange.start.line, endLine: symbol.range.end.line };
    return [own, ...symbol.children.flatMap(declarations)];
  }
  const { start, end } = symbol.location.range;
  return [{ name, line: start.line, endLine: end.line }];
}

/** From the beginning of each line to its line break. */
function lineSpans(text: string): readonly { readonly start: number; readonly end: number }[] {
  return Array.from(text.matchAll(/[^\r\n]*(?:\r\n?|\n|$)/gu), ({ 0: line, index }) => ({
    start: index,
    end: index + line.replace(/[\r\n]+$/u, "").length,
  }));
}

function countOfLinesThatGo(source: string, code: string): number {
  const staying = new Map<string, number>();
  for (const line of code.split(/\r?\n/u)) staying.set(line, (staying.get(line) ?? 0) + 1);
  return source.split(/\r?\n/u).filter((line) => {
    const count = staying.get(line) ?? 0;
    staying.set(line, count - 1);
    return line.trim() !== "" && count <= 0;
  }).length;
}
