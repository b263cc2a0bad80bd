/** The files that a command line means: those that it names, and what is worth a translation in the folders that it names. */
import { stat } from "node:fs/promises";
import path from "node:path";
import type { LanguageTag } from "../../core/languages.ts";
import { chooseFiles, type UnchosenReason } from "../../core/translate/update/chooseFiles.ts";
import { badInput, wrongUse } from "../cliFailure.ts";
import { listFiles } from "./listFiles.ts";

export interface NamedFiles {
  /** As they are named, from the current folder. */
  readonly files: readonly string[];
  readonly skipped: readonly { readonly path: string; readonly reason: UnchosenReason }[];
}

/** @throws CliFailure when nothing is named, or something that does not exist */
export async function namedFiles(names: readonly string[], source: LanguageTag | undefined): Promise<NamedFiles> {
  if (names.length === 0 || names.includes("-")) throw wrongUse("cli.use.filesMissing");
  const files: string[] = [];
  const skipped: { path: string; reason: UnchosenReason }[] = [];
  for (const name of names) {
    const stats = await stat(name).catch(() => undefined);
    if (stats === undefined) throw badInput("cli.input.notFound", { name });
    if (!stats.isDirectory()) {
      files.push(name);
      continue;
    }
    const chosen = chooseFiles(await listFiles(name), source);
    files.push(...chosen.files.map((file) => path.join(name, file.path)));
    skipped.push(...chosen.skipped.map(({ path: file, reason }) => ({ path: path.join(name, file), reason })));
  }
  return { files: [...new Set(files)], skipped };
}
