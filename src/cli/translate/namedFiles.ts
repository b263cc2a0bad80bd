/** The files that a command line means: those that it names, and what is worth a translation in the folders that it names. */
import { stat } from "node:fs/promises";
import path from "node:path";
import type { LanguageTag } from "../../core/languages.ts";
import { chooseFiles, type UnchosenReason } from "../../core/translate/update/chooseFiles.ts";
import { formatCliMessage } from "../../shared/messages/formatCliMessage.ts";
import { CliFailure, EXIT, wrongUse } from "../cliFailure.ts";
import type { CommandContext } from "../commandContext.ts";
import { listFiles } from "./listFiles.ts";
import { isPattern, matchPattern } from "./matchPattern.ts";
import { shownPath } from "./shownPath.ts";

export interface NamedFiles {
  /** From the working directory. */
  readonly files: readonly string[];
  /** Those of `files` that nobody has named one by one. */
  readonly found: ReadonlySet<string>;
  readonly skipped: readonly SkippedFile[];
}

export interface SkippedFile {
  readonly path: string;
  readonly reason: UnchosenReason | "ignored" | "sameLanguage" | "empty";
}

/**
 * @param unreadable the exit code for what does not exist, or cannot be listed
 * @throws CliFailure also when nothing is named
 */
export async function namedFiles(
  names: readonly string[],
  source: LanguageTag | undefined,
  unreadable: number = EXIT.failed,
): Promise<NamedFiles> {
  if (names.length === 0 || names.includes("-")) throw wrongUse("cli.use.filesMissing");
  const named = new Set<string>();
  const files = new Set<string>();
  const skipped: SkippedFile[] = [];
  for (const name of names) {
    const group = await groupOf(name, source, unreadable);
    for (const file of group.files) {
      files.add(file);
      if (group.isNamed) named.add(file);
    }
    skipped.push(...group.skipped);
  }
  const found = new Set([...files].filter((file) => !named.has(file)));
  return { files: [...files], found, skipped };
}

/** What one name stands for. */
interface FileGroup extends Omit<NamedFiles, "found"> {
  /** Somebody has named just this file. */
  readonly isNamed: boolean;
}

async function groupOf(name: string, source: LanguageTag | undefined, unreadable: number): Promise<FileGroup> {
  const stats = await stat(name).catch(() => undefined);
  if (stats === undefined) {
    // A shell that leaves patterns to its programs, as that of Windows, has not found the files yet.
    const matches = isPattern(name) ? await matchPattern(name) : [];
    if (matches.length > 0) return matchedFiles(name, matches, source);
    throw new CliFailure(unreadable, "cli.input.notFound", { name }, { hint: false });
  }
  if (!stats.isDirectory()) return { files: [shownPath(name)], skipped: [], isNamed: true };
  const listed = await listFiles(name).catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    throw new CliFailure(unreadable, "cli.input.failed", { name, reason }, { hint: false });
  });
  const chosen = chooseFiles(listed.files, source);
  const ignored = listed.ignored.map((file) => ({ path: file, reason: "ignored" as const }));
  return {
    files: chosen.files.map((file) => shownPath(name, file.path)),
    skipped: [...chosen.skipped, ...ignored].map((one) => ({ ...one, path: shownPath(name, one.path) })),
    isNamed: false,
  };
}

/** Worth a translation as in a folder; a pattern whose names end with ".ts" wants programs, too. */
function matchedFiles(pattern: string, matches: readonly string[], source: LanguageTag | undefined): FileGroup {
  const isKindNamed = /\.[^./\\*?[\]]+$/u.test(pattern);
  const chosen = chooseFiles(
    matches.map((file) => file.replaceAll(path.sep, "/")),
    source,
  );
  const isWanted = ({ reason }: SkippedFile): boolean => isKindNamed && (reason === "code" || reason === "settings");
  const files = new Set([...chosen.files, ...chosen.skipped.filter(isWanted)].map((file) => file.path));
  return {
    files: matches.filter((file) => files.has(file.replaceAll(path.sep, "/"))).map((file) => shownPath(file)),
    skipped: chosen.skipped.filter((file) => !isWanted(file)).map((file) => ({ ...file, path: shownPath(file.path) })),
    isNamed: false,
  };
}

/** With --verbose: what the folders have beside what is worth a translation, and why it is not. */
export function tellSkipped({ args, terminal }: CommandContext, skipped: readonly SkippedFile[]): void {
  if (!args.has("verbose")) return;
  for (const { path: file, reason } of skipped) {
    terminal.note(
      formatCliMessage("fileTranslation.skipped", { file, reason: formatCliMessage(`fileTranslation.skip.${reason}`) }),
    );
  }
}
