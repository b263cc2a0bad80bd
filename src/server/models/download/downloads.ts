/** All downloads of model files, one for each file, whoever of the windows asked for it. */
import path from "node:path";
import { DISK_RESERVE_BYTES } from "../../../core/models/diskReserve.ts";
import { formatModelReference, parseRemoteReference, shownReference } from "../../../core/models/modelReference.ts";
import { AppError } from "../../../shared/appError.ts";
import { CancelledError, throwIfCancelled } from "../../../shared/cancelSignal.ts";
import type { Logger } from "../../../shared/logger.ts";
import type { DownloadParams, NetworkSettings, Transfer } from "../../../shared/modelsProtocol.ts";
import type { AcceptedLicences, FinishedDownload } from "../library.ts";
import { modelNameOf } from "../store.ts";
import { transferId, type TransferControl, type TransferEntry, type Transfers } from "../transfers.ts";
import { badAddress } from "./addressRules.ts";
import { type DiskNeed, ofDisk } from "./diskFailure.ts";
import { realDisk } from "./diskPort.ts";
import { Download, type DownloadSettings } from "./download.ts";
import { notAModel } from "./downloadFailure.ts";
import { DOWNLOAD_TIMES, type DownloadTimes } from "./downloadTimes.ts";
import { formatJournal, type Journal } from "./journal.ts";
import { NetworkRoute } from "./networkRoute.ts";
import { isLockedElsewhere, type PartialLock, takePartialLock } from "./partialLock.ts";
import * as plans from "./planDownload.ts";
import { findLicence, findRemoteModel, type RemoteModel } from "./remoteModel.ts";

/** A licence as the catalogue knows it. */
export interface KnownLicence {
  readonly name: string;
  readonly url: string;
}

export interface DownloadsOptions {
  readonly modelsDir: string;
  readonly transfers: Transfers;
  readonly logger: Logger;
  /** Asked by repository (`hf:owner/repo`), or by address without its query. */
  readonly licences: AcceptedLicences;
  readonly onDownloaded: (model: FinishedDownload) => void | Promise<void>;
  /** Whether the model there is known not to be what was published: the right one may take its place. Left out: none is. */
  readonly isDamaged?: (filePath: string) => Promise<boolean>;
  /** For tests. */
  readonly times?: Partial<DownloadTimes>;
  /** For tests. */
  readonly settings?: Partial<Omit<DownloadSettings, "times" | "logger">>;
}

const DEFAULT_SETTINGS = {
  disk: realDisk,
  random: Math.random,
  connections: 8,
  pieceBytes: 16 * 1024 * 1024,
  reserveBytes: DISK_RESERVE_BYTES,
} as const;

/** A header alone is larger. */
const LEAST_MODEL_BYTES = 24;

/** One that is being looked up and has no line on the list of its own yet. */
interface Starting {
  readonly transfer: Promise<Transfer>;
  readonly onlyIfInterrupted: boolean;
  readonly licenceAccepted: boolean;
  /** Aborted by who pauses or discards what it would go on with. */
  readonly stopping: AbortController;
}

const QUERY_IS_GONE =
  "the part behind the question mark was not kept, because it may be a secret: give the whole address again";

export class Downloads {
  private readonly options: DownloadsOptions;
  private readonly settings: DownloadSettings;
  /** By transfer. Those that are over stay, for what a later pause or discard has to know of them. */
  private readonly downloads = new Map<string, Download>();
  /** By reference: who asks for the same at the same time gets the same. */
  private readonly starting = new Map<string, Starting>();
  /** By reference: a pause or a discard that is being carried out. Who begins waits for it. */
  private readonly stops = new Map<string, Promise<void>>();
  /** By what is shown of them: whole addresses, with what may be a secret. */
  private readonly addresses = new Map<string, string>();
  private readonly disposing = new AbortController();

  constructor(options: DownloadsOptions) {
    this.options = options;
    const times = { ...DOWNLOAD_TIMES, ...options.times };
    this.settings = { ...DEFAULT_SETTINGS, ...options.settings, times, logger: options.logger };
  }

  /** Puts what an earlier process left unfinished on the list of transfers. Asks nothing of the network. */
  async listUnfinished(): Promise<void> {
    const { modelsDir } = this.options;
    for (const { journal } of await plans.findJournals(modelsDir)) {
      const filePath = path.join(modelsDir, journal.files[0]?.name ?? "");
      if (await isLockedElsewhere(plans.lockPathOf(filePath))) continue;
      if (this.options.transfers.find(transferId("download", filePath)) !== undefined) continue; // begun meanwhile, too
      this.listJournal(filePath, journal);
    }
  }

