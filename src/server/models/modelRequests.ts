/** What clients ask about model files: one owner of the library, of transfers and of downloads, and their news. */
import { setTimeout as delay } from "node:timers/promises";
import { CATALOGUE, findInCatalogue } from "../../core/models/catalogue.ts";
import { AppError } from "../../shared/appError.ts";
import { CancelledError } from "../../shared/cancelSignal.ts";
import type { Logger } from "../../shared/logger.ts";
import * as files from "../../shared/modelsProtocol.ts";
import type { ModelHost } from "../modelHost.ts";
import type { Session } from "../session.ts";
import { Downloads } from "./download/downloads.ts";
import { readRemoteHeader } from "./download/remoteHeader.ts";
import { fitModel } from "./fitModel.ts";
import { importModel, removeUnfinishedImports } from "./importModel.ts";
import { type FinishedDownload, Library } from "./library.ts";
import { integrityOf, ModelList, recordOf } from "./modelList.ts";
import { publishedSums } from "./publishedSums.ts";
import { removeModel } from "./removeModel.ts";
import { findStored, resolveModel } from "./store.ts";
import { Transfers } from "./transfers.ts";
import { type VerifyDeps, verifyModel } from "./verifyModel.ts";

/**
 * A process that was killed is there for some seconds more while the system takes its memory back, and its downloads look as
 * if somebody worked on them. Its sockets close at once: the next server begins before that.
 */
const DYING_MS = 5000;
const DYING_LOOK_MS = 250;

export interface ModelRequestsOptions {
  readonly dataDir: string;
  readonly modelsDir: string;
  readonly models: ModelHost;
  readonly logger: Logger;
  readonly onTransfers: (transfers: readonly files.Transfer[]) => void;
  readonly onModelsChanged: () => void;
}

export class ModelRequests {
  readonly library: Library;
  private readonly options: ModelRequestsOptions;
  private readonly transfers: Transfers;
  private readonly downloads: Downloads;
  private readonly list: ModelList;
  /** On the monotonic clock. */
  private readonly begunMs = performance.now();
  private finding: Promise<void> | undefined;

  constructor(options: ModelRequestsOptions) {
    const { dataDir, modelsDir, models, logger } = options;
    this.options = options;
    this.library = new Library({ dataDir, logger: logger.child("library") });
    this.transfers = new Transfers({ onChange: options.onTransfers });
    this.downloads = new Downloads({
      modelsDir,
      transfers: this.transfers,
      logger: logger.child("downloads"),
      licences: this.library,
      onDownloaded: (model) => this.noteDownloaded(model),
      isDamaged: (path) => this.isDamaged(path),
    });
    this.list = new ModelList({ library: this.library, modelsDir, isLoaded: (path) => models.isLoaded(path) });
  }

  /** A transfer moves: the process has to stay. */
  get isActive(): boolean {
    return this.transfers.isActive;
  }

  get transferList(): readonly files.Transfer[] {
    return this.transfers.list;
  }

  /** What an earlier process has left: unfinished downloads come on the list, halves of copies go. Never rejects. */
  findUnfinished(): Promise<void> {
    return (this.finding ??= this.find());
  }

  addHandlers(session: Session): void {
    const { transfers, downloads, library, options } = this;
    const { models, modelsDir } = options;
    session.on(files.listModels, async (params) => ({ models: await this.list.list(params) }));
    session.on(files.unloadModel, async ({ path }) => ({ unloaded: await models.unload(path) }));
    session.on(files.describeMachine, ({ settings }) => models.describeMachine(settings, modelsDir));
    session.on(files.fitModel, (params, { signal }) => this.fit(params, signal));
    session.on(files.startDownload, (params) => this.startDownload(params));
    session.on(files.pauseTransfer, async ({ id }) => {
      await this.untilListed(id);
      await downloads.pause(id);
      return {};
    });
    session.on(files.discardTransfer, async ({ id }) => {
      await this.untilListed(id);
      await downloads.discard(id);
      return {};
    });
    session.on(files.listTransfers, async () => {
      await this.findUnfinished();
      return { transfers: transfers.list };
    });
    session.on(files.verifyModel, async ({ path, network }, { signal }) => {
      const sums: VerifyDeps["publishedSums"] = (...asked) => publishedSums(network, ...asked);
      const integrity = await verifyModel({ library, transfers, publishedSums: sums, signal }, path);
      options.onModelsChanged();
      return { integrity };
    });
    session.on(files.importModel, async (params, { signal }) => {
      const path = await importModel({ library, transfers, modelsDir, signal }, params);
      options.onModelsChanged();
      return { path };
    });
    session.on(files.removeModel, async ({ path }) => {
      const removed = await removeModel({ library, transfers, modelsDir, loadedPaths: () => models.paths }, path);
      options.onModelsChanged();
      return removed;
    });
  }

