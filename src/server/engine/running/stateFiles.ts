/**
 * What a model made of the instructions of a task, kept on disk for the next server. Instructions only: nothing that a user
 * wrote is ever in these files. llama.cpp trusts them blindly, a damaged one can end the process: so a file's name carries
 * the checksum of its content, and one that does not match is taken away unread.
 */
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, readdir, rename, rm, stat, utimes } from "node:fs/promises";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import type { Logger } from "../../../shared/logger.ts";
import { isRunning } from "../../isRunning.ts";
import type { NativeContext } from "../native/nativeModel.ts";

/** All models together. */
const MOST_BYTES = 512 * 1024 * 1024;
const MOST_FILES = 64;
/** Fewer are read faster than a file is checked. */
export const LEAST_INSTRUCTION_TOKENS = 24;

/** `<key>.<sha256 of the content>.state`, both in hexadecimal. */
const FILE_NAME = /^([0-9a-f]{32})\.([0-9a-f]{64})\.state$/u;

/** `<key>.<pid of the server>.partial`: a save that has not ended. */
const PARTIAL_NAME = /^[0-9a-f]{32}\.([0-9]+)\.partial$/u;
const MOST_FAILURES = 2;

export interface StateFilesOptions {
  /** Absolute; made with the first save. */
  readonly folder: string;
  /** Changes with everything that makes a saved state unusable. */
  readonly modelKey: string;
  readonly logger: Logger;
  /** 512 MB when left out. */
  readonly mostBytes?: number;
}

interface KeptFile {
  readonly name: string;
  readonly sizeBytes: number;
  usedAtMs: number;
}

export class StateFiles {
  private readonly options: StateFilesOptions;
  private readonly files = new Map<string, KeptFile>();
  /** Being checked and named, by key. */
  private readonly saving = new Map<string, Promise<void>>();
  /** After some failures, as on a full disk, nothing is kept any more. */
  private failures = 0;

  private constructor(options: StateFilesOptions) {
    this.options = options;
  }

  /** Never rejects: a folder that cannot be read holds nothing. */
  static async open(options: StateFilesOptions): Promise<StateFiles> {
    const states = new StateFiles(options);
    await states.list().catch(() => undefined);
    return states;
  }

  has(instructions: readonly number[]): boolean {
    return this.files.has(this.keyOf(instructions));
  }

  /** Whether saving these would be new, and is likely to succeed. */
  wants(instructions: readonly number[]): boolean {
    return this.failures < MOST_FAILURES && !this.has(instructions) && !this.isSaving(instructions);
  }

  /** They will be there soon. */
  isSaving(instructions: readonly number[]): boolean {
    return this.saving.has(this.keyOf(instructions));
  }

  /** Resolves when nothing is being saved any more. */
  async settled(): Promise<void> {
    await Promise.all(this.saving.values());
  }

  /**
   * Keeps what the sequence holds, which must be just the instructions. Resolves when the sequence may be used again; the
   * rest goes on by itself. A failure is told to the log only.
   */
  async save(context: NativeContext, sequence: number, instructions: readonly number[]): Promise<void> {
    const { folder } = this.options;
    const key = this.keyOf(instructions);
    const partial = path.join(folder, `${key}.${process.pid}.partial`);
    try {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const sizeBytes = await context.saveState(sequence, partial, instructions);
      const naming = this.name(key, partial, sizeBytes)
        .catch((error: unknown) => this.handleFailure(partial, error))
        .finally(() => this.saving.delete(key));
      this.saving.set(key, naming);
    } catch (error) {
      await this.handleFailure(partial, error);
    }
  }

  /**
   * Makes the sequence hold the instructions.
   * @returns false when it may hold anything now: the caller has to clear it
   */
  async load(context: NativeContext, sequence: number, instructions: readonly number[]): Promise<boolean> {
    const { folder, logger } = this.options;
    const key = this.keyOf(instructions);
    const file = this.files.get(key);
    const [, , checksum] = FILE_NAME.exec(file?.name ?? "") ?? [];
    if (file === undefined || checksum === undefined) return false;
    const filePath = path.join(folder, file.name);
    try {
      if ((await checksumOf(filePath)) !== checksum) throw new Error("damaged");
      const tokens = await context.loadState(sequence, filePath);
      if (!isSame(tokens, instructions)) throw new Error("of another text");
      file.usedAtMs = Date.now();
      await utimes(filePath, new Date(), new Date());
      return true;
    } catch (error) {
      logger.warn(`A kept state was ignored: ${String(error)}`);
      this.files.delete(key);
      await this.remove(file);
      return false;
    }
  }

  private async name(key: string, partial: string, sizeBytes: number): Promise<void> {
    const { folder } = this.options;
    const name = `${key}.${await checksumOf(partial)}.state`;
    await rename(partial, path.join(folder, name));
    const former = this.files.get(key);
    this.files.set(key, { name, sizeBytes, usedAtMs: Date.now() });
    if (former !== undefined && former.name !== name) await this.remove(former);
    await this.makeRoom();
  }

  private async handleFailure(partial: string, error: unknown): Promise<void> {
    this.failures += 1;
    await rm(partial, { force: true }).catch(() => undefined);
    this.options.logger.warn(`The state of the instructions was not kept: ${String(error)}`);
  }

  /** What lies in the folder now: other models' files too, which other instances may have written since. */
  private async list(): Promise<void> {
    const { folder } = this.options;
    for (const name of await readdir(folder)) {
      const filePath = path.join(folder, name);
      const [, key] = FILE_NAME.exec(name) ?? [];
      const [, pid] = PARTIAL_NAME.exec(name) ?? [];
      // Any other name is not ours.
      if (pid !== undefined && !isRunning(Number(pid))) await rm(filePath, { force: true });
      if (key === undefined) continue;
      const found = await stat(filePath).catch(() => undefined);
      if (found !== undefined) this.files.set(key, { name, sizeBytes: found.size, usedAtMs: found.mtimeMs });
    }
  }

  private async makeRoom(): Promise<void> {
    await this.list();
    const { mostBytes = MOST_BYTES } = this.options;
    const oldestFirst = [...this.files].sort(([, one], [, other]) => one.usedAtMs - other.usedAtMs);
    let bytes = oldestFirst.reduce((sum, [, { sizeBytes }]) => sum + sizeBytes, 0);
    for (const [key, file] of oldestFirst) {
      if (bytes <= mostBytes && this.files.size <= MOST_FILES) return;
      this.files.delete(key);
      bytes -= file.sizeBytes;
      await this.remove(file);
    }
  }

  private async remove({ name }: KeptFile): Promise<void> {
    await rm(path.join(this.options.folder, name), { force: true }).catch(() => undefined);
  }

  private keyOf(instructions: readonly number[]): string {
    const hash = createHash("sha256").update(this.options.modelKey).update("\n");
    return hash.update(Uint32Array.from(instructions)).digest("hex").slice(0, 32);
  }
}

async function checksumOf(filePath: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(filePath, { highWaterMark: 1 << 20 }), hash);
  return hash.digest("hex");
}

function isSame(one: readonly number[], other: readonly number[]): boolean {
  return one.length === other.length && one.every((token, index) => token === other[index]);
}
