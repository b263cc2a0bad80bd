/** One model on its way to this machine: fetch, compare, give it its name. */
import path from "node:path";
import { DISK_RESERVE_BYTES } from "../../../core/models/diskReserve.ts";
import { CancelledError } from "../../../shared/cancelSignal.ts";
import { AppError } from "../../../shared/appError.ts";
import type { Logger } from "../../../shared/logger.ts";
import type { TransferState } from "../../../shared/modelsProtocol.ts";
import { toWireError } from "../../../shared/wireError.ts";
import { hashFiles } from "../hashFiles.ts";
import type { FinishedDownload } from "../library.ts";
import type { TransferEntry } from "../transfers.ts";
import { diskFull, ofDisk } from "./diskFailure.ts";
import type { DiskPort } from "./diskPort.ts";
import { systemCode } from "../../systemCode.ts";
import type { DownloadTimes } from "./downloadTimes.ts";
import { FetchedFile } from "./fetchedFile.ts";
import { fetchFiles } from "./fetchFiles.ts";
import { formatJournal, type Journal, type JournalFile } from "./journal.ts";
import type { NetworkRoute } from "./networkRoute.ts";
import type { PartialLock } from "./partialLock.ts";
import { type FilePlan, isSameVersion } from "./planDownload.ts";
import type { RemoteModel } from "./remoteModel.ts";

export interface DownloadSettings {
  readonly disk: DiskPort;
  readonly times: DownloadTimes;
  readonly random: () => number;
  readonly connections: number;
  readonly pieceBytes: number;
  readonly reserveBytes: number;
  readonly logger: Logger;
}

export interface DownloadTask {
  readonly ref: string;
  /** Its address goes on with a query, which is written nowhere. */
  readonly hasQuery: boolean;
  readonly name: string;
  readonly folder: string;
  readonly journalPath: string;
  readonly remote: RemoteModel;
  readonly files: readonly FilePlan[];
  readonly route: NetworkRoute;
  readonly lock: PartialLock;
  readonly onDownloaded: (model: FinishedDownload) => void | Promise<void>;
}

/** Why it stops before its end. "end": the process leaves; "lost": another process has taken the file over. */
type StopReason = "pause" | "discard" | "end" | "lost";

export class Download {
  private readonly task: DownloadTask;
  private readonly settings: DownloadSettings;
  private readonly entry: TransferEntry;
  private readonly stopping = new AbortController();
  private stopReason: StopReason | undefined;
  private files: readonly FetchedFile[] = [];
  /** Resolves when nothing moves any more. */
  readonly ended: Promise<void>;

  /** @param entry its line in the list; the download writes it from now on */
  constructor(task: DownloadTask, settings: DownloadSettings, entry: TransferEntry) {
    this.task = task;
    this.settings = settings;
    this.entry = entry;
    task.lock.lost.addEventListener("abort", () => void this.stop("lost"));
    this.ended = this.run();
  }

  /** Resolves when nothing moves any more. What came until then is on disk, unless it is to be discarded. */
  async stop(reason: StopReason): Promise<void> {
    this.stopReason ??= reason;
    this.stopping.abort();
    await this.ended;
  }

  /** Its end is told when nothing of it is left open: whoever reads of it may begin anew at once. */
  private async run(): Promise<void> {
    const { lock, route } = this.task;
    const end = await this.work();
    await Promise.all(this.files.map((file) => file.partial.close().catch(() => undefined)));
    await lock.release().catch(() => undefined);
    route.dispose();
    if (end !== undefined) this.show(end);
  }

  /** @returns how it ended; undefined: it was discarded */
  private async work(): Promise<TransferState | undefined> {
    try {
      await this.openFiles();
      await this.fetch();
      return await this.publish(await this.compare());
    } catch (error) {
      return this.settle(await ofDisk(error, () => this.need(), this.task.folder));
    }
  }