  /** Running downloads stop where they are; the next process finds them. */
  async dispose(): Promise<void> {
    await this.downloads.dispose();
    this.transfers.dispose();
  }

  private async find(): Promise<void> {
    await removeUnfinishedImports(this.options.modelsDir, this.options.logger);
    await this.listUnfinished();
    setTimeout(() => void this.listUnfinished(), DYING_MS).unref();
  }

  private async listUnfinished(): Promise<void> {
    const { logger } = this.options;
    await this.downloads.listUnfinished().catch((error: unknown) => logger.error("Unfinished downloads", error));
  }

  /** What a killed process had comes on the list when that has died at last: who was quick to pause it waits for this. */
  private async untilListed(id: string): Promise<void> {
    await this.findUnfinished();
    while (this.transfers.find(id) === undefined && performance.now() < this.begunMs + DYING_MS) {
      await delay(DYING_LOOK_MS);
      await this.listUnfinished();
    }
  }

  private async startDownload(params: files.DownloadParams): Promise<files.Transfer> {
    await this.findUnfinished();
    const entry = findInCatalogue(CATALOGUE, params.ref);
    const asked = { ...params, ref: entry?.ref ?? params.ref };
    for (const endMs = performance.now() + DYING_MS; ;) {
      try {
        return await this.downloads.start(asked, entry?.licence);
      } catch (error) {
        // The client has not cancelled it, and is to hear why it is over.
        if (CancelledError.is(error)) throw new AppError("download.unknown", `${params.ref} was stopped meanwhile`);
        if (!AppError.is(error, "download.elsewhere") || performance.now() > endMs) throw error;
        await delay(DYING_LOOK_MS);
      }
    }
  }

  private async isDamaged(path: string): Promise<boolean> {
    const model = await findStored(path);
    return model !== undefined && integrityOf(model, recordOf(await this.library.read(), path)) === "damaged";
  }

  private fit(params: files.FitParams, signal: AbortSignal): Promise<files.FitResult> {
    const { dataDir, modelsDir, models } = this.options;
    const ref = findInCatalogue(CATALOGUE, params.ref)?.ref ?? params.ref;
    const deps = {
      dataDir,
      resolveLocal: async (local: string, dirs: readonly string[]) => {
        const { references } = await this.library.read();
        const path = await resolveModel({ ref: local, dirs }, modelsDir, references).catch(noneIfNotFound);
        return path !== undefined && (await findStored(path)) !== undefined ? path : undefined;
      },
      describeMachine: (settings: files.FitParams["settings"]) => models.describeMachine(settings, modelsDir),
      readRemoteHeader,
      signal,
    };
    return fitModel(deps, { ...params, ref });
  }

  private async noteDownloaded({ path, source, commit, sha256, integrity, licence }: FinishedDownload): Promise<void> {
    const model = await findStored(path);
    if (model === undefined) return; // gone again already
    await this.library.noteFile(path, {
      source,
      sha256,
      integrity,
      parts: model.parts.map(({ sizeBytes, modifiedMs }) => ({ sizeBytes, modifiedMs })),
      ...(commit !== undefined && { commit }),
      ...(integrity === "verified" && { published: true }),
      ...(licence !== undefined && { licence }),
    });
    this.options.onModelsChanged();
  }
}

function noneIfNotFound(error: unknown): undefined {
  if (!AppError.is(error, "model.notFound") && !AppError.is(error, "model.none")) throw error;
}
