import { readFileSync } from "node:fs";
import type { CatalogueEntry } from "../core/models/catalogue.ts";
import { withCustomEntries } from "../core/models/customCatalogue.ts";
import { badInput } from "./cliFailure.ts";
import type { Terminal } from "./terminal.ts";

/** The catalogue, with the entries of the file that SEALION_CATALOGUE names. @throws CliFailure when that cannot be read */
export function readCatalogue(terminal: Terminal, env: NodeJS.ProcessEnv = process.env): readonly CatalogueEntry[] {
  const path = env.SEALION_CATALOGUE?.trim() ?? "";
  const { entries, problems } = withCustomEntries(path === "" ? undefined : readJson(path));
  for (const problem of problems) terminal.note(problem);
  return entries;
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, "utf8").replace(/^\uFEFF/u, ""));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw badInput("cli.models.catalogueUnreadable", { path, reason });
  }
}
