/** The files that a command line means: those that it names, and what is worth a translation in the folders that it names. */
import { stat } from "node:fs/promises";
import type { LanguageTag } from "../../core/languages.ts";
import { chooseFiles, type UnchosenReason } from "../../core/translate/update/chooseFiles.ts";
import { formatMessage } from "../../shared/messages/formatMessage.ts";
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
  for (const name of await expanded(names)) {
    const stats = await stat(name).catch(() => undefined);
    if (stats === undefined) throw new CliFailure(unreadable, "cli.input.notFound", { name }, { hint: false });
    if (!stats.isDirectory()) {
      named.add(shownPath(name));
      files.add(shownPath(name));
      continue;
    }
    const listed = await listFiles(name).catch((error: unknown) => {
      const reason = error instanceof Error ? error.message : String(error);
      throw new CliFailure(unreadable, "cli.input.failed", { name, reason }, { hint: false });
    });
    const chosen = chooseFiles(listed.files, source);
    for (const file of chosen.files) files.add(shownPath(name, file.path));
    const ignored = listed.ignored.map((file) => ({ path: file, reason: "ignored" as const }));
    for (const { path, reason } of [...chosen.skipped, ...ignored])
      skipped.push({ path: shownPath(name, path), reason });
  }
  const found = new Set([...files].filter((file) => !named.has(file)));
  return { files: [...files], found, skipped };
}

/** A shell that leaves patterns to its programs, as that of Windows, has not found the files yet. */
async function expanded(names: readonly string[]): Promise<string[]> {
  const lists = names.map(async (name) => {
    const isFile = !isPattern(name) || (await stat(name).catch(() => undefined)) !== undefined;
    const matches = isFile ? [] : await matchPattern(name);
    return matches.length === 0 ? [name] : matches;
  });
  return (await Promise.all(lists)).flat();
}

/** With --verbose: what the folders have beside what is worth a translation, and why it is not. */
export function tellSkipped({ args, terminal }: CommandContext, skipped: readonly SkippedFile[]): void {
  if (!args.has("verbose")) return;
  for (const { path: file, reason } of skipped) {
    terminal.note(
      formatMessage("fileTranslation.skipped", { file, reason: formatMessage(`fileTranslation.skip.${reason}`) }),
    );
  }
}
