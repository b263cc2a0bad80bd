import * as vscode from "vscode";
import type { LanguageTag } from "../../../core/languages.ts";
import { glossaryProblemText } from "../../../core/translate/glossary/glossaryProblemText.ts";
import {
  parseGlossary,
  termsFor,
  type Glossary,
  type GlossaryProblem,
} from "../../../core/translate/glossary/parseGlossary.ts";
import { decodeDocument } from "../../../core/translate/update/documentText.ts";
import { AppError } from "../../../shared/appError.ts";
import { DisposableStore, type Disposable } from "../../../shared/disposableStore.ts";
import { presentError } from "../../../shared/errorPresentation.ts";
import type { Logger } from "../../../shared/logger.ts";
import { formatMessage } from "../../../shared/messages/formatMessage.ts";
import type { GlossaryTerm } from "../../../shared/translation.ts";
import { showWarning } from "../../notifications.ts";
import { fileFailure } from "../files/workspaceFiles.ts";
import { DIAGNOSTIC_SOURCE } from "../findings/diagnosticSource.ts";
import { projectRoot } from "../projectRoot.ts";

/** Where a project keeps its glossary. It is data that goes into prompts, so one of an untrusted workspace is read, too. */
export const GLOSSARY_PATH = ".sealion/glossary.csv";

/** A larger file is no glossary. */
const MAX_BYTES = 4_000_000;

interface ReadGlossary {
  readonly mtime: number;
  readonly size: number;
  readonly glossary: Glossary;
}

const NO_GLOSSARY: Glossary = { entries: [] };

/** The glossaries of the workspace's projects, each read again when its file has changed. What is wrong with one stands in its file. */
export class WorkspaceGlossary implements Disposable {
  private readonly log: Logger;
  private readonly known = new Map<string, ReadGlossary>();
  /** What was said last of each that cannot be used. */
  private readonly told = new Map<string, string>();
  private readonly store = new DisposableStore();
  private readonly problems: vscode.DiagnosticCollection;

  constructor(log: Logger) {
    this.log = log;
    this.problems = this.store.add(vscode.languages.createDiagnosticCollection("sealion.glossary"));
    const watcher = this.store.add(vscode.workspace.createFileSystemWatcher(`**/${GLOSSARY_PATH}`));
    const readAgain = (uri: vscode.Uri): void => void this.read(uri);
    this.store.add(watcher.onDidCreate(readAgain));
    this.store.add(watcher.onDidChange(readAgain));
    this.store.add(watcher.onDidDelete(readAgain));
    // Watchers are late, and some file systems have none.
    this.store.add(
      vscode.workspace.onDidSaveTextDocument(({ uri }) => {
        if (uri.path.endsWith(`/${GLOSSARY_PATH}`)) readAgain(uri);
      }),
    );
  }

  /** Terms that hold for a document or file. None where there is no glossary, or one that cannot be used: that is said. */
  async termsFor(uri: vscode.Uri, target: LanguageTag): Promise<readonly GlossaryTerm[]> {
    const file = glossaryUri(uri);
    return file === undefined ? [] : termsFor(await this.read(file), target);
  }

  dispose(): void {
    this.store.dispose();
  }

  private async read(uri: vscode.Uri): Promise<Glossary> {
    const key = uri.toString();
    try {
      const { mtime, size } = await vscode.workspace.fs.stat(uri);
      const known = this.known.get(key);
      if (known?.mtime === mtime && known.size === size) return known.glossary;
      const { glossary, problems } = parseGlossary(await textOf(uri, size));
      this.known.set(key, { mtime, size, glossary });
      this.told.delete(key);
      this.problems.set(uri, problems.map(diagnosticOf));
      return glossary;
    } catch (error) {
      this.known.delete(key);
      if (isMissing(error)) this.problems.delete(uri);
      else this.tell(uri, error);
      return NO_GLOSSARY;
    }
  }

  /** Said once for each fault: a glossary is read with each translation. */
  private tell(uri: vscode.Uri, error: unknown): void {
    const reason = presentError(AppError.from(fileFailure(error, GLOSSARY_PATH))).message;
    const words = formatMessage("glossary.notUsed", { reason });
    if (this.told.get(uri.toString()) === words) return;
    this.told.set(uri.toString(), words);
    this.problems.set(uri, [lineDiagnostic(0, words)]);
    this.log.warn(`The glossary ${uri.path} was not read: ${String(error)}`);
    void showWarning(words);
  }
}

/** @throws AppError document.binary, input.tooLarge */
async function textOf(uri: vscode.Uri, size: number): Promise<string> {
  if (size > MAX_BYTES) {
    throw new AppError("input.tooLarge", `${String(size)} bytes`, { details: { size, limit: MAX_BYTES } });
  }
  return decodeDocument(await vscode.workspace.fs.readFile(uri), GLOSSARY_PATH).text;
}

/** That of the document's project; for a document without a file that of the only folder. Undefined: nobody knows which. */
export function glossaryUri(document: vscode.Uri): vscode.Uri | undefined {
  if (document.scheme === "file" || vscode.workspace.getWorkspaceFolder(document) !== undefined) {
    return vscode.Uri.joinPath(projectRoot(document), GLOSSARY_PATH);
  }
  const [folder, ...others] = vscode.workspace.workspaceFolders ?? [];
  return folder === undefined || others.length > 0 ? undefined : glossaryOf(folder);
}

/** That of the project which a workspace's folder is, or is in. */
export function glossaryOf({ uri }: vscode.WorkspaceFolder): vscode.Uri {
  return vscode.Uri.joinPath(projectRoot(vscode.Uri.joinPath(uri, GLOSSARY_PATH)), GLOSSARY_PATH);
}

/** True when it is an error of the file system that says so. */
export function isMissing(error: unknown): boolean {
  return error instanceof vscode.FileSystemError && error.code === "FileNotFound";
}

function diagnosticOf(problem: GlossaryProblem): vscode.Diagnostic {
  const diagnostic = lineDiagnostic(problem.line - 1, glossaryProblemText(problem));
  diagnostic.code = problem.code;
  return diagnostic;
}

/** @param line from 0 */
function lineDiagnostic(line: number, words: string): vscode.Diagnostic {
  const range = new vscode.Range(line, 0, line, Number.MAX_SAFE_INTEGER);
  const diagnostic = new vscode.Diagnostic(range, words, vscode.DiagnosticSeverity.Warning);
  diagnostic.source = DIAGNOSTIC_SOURCE;
  return diagnostic;
}