  /**
   * Begins a download, goes on with one, or joins one. Resolves when size and place are known.
   * @param licence left out: the hub is asked for it where it has to be shown
   * @throws AppError download.*, model.exists, folder.notWritable
   * @throws CancelledError when it is paused or discarded before it begins
   */
  start(params: DownloadParams, licence?: KnownLicence): Promise<Transfer> {
    const reference = parseRemoteReference(params.ref, params.network.hub);
    const ref = shownReference(reference);
    const whole = formatModelReference(reference);
    if (whole !== ref) this.addresses.set(ref, whole);
    const { transfers } = this.options;
    const stop = this.stops.get(ref);
    if (stop !== undefined) return this.startAfterStop(stop, ref, params, licence);
    const active = transfers.list.find((one) => one.kind === "download" && one.ref === ref && this.isActive(one.id));
    if (active !== undefined) return Promise.resolve(active);
    const before = this.starting.get(ref);
    const { onlyIfInterrupted = false } = params;
    if (before !== undefined) {
      const mayStandStill = before.onlyIfInterrupted && !onlyIfInterrupted;
      const mayBeRefused = params.licenceAccepted && !before.licenceAccepted;
      return mayStandStill || mayBeRefused ? this.startAfter(before, params, licence) : before.transfer;
    }
    const stopping = new AbortController();
    const transfer = this.begin({ ...params, ref }, stopping.signal, licence).finally(() => this.starting.delete(ref));
    this.starting.set(ref, { transfer, onlyIfInterrupted, licenceAccepted: params.licenceAccepted, stopping });
    return transfer;
  }

  /** @throws AppError download.unknown */
  pause(id: string): Promise<void> {
    return this.stopWith(id, () => this.options.transfers.pause(id));
  }

  /** @throws AppError download.unknown, download.elsewhere */
  discard(id: string): Promise<void> {
    return this.stopWith(id, () => this.options.transfers.discard(id));
  }

  /** Stops all of them where they are; the next process finds them interrupted. */
  async dispose(): Promise<void> {
    this.disposing.abort();
    await Promise.allSettled([...this.starting.values()].map(({ transfer }) => transfer));
    await Promise.all([...this.downloads.values()].map((download) => download.stop("end")));
  }

  private async startAfterStop(
    stop: Promise<void>,
    ref: string,
    params: DownloadParams,
    licence?: KnownLicence,
  ): Promise<Transfer> {
    await stop.catch(() => undefined);
    const later = this.stops.get(ref);
    if (later !== undefined && later !== stop) throw new CancelledError(); // somebody's later wish
    return this.start(params, licence);
  }

  /** Somebody asks for what a client only looks at whether to go on with, or accepts what the one before has not. */
  private async startAfter(before: Starting, params: DownloadParams, licence?: KnownLicence): Promise<Transfer> {
    await before.transfer.catch(() => undefined);
    throwIfCancelled(before.stopping.signal); // somebody's later wish
    return this.start(params, licence);
  }

  /** What is being looked up, or is asked for meanwhile, would begin after it was paused or discarded. */
  private async stopWith(id: string, stop: () => Promise<void>): Promise<void> {
    const ref = this.options.transfers.find(id)?.ref ?? "";
    const starting = this.starting.get(ref);
    starting?.stopping.abort();
    const before = [this.stops.get(ref), starting?.transfer].filter((one) => one !== undefined);
    const stopping = Promise.allSettled(before).then(stop);
    this.stops.set(ref, stopping);
    try {
      await stopping;
    } finally {
      if (this.stops.get(ref) === stopping) this.stops.delete(ref);
    }
  }

