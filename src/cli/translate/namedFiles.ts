/** The files that a command line means: those that it names, and what is worth a translation in the folders that it names. */
import { stat } from "node:fs/promises";
import path from "node:path";
import type { LanguageTag } from "../../core/languages.ts";
import { chooseFiles, type UnchosenReason } from "../../core/translate/update/chooseFiles.ts";
import { CliFailure, EXIT, wrongUse } from "../cliFailure.ts";
import { listFiles } from "./listFiles.ts";

export interface NamedFiles {
  /** As they are named, from the current folder. */
  readonly files: readonly string[];
  readonly skipped: readonly { readonly path: string; readonly reason: UnchosenReason }[];
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
  const files: string[] = [];
  const skipped: { path: string; reason: UnchosenReason }[] = [];
  for (const name of names) {
    const stats = await stat(name).catch(() => undefined);
    if (stats === undefined) throw new CliFailure(unreadable, "cli.input.notFound", { name }, { hint: false });
    if (!stats.isDirectory()) {
      files.push(name);
      continue;
    }
    const listed = await listFiles(name).catch((error: unknown) => {
      const reason = error instanceof Error ? error.message : String(error);
      throw new CliFailure(unreadable, "cli.input.failed", { name, reason }, { hint: false });
    });
    const chosen = chooseFiles(listed, source);
    files.push(...chosen.files.map((file) => path.join(name, file.path)));
    skipped.push(...chosen.skipped.map(({ path: file, reason }) => ({ path: path.join(name, file), reason })));
  }
  return { files: [...new Set(files)], skipped };
}
