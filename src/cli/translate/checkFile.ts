/** One translation that is there beside its source. */
import path from "node:path";
import { projectFolder } from "../../client/projectFolder.ts";
import type { LanguageTag } from "../../core/languages.ts";
import { hasWords } from "../../core/text/hasWords.ts";
import type { DocumentKind } from "../../core/translate/formats/formatOf.ts";
import { loadFormat } from "../../core/translate/formats/loadFormat.ts";
import { termsFor } from "../../core/translate/glossary/parseGlossary.ts";
import { checkDocument, type CheckedEntry } from "../../core/translate/update/checkDocument.ts";
import { decodeDocument } from "../../core/translate/update/documentText.ts";
import { hasTargetColumn } from "../../core/translate/update/hasTargetColumn.ts";
import { targetPath } from "../../core/translate/update/targetPath.ts";
import { readRecords } from "../../core/translate/update/translateFile.ts";
import { recordsFor } from "../../core/translate/update/translationRecords.ts";
import { badInput } from "../cliFailure.ts";
import { diskFiles, pathInProject } from "./diskFiles.ts";
import { fileFault, type FileFault } from "./fileFault.ts";
import type { SkippedFile } from "./namedFiles.ts";
import { shownPath } from "./shownPath.ts";
import { kindOf, type GlossaryReader, type TranslateOptions } from "./translateOptions.ts";

export interface CheckReport extends Partial<FileFault> {
  readonly file: string;
  readonly target: LanguageTag;
  /** Of the translation, or of the source where that is at fault, as it is told. With a reason, it could not be checked. */
  readonly path: string;
  readonly findings: readonly CheckedEntry[];
}

interface CheckTurn {
  /** As it is told. */
  readonly file: string;
  readonly target: LanguageTag;
  /** The translation, where no naming rule says it. */
  readonly out: string | undefined;
  readonly glossaryOf: GlossaryReader;
}

/**
 * Skipped is what has no translation of its own, as the target's own file among those of all languages.
 * @throws Error what would stop the check of each other file, too
 */
export async function checkFile(options: TranslateOptions, turn: CheckTurn): Promise<CheckReport | SkippedFile> {
  const { file, target } = turn;
  let shown = file;
  try {
    const folder = projectFolder(file, process.cwd());
    const files = diskFiles(folder);
    const read = async (name: string): Promise<string | undefined> => {
      const bytes = await files.read(path.resolve(name));
      return bytes && decodeDocument(bytes, name).text;
    };
    const source = await read(file);
    if (source === undefined) throw badInput("cli.input.notFound", { name: file });
    const kind = kindOf(file, options);
    if (kind === undefined) throw badInput("cli.input.unknownFormat", { name: file });
    const format = await loadFormat(kind.format);
    const reading = { target, source: options.source, dialect: kind.dialect };
    // A source that cannot be read is told as such, and not as its translation.
    const { spans } = format.extract(source, reading);
    const place = placeOf(turn, options, { kind, text: source });
    if ("reason" in place) return { path: file, reason: place.reason };
    shown = place.path;
    const translation = shown === file ? source : await read(shown);
    if (translation === undefined) {
      if (!spans.some((span) => hasWords(span.source))) return { path: file, reason: "empty" };
      throw badInput("cli.input.notFound", { name: shown });
    }
    const findings = checkDocument({
      source,
      translation,
      format,
      dialect: kind.dialect,
      target,
      sourceLanguage: options.source,
      glossary: termsFor(await turn.glossaryOf(folder), target),
      records: recordsFor(await readRecords(files), pathInProject(folder, shown), target),
    });
    return { file, target, path: shown, findings };
  } catch (error) {
    const fault = fileFault(error);
    if (fault === undefined) throw error;
    return { file, target, path: shown, ...fault, findings: [] };
  }
}

type CheckedPlace = { readonly path: string } | Pick<SkippedFile, "reason">;

/** Where the translation is: the source itself for a document that holds all languages. */
function placeOf(
  { file, target, out }: CheckTurn,
  { source, pattern }: TranslateOptions,
  { kind, text }: { readonly kind: DocumentKind; readonly text: string },
): CheckedPlace {
  if (out !== undefined) return { path: shownPath(out) };
  const hasColumn = kind.format === "csv" && hasTargetColumn(text, { target, source, dialect: kind.dialect });
  const rule = { target, source, pattern, hasTargetColumn: hasColumn };
  const place = targetPath(file.replaceAll(path.sep, "/"), kind, rule);
  if (place.kind === "none") return { reason: place.reason };
  return { path: place.kind === "beside" ? shownPath(place.path) : file };
}