  private async begin(params: DownloadParams, stopping: AbortSignal, licence?: KnownLicence): Promise<Transfer> {
    const { ref, network, licenceAccepted, onlyIfInterrupted } = params;
    const { licences, modelsDir } = this.options;
    if (onlyIfInterrupted === true) {
      const still = await this.findStill(ref);
      if (still !== undefined) return still;
    }
    const lookUp = { ...this.settings, network, signal: AbortSignal.any([this.disposing.signal, stopping]) };
    const origin = originOf(ref);
    if (licenceAccepted) await licences.accept(origin);
    else if (!(await licences.isAccepted(origin))) throw licenceError(ref, licence ?? (await findLicence(ref, lookUp)));

    const unfinished = (await plans.findJournals(modelsDir)).find(({ journal }) => journal.ref === ref);
    const address = this.addresses.get(ref) ?? ref;
    if (unfinished?.journal.hasQuery === true && address === ref) throw badAddress(ref, QUERY_IS_GONE);
    const remote = await this.find(address, lookUp, unfinished?.journal.commit);
    if (remote.files.some(({ sizeBytes }) => sizeBytes < LEAST_MODEL_BYTES)) throw notAModel(ref, "it is empty");
    // A look at the files of a commit tells no licence.
    const licenceThen = remote.licence ?? unfinished?.journal.licence;
    const known = { ...remote, ...(licenceThen !== undefined && { licence: licenceThen }) };
    return this.place(ref, known, network, stopping);
  }

  /** One that is not to go on by itself. @throws AppError download.unknown when there is nothing of it */
  private async findStill(ref: string): Promise<Transfer | undefined> {
    const { modelsDir, transfers } = this.options;
    const listed = transfers.list.find((one) => one.kind === "download" && one.ref === ref);
    if (listed !== undefined && listed.state.kind !== "interrupted") return listed;
    // Not listed: the process that had it takes a while to die.
    const unfinished = (await plans.findJournals(modelsDir)).find(({ journal }) => journal.ref === ref);
    if (unfinished === undefined) throw new AppError("download.unknown", `Nothing is left of ${ref}`);
    const { journal } = unfinished;
    if (!journal.paused) return undefined;
    return this.listJournal(path.join(modelsDir, journal.files[0]?.name ?? ""), journal).transfer;
  }

  /** The files that an unfinished download began with, as long as the hub has them; else those of today. */
  private async find(
    ref: string,
    lookUp: Parameters<typeof findRemoteModel>[1],
    commit?: string,
  ): Promise<RemoteModel> {
    if (commit === undefined) return findRemoteModel(ref, lookUp);
    try {
      return await findRemoteModel(ref, lookUp, commit);
    } catch (error) {
      if (!AppError.is(error, "download.notFound")) throw error;
      return findRemoteModel(ref, lookUp);
    }
  }

  private async place(
    ref: string,
    remote: RemoteModel,
    network: NetworkSettings,
    stopping: AbortSignal,
  ): Promise<Transfer> {
    const { modelsDir } = this.options;
    const { disk, reserveBytes } = this.settings;
    const filePath = path.join(modelsDir, remote.files[0]?.name ?? "");
    const name = modelNameOf(filePath);
    throwIfCancelled(stopping);
    // Of a download that another reference to the same file has begun: one of this reference has been waited for.
    const other = this.options.transfers.find(transferId("download", filePath))?.ref;
    if (other !== undefined && other !== ref) await this.stops.get(other)?.catch(() => undefined);
    const lock = await this.lock(filePath, name);
    // By another reference to the same file.
    if (lock === undefined) return this.running(filePath, name);
    try {
      const journal = await plans.readJournal(plans.journalPathOf(filePath));
      if (journal !== undefined && journal.origin !== remote.origin) {
        throw new AppError("model.exists", `${journal.source} is on its way there`, { details: { name } });
      }
      const isDamaged = (await this.options.isDamaged?.(filePath)) === true;
      const files = await plans.planFiles({ remote, folder: modelsDir, journal, disk, isDamaged });
      await plans.checkRoom({ files, folder: modelsDir, disk, reserveBytes });
      if (this.disposing.signal.aborted) throw new AppError("server.stopped", "The server leaves");
      throwIfCancelled(stopping);
      return this.run({ ref, remote, filePath, name, files, lock, network });
    } catch (error) {
      await lock.release();
      throw await this.ofDisk(error);
    }
  }

  private run(given: {
    readonly ref: string;
    readonly remote: RemoteModel;
    readonly filePath: string;
    readonly name: string;
    readonly files: readonly plans.FilePlan[];
    readonly lock: PartialLock;
    readonly network: NetworkSettings;
  }): Transfer {
    const { modelsDir, transfers, onDownloaded } = this.options;
    const { ref, remote, filePath, name, files, lock, network } = given;
    const id = transferId("download", filePath);
    const entry = transfers.add(
      { id, kind: "download", name, ref, path: filePath, otherPaths: files.slice(1).map((file) => file.path) },
      {
        doneBytes: plans.doneBytesOf(files),
        totalBytes: remote.files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
        state: { kind: "running" },
      },
      this.controlOf(id, filePath),
    );
    const hasQuery = this.addresses.has(ref);
    const task = { ref, hasQuery, name, remote, files, lock, onDownloaded, folder: modelsDir };
    const route = new NetworkRoute(network);
    const journalPath = plans.journalPathOf(filePath);
    this.downloads.set(id, new Download({ ...task, route, journalPath }, this.settings, entry));
    return entry.transfer;
  }