  private async openFiles(): Promise<void> {
    const { disk } = this.settings;
    const opened: FetchedFile[] = [];
    this.files = opened;
    for (const plan of this.task.files) {
      const partial = plan.isPublished ? NOTHING : await disk.openPartial(plan.partialPath, plan.remote.sizeBytes);
      opened.push(new FetchedFile(plan.remote, partial, plan));
    }
    await this.writeJournal();
  }

  private async fetch(): Promise<void> {
    const { times, random, connections, pieceBytes } = this.settings;
    const { name, route } = this.task;
    this.show({ kind: "running" });
    for (const { file, plan } of this.pairs()) if (!plan.isPublished) await file.checkHeader();
    await fetchFiles({
      files: this.files,
      route,
      name,
      times,
      random,
      connections,
      pieceBytes,
      signal: this.stopping.signal,
      onProgress: (state) => this.show(state),
      onSynced: async () => {
        if (!(await this.task.lock.isKept())) return;
        await this.writeJournal();
        await this.watchSpace();
      },
    });
  }

  /** @returns the sums of all files @throws AppError download.checksumMismatch, model.exists */
  private async compare(): Promise<string[]> {
    const { disk, logger } = this.settings;
    const { files, name } = this.task;
    this.entry.update({ state: { kind: "verifying" }, doneBytes: 0 });
    const paths = files.map((plan) => (plan.isPublished ? plan.path : plan.partialPath));
    const onProgress = (doneBytes: number): void => this.entry.update({ doneBytes });
    const sums = await hashFiles(paths, { signal: this.stopping.signal, onProgress });
    const bad = this.files.filter(({ sha256 }, index) => sha256 !== undefined && sha256 !== sums[index]);
    const [first] = bad;
    if (first === undefined) return sums;
    logger.warn(
      `${first.remote.name} has SHA-256 ${sums[this.files.indexOf(first)] ?? ""}, published is ${first.sha256 ?? ""}`,
    );
    for (const plan of files) {
      if (!bad.some(({ remote }) => remote === plan.remote)) continue;
      // What has its name already was somebody's before: it is not ours to delete.
      if (plan.isPublished) throw new AppError("model.exists", `${plan.path} is another file`, { details: { name } });
      await disk.remove(plan.partialPath);
    }
    await this.writeJournal((file) => (bad.includes(file) ? { ...file.journalFile, done: [] } : file.journalFile));
    throw new AppError("download.checksumMismatch", `${first.remote.name} has come damaged`, {
      details: { name: first.remote.name },
    });
  }

  private async publish(sums: readonly string[]): Promise<TransferState> {
    const { disk, logger } = this.settings;
    const { files, remote, name, lock, onDownloaded } = this.task;
    if (!(await lock.isKept())) throw new CancelledError();
    for (const { file, plan } of this.pairs()) {
      await file.partial.close();
      if (plan.isPublished) {
        // A process that ended between the file's second name and the removal of its first has left this.
        await disk.remove(plan.partialPath);
        continue;
      }
      await this.giveName(plan).catch((error: unknown) => {
        if (systemCode(error) !== "EEXIST") throw error;
        throw new AppError("model.exists", `${plan.path} came meanwhile`, { details: { name } });
      });
    }
    const integrity = this.files.every(({ sha256 }) => sha256 !== undefined) ? "verified" : "recorded";
    const { source, commit, licence } = remote;
    const record = { path: files[0]?.path ?? "", source, sha256: sums, integrity } as const;
    const known = { ...(commit !== undefined && { commit }), ...(licence !== undefined && { licence }) };
    try {
      await onDownloaded({ ...record, ...known });
    } catch (error) {
      logger.error(`${name} is there and could not be noted`, error); // it is a file in the folder all the same
    }
    await disk.remove(this.task.journalPath);
    logger.info(`${name} is there, ${integrity}`);
    return { kind: "done", integrity };
  }

  /** Over nothing but the damaged file that it is to replace, as that was when the download began. */
  private async giveName({ partialPath, path: filePath, replaces }: FilePlan): Promise<void> {
    const { disk } = this.settings;
    const there = replaces && (await disk.facts(filePath));
    const isToGive = there !== undefined && replaces !== undefined && isSameVersion(there, replaces);
    await (isToGive ? disk.replace(partialPath, filePath) : disk.publish(partialPath, filePath));
  }

