/** The measured number of threads for each model, kept for the next load. What cannot be read is measured again. */
import { randomUUID } from "node:crypto";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Logger } from "../../../shared/logger.ts";

export interface RememberedThreadsOptions {
  /** Absolute; its folder is made with the first choice. */
  readonly file: string;
  readonly logger: Logger;
  /** A choice counts for a machine with as many. */
  readonly logicalCores: number;
}

const VERSION = 1;
/** The oldest leaves when there are more. */
const MOST_MODELS = 100;

export class RememberedThreads {
  private readonly options: RememberedThreadsOptions;

  constructor(options: RememberedThreadsOptions) {
    this.options = options;
  }

  /** @param model changes when the model's file does */
  async find(model: string): Promise<number | undefined> {
    return (await this.read()).get(model);
  }

  /** Never rejects: a choice that was not kept is measured again. */
  async keep(model: string, threads: number): Promise<void> {
    const { file, logicalCores, logger } = this.options;
    const choices = await this.read();
    choices.delete(model);
    const kept = [...choices, [model, threads] as const].slice(-MOST_MODELS);
    const temporary = `${file}.${randomUUID()}.partial`;
    try {
      await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
      const content = { version: VERSION, logicalCores, threads: Object.fromEntries(kept) };
      await writeFile(temporary, JSON.stringify(content, undefined, 2), { mode: 0o600 });
      await rename(temporary, file);
    } catch (error) {
      logger.warn(`The choice of threads could not be kept: ${error instanceof Error ? error.message : String(error)}`);
      await rm(temporary, { force: true }).catch(() => undefined);
    }
  }

  private async read(): Promise<Map<string, number>> {
    const { file, logicalCores } = this.options;
    try {
      const content: unknown = JSON.parse(await readFile(file, "utf8"));
      if (!isObject(content) || content.version !== VERSION || content.logicalCores !== logicalCores) return new Map();
      if (!isObject(content.threads)) return new Map();
      return new Map(
        Object.entries(content.threads).filter((entry): entry is [string, number] => isCount(entry[1], logicalCores)),
      );
    } catch {
      return new Map();
    }
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

function isCount(value: unknown, most: number): boolean {
  return typeof value === "number" && Number.isInteger(value) && value >= 1 && value <= most;
}