  private listJournal(filePath: string, journal: Journal): TransferEntry {
    const id = transferId("download", filePath);
    const otherPaths = journal.files.slice(1).map(({ name }) => path.join(this.options.modelsDir, name));
    return this.options.transfers.add(
      {
        id,
        kind: "download",
        name: modelNameOf(filePath),
        ref: journal.ref,
        path: filePath,
        otherPaths,
      },
      {
        doneBytes: plans.doneBytesOf(journal.files),
        totalBytes: journal.files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
        state: { kind: journal.paused ? "paused" : "interrupted" },
      },
      this.controlOf(id, filePath),
    );
  }

  private controlOf(id: string, filePath: string): TransferControl {
    return {
      pause: async () => {
        if (this.isActive(id)) await this.downloads.get(id)?.stop("pause");
        else await this.pauseUnfinished(filePath);
      },
      discard: async () => {
        await this.downloads.get(id)?.stop("discard");
        this.downloads.delete(id);
        await this.removeUnfinished(filePath);
      },
    };
  }

  /** An interrupted one that the user does not want to be asked about again. */
  private async pauseUnfinished(filePath: string): Promise<void> {
    const journalPath = plans.journalPathOf(filePath);
    const journal = await plans.readJournal(journalPath);
    if (journal === undefined) return;
    await this.settings.disk.writeWhole(journalPath, formatJournal({ ...journal, paused: true }));
    this.listJournal(filePath, { ...journal, paused: true });
  }

  /** What has its name already is no part of it any more. */
  private async removeUnfinished(filePath: string): Promise<void> {
    const { disk } = this.settings;
    const journalPath = plans.journalPathOf(filePath);
    const partials = await plans.partialsOf(filePath, await plans.readJournal(journalPath));
    if (partials.length === 0 && (await disk.facts(journalPath)) === undefined) return;
    const lock = await this.lock(filePath, modelNameOf(filePath));
    try {
      for (const left of [...partials, journalPath, `${journalPath}.new`]) await disk.remove(left);
    } finally {
      await lock?.release();
    }
  }

  /** Undefined: a download of this process has it. @throws AppError download.elsewhere, folder.notWritable */
  private async lock(filePath: string, name: string): Promise<PartialLock | undefined> {
    try {
      await this.settings.disk.makeFolder(path.dirname(filePath));
      const lock = await takePartialLock(plans.lockPathOf(filePath));
      if (lock !== undefined || this.isActive(transferId("download", filePath))) return lock;
    } catch (error) {
      throw await this.ofDisk(error);
    }
    throw new AppError("download.elsewhere", `${filePath} is locked`, { details: { name } });
  }

  private running(filePath: string, name: string): Transfer {
    const transfer = this.options.transfers.find(transferId("download", filePath));
    if (transfer !== undefined) return transfer;
    throw new AppError("download.elsewhere", `${filePath} is locked`, { details: { name } });
  }

  private isActive(id: string): boolean {
    const kind = this.options.transfers.find(id)?.state.kind;
    return kind === "running" || kind === "retrying" || kind === "verifying";
  }

  private ofDisk(error: unknown): Promise<unknown> {
    const { modelsDir } = this.options;
    const { disk, reserveBytes } = this.settings;
    const need = async (): Promise<DiskNeed> => ({
      name: path.basename(modelsDir),
      folder: modelsDir,
      neededBytes: reserveBytes,
      reserveBytes,
      freeBytes: await disk.freeBytes(modelsDir).catch(() => 0),
    });
    return ofDisk(error, need, modelsDir);
  }
}

/** What a licence is accepted for. */
function originOf(ref: string): string {
  const reference = parseRemoteReference(ref);
  if (reference.kind === "hub") return `hf:${reference.repository}`;
  const { origin, pathname } = new URL(reference.url);
  return `${origin}${pathname}`;
}

function licenceError(name: string, licence: KnownLicence): AppError {
  const details = { name, licence: licence.name, url: licence.url };
  return new AppError("download.licence", `The licence of ${name} is not accepted`, { details });
}