  /** After whatever ended it too early. */
  private async settle(error: unknown): Promise<TransferState | undefined> {
    const { logger } = this.settings;
    if (this.stopReason === "discard") return undefined;
    if (!(await this.task.lock.isKept())) return { kind: "failed", error: toWireError(takenOver(this.task.name)) };
    if (CancelledError.is(error) && this.stopReason !== undefined) {
      await this.writeJournal().catch((cause: unknown) => logger.error("The journal could not be written", cause));
      return { kind: this.stopReason === "pause" ? "paused" : "interrupted" };
    }
    if (AppError.is(error, "download.changed")) await this.writeJournal(afterChange).catch(() => undefined);
    if (AppError.is(error, "download.notAModel")) await this.removeAll().catch(() => undefined);
    const wire = toWireError(error);
    if (wire.code === "internal") logger.error(`${this.task.name} failed`, error);
    else logger.warn(`${this.task.name}: ${wire.code}: ${wire.message}`);
    return { kind: "failed", error: wire };
  }

  /** Nothing that came would be of use. */
  private async removeAll(): Promise<void> {
    for (const { file, plan } of this.pairs()) {
      await file.partial.close();
      if (!plan.isPublished) await this.settings.disk.remove(plan.partialPath);
    }
    await this.settings.disk.remove(this.task.journalPath);
  }

  private show(state: TransferState): void {
    this.entry.update({ state, doneBytes: this.files.reduce((sum, file) => sum + file.doneBytes, 0) });
  }

  private async writeJournal(lineOf = (file: FetchedFile): JournalFile => file.journalFile): Promise<void> {
    const { ref, hasQuery, remote, journalPath } = this.task;
    const { source, origin, commit, licence } = remote;
    const journal: Journal = {
      ref,
      ...(hasQuery && { hasQuery }),
      source,
      origin,
      ...(commit !== undefined && { commit }),
      ...(licence !== undefined && { licence }),
      paused: this.stopReason === "pause",
      files: this.files.map(lineOf),
    };
    await this.settings.disk.writeWhole(journalPath, formatJournal(journal));
  }

  /** Somebody else fills the disk: stop while there is some room for everybody. */
  private async watchSpace(): Promise<void> {
    const need = await this.need();
    const leastBytes = Math.min(this.settings.reserveBytes, DISK_RESERVE_BYTES) / 4;
    if (need.freeBytes < leastBytes && this.files.some((file) => !file.isComplete)) throw diskFull(need);
  }

  private async need(): Promise<Parameters<typeof diskFull>[0]> {
    const { name, folder } = this.task;
    const freeBytes = await this.settings.disk.freeBytes(folder).catch(() => 0);
    const missing = this.files.reduce((sum, file) => sum + file.remote.sizeBytes - file.doneBytes, 0);
    const { reserveBytes } = this.settings;
    return { name, folder: path.resolve(folder), neededBytes: missing + reserveBytes, reserveBytes, freeBytes };
  }

  private pairs(): { readonly file: FetchedFile; readonly plan: FilePlan }[] {
    return this.task.files.flatMap((plan, index) => {
      const file = this.files[index];
      return file === undefined ? [] : [{ file, plan }];
    });
  }
}

/** Whatever is on the disk is the other's. */
function takenOver(name: string): AppError {
  return new AppError("download.elsewhere", `${name} was taken over`, { details: { name } });
}

/**
 * The server speaks of another version than before. Where a sum is published the list of files will tell whether that is so,
 * and the sum whether all bytes are of it; where none is, what came is of no use.
 */
function afterChange({ journalFile }: FetchedFile): JournalFile {
  return { ...journalFile, validators: {}, ...(journalFile.sha256 === undefined && { done: [] }) };
}

/** Stands for the partial file of what is there already. */
const NOTHING = {
  readBeginning: () => Promise.resolve(new Uint8Array()),
  write: () => Promise.resolve(),
  sync: () => Promise.resolve(),
  close: () => Promise.resolve(),
};
