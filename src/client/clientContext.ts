/** Which model and which load settings a client's requests carry. */
import { existsSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { DEFAULT_LOAD_SETTINGS, type LoadSettings, type ModelSelector } from "../shared/protocol.ts";

/** What a client brings along with each request; read anew each time, so that a changed setting counts at once. */
export interface ClientContext {
  readonly model: ModelSelector;
  readonly settings: LoadSettings;
}

export interface ContextOverrides {
  /** A path or a name, as the user wrote it. Empty counts as not given. Wins over SEALION_MODEL. */
  readonly model?: string | undefined;
  /** Folders before those of SEALION_MODEL_DIRS. */
  readonly modelDirs?: readonly string[] | undefined;
  readonly settings?: Partial<LoadSettings> | undefined;
  /** What relative paths are relative to. The current folder. */
  readonly cwd?: string | undefined;
}

/** Reads SEALION_MODEL and SEALION_MODEL_DIRS (separated like PATH) and puts the overrides over them. */
export function clientContext(env: NodeJS.ProcessEnv, overrides: ContextOverrides = {}): ClientContext {
  const { cwd = process.cwd(), settings = {} } = overrides;
  const given = [overrides.model, env.SEALION_MODEL].find((value) => value !== undefined && value.trim() !== "");
  const fromEnv = (env.SEALION_MODEL_DIRS ?? "").split(path.delimiter);
  const dirs = [...(overrides.modelDirs ?? []), ...fromEnv]
    .filter((folder) => folder.trim() !== "")
    .map((folder) => path.resolve(cwd, expandHome(folder)));
  return {
    model: { dirs: [...new Set(dirs)], ...(given === undefined ? {} : { ref: modelRef(given.trim(), cwd) }) },
    settings: { ...DEFAULT_LOAD_SETTINGS, ...settings, ...draftOf(settings, cwd) },
  };
}

function draftOf({ draftModel = "" }: Partial<LoadSettings>, cwd: string): Partial<LoadSettings> {
  return draftModel.trim() === "" ? {} : { draftModel: modelRef(draftModel.trim(), cwd) };
}

/** The server's current folder is another: what is a path is made absolute here, a name stays a name. */
function modelRef(given: string, cwd: string): string {
  const expanded = expandHome(given);
  const resolved = path.resolve(cwd, expanded);
  const isPath = /[\\/]/u.test(expanded) || (expanded.toLowerCase().endsWith(".gguf") && existsSync(resolved));
  return isPath ? resolved : expanded;
}

function expandHome(given: string): string {
  return /^~(?=$|[\\/])/u.test(given) ? path.join(os.homedir(), given.slice(1)) : given;
}
