/** `ServerApi` over a connection that comes and goes. The one owner of the rules for connecting again. */
import { AppError } from "../shared/appError.ts";
import { CancelledError, throwIfCancelled } from "../shared/cancelSignal.ts";
import { createDeferred } from "../shared/deferred.ts";
import type { Disposable } from "../shared/disposableStore.ts";
import { type Logger, silentLogger } from "../shared/logger.ts";
import { formatMessage } from "../shared/messages/formatMessage.ts";
import { type NetworkSettings, unloadModel } from "../shared/modelsProtocol.ts";
import * as protocol from "../shared/protocol.ts";
import { createMemoryLessonStore, CrashLessons, type LessonStore } from "./crashLessons.ts";
import { ModelsClient } from "./modelsApi.ts";
import { networkSettings } from "./networkSettings.ts";
import { OwnWaits, type Waiting } from "./ownWaits.ts";
import type { WatchTimes } from "./responseWatch.ts";
import { Rejoin } from "./rejoin.ts";
import { RestartPolicy } from "./restartPolicy.ts";
import type { RequestOptions } from "./rpcPeer.ts";
import type { ClientContext } from "./clientContext.ts";
import type { ServerApi, StopOutcome } from "./serverApi.ts";
import { type ServerConnection, ServerLink } from "./serverLink.ts";

export interface ConnectOptions {
  /** False: connect only if a server is there; resolve with undefined if not. */
  readonly spawn: boolean;
  /** A server that does not answer is ended, and server.notResponding with `details.ended` says so. */
  readonly endsHung?: boolean;
}

export interface ConnectedServerOptions {
  /** Usually `acquireServer` and an adapter. @throws AppError server.unavailable */
  readonly connect: (options: ConnectOptions) => Promise<ServerConnection | undefined>;
  /** Asked for each request that needs a model. */
  readonly context: () => ClientContext;
  /** Asked for each request that may need the network. Left out: what the environment says. */
  readonly network?: () => Promise<NetworkSettings>;
  readonly logger?: Logger;
  readonly watchTimes?: Partial<WatchTimes>;
  /** What crashes have taught; left out: this object's own memory. */
  readonly lessons?: LessonStore;
}

type Health = "responding" | "notResponding" | "lost";
type TaskOptions = RequestOptions<protocol.TaskProgress>;
/** A request's params without what this class adds. */
type Asked<Params> = Omit<Params, "model" | "settings">;

export function createConnectedServer(options: ConnectedServerOptions): ServerApi {
  return new ConnectedServer(options);
}

class ConnectedServer implements ServerApi {
  private readonly options: ConnectedServerOptions;
  private readonly logger: Logger;
  private readonly restarts = new RestartPolicy();
  private readonly rejoin = new Rejoin(async () => (await this.connected({ spawn: false })) !== undefined);
  private readonly lessons: CrashLessons;
  private readonly waits = new OwnWaits();
  readonly models: ModelsClient;
  private readonly statusHandlers = new Set<(status: protocol.ServerStatus | undefined) => void>();
  private readonly healthHandlers = new Set<(health: Health) => void>();
  private connecting: Promise<ServerLink | undefined> | undefined;
  private link: ServerLink | undefined;
  private disposed = false;
  /** Why a server was lost is being found out: the next one is to profit from it. */
  private explaining: Promise<unknown> = Promise.resolve();
  lastStatus: protocol.ServerStatus | undefined;
  lastCrash: AppError | undefined;

  constructor(options: ConnectedServerOptions) {
    this.options = options;
    this.logger = options.logger ?? silentLogger;
    this.lessons = new CrashLessons(options.lessons ?? createMemoryLessonStore());
    this.models = new ModelsClient({
      send: (type, params, requestOptions) => this.send(type, params, requestOptions),
      context: () => this.options.context(),
      network: options.network ?? (() => Promise.resolve(networkSettings(process.env))),
      logger: this.logger,
    });
  }

  get waiting(): Waiting | undefined {
    return this.waits.current;
  }

  async status(): Promise<protocol.ServerStatus> {
    const status = await this.send(protocol.status, {});
    this.setStatus(status);
    return status;
  }

  async statusIfRunning(): Promise<protocol.ServerStatus | undefined> {
    const link = await this.connected({ spawn: false });
    if (link === undefined) return undefined;
    try {
      const status = await link.request(protocol.status, {});
      this.setStatus(status);
      return status;
    } catch (error) {
      if (AppError.is(error, "server.stopped")) return undefined;
      throw error;
    }
  }

  async stopServer(): Promise<StopOutcome> {
    try {
      const link = await this.connected({ spawn: false, endsHung: true });
      if (link === undefined) return "none";
      link.leavesOnPurpose = true;
      link.endsOwnWork = true;
      await link.request(protocol.stopServer, {});
    } catch (error) {
      if (AppError.is(error, "server.notResponding") && error.details.ended === true) return "ended";
      if (!AppError.is(error, "server.crashed")) throw error; // gone before its answer was read: as asked
    }
    return "stopped";
  }

  loadModel({ whenBusy, ...options }: TaskOptions & { readonly whenBusy?: protocol.WhenBusy } = {}) {
    return this.sendToModel(protocol.loadModel, whenBusy === undefined ? {} : { whenBusy }, options);
  }

  async unloadModel(path?: string): Promise<boolean> {
    const link = await this.connected({ spawn: false });
    if (link === undefined) return false;
    link.endsOwnWork = true;
    try {
      return (await link.request(unloadModel, path === undefined ? {} : { path })).unloaded;
    } finally {
      link.endsOwnWork = link.leavesOnPurpose && link.endsOwnWork;
    }
  }

  chat(params: Asked<protocol.ChatParams>, options?: TaskOptions): Promise<protocol.ChatResult> {
    return this.sendToModel(protocol.chat, params, options);
  }

  async measureChat(
    params: Asked<protocol.MeasureParams>,
    options: RequestOptions<never> = {},
  ): Promise<protocol.MeasureResult | null> {
    throwIfCancelled(options.signal);
    const link = await untilAborted(this.connected({ spawn: false }), options.signal);
    return link === undefined
      ? null
      : link.request(protocol.measureChat, { ...params, ...this.lessons.apply(this.options.context()) }, options);
  }

  translate(params: Asked<protocol.TranslateParams>, options?: TaskOptions): Promise<protocol.TranslateResult> {
    return this.sendToModel(protocol.translate, params, options);
  }

  summarize(params: Asked<protocol.SummarizeParams>, options?: TaskOptions): Promise<protocol.SummarizeResult> {
    return this.sendToModel(protocol.summarize, params, options);
  }

  renderPrompt(
    params: Asked<protocol.RenderPromptParams>,
    options?: TaskOptions,
  ): Promise<{ readonly text: string; readonly tokens: readonly number[]; readonly contextTokens: number }> {
    return this.sendToModel(protocol.renderPrompt, params, options);
  }

  onDidChangeStatus(handler: (status: protocol.ServerStatus | undefined) => void): Disposable {
    this.statusHandlers.add(handler);
    return { dispose: () => this.statusHandlers.delete(handler) };
  }

  onDidChangeHealth(handler: (health: Health) => void): Disposable {
    this.healthHandlers.add(handler);
    return { dispose: () => this.healthHandlers.delete(handler) };
  }

  onDidChangeWaiting(handler: () => void): Disposable {
    return this.waits.onDidChange(handler);
  }

  dispose(): void {
    if (this.disposed) return;
    this.disposed = true;
    this.waits.dispose();
    this.rejoin.stop();
    this.models.dispose();
    this.statusHandlers.clear();
    this.healthHandlers.clear();
    this.link?.end(new CancelledError());
  }

  private async send<Params extends object, Result, Progress>(
    type: protocol.RequestType<Params, Result, Progress>,
    params: Params,
    options: RequestOptions<Progress> = {},
  ): Promise<Result> {
    throwIfCancelled(options.signal);
    const link = await untilAborted(this.connectedOrStarted(), options.signal);
    return link.request(type, params, options);
  }

  /** Which model and which settings are asked for when the server is there: a crash meanwhile has taught something. */
  private async sendToModel<Params extends ClientContext, Result, Progress>(
    type: protocol.RequestType<Params, Result, Progress>,
    params: Asked<Params>,
    options: RequestOptions<Progress> = {},
  ): Promise<Result> {
    throwIfCancelled(options.signal);
    this.refuseWhatKeepsDying();
    return this.waits.during(options, async (listened) => {
      const link = await untilAborted(this.connectedOrStarted(), options.signal);
      const asked = this.lessons.apply(this.options.context());
      link.asked = asked;
      const complete = { ...params, ...asked };
      return link.request(type, complete as unknown as Params, listened);
    });
  }

  /** The connection there is, or a new one. All who wait at the same time share it. */
  private async connected(options: ConnectOptions): Promise<ServerLink | undefined> {
    if (this.disposed) throw new CancelledError();
    if (this.link !== undefined) return this.link;
    return (this.connecting ??= this.connect(options).finally(() => (this.connecting = undefined)));
  }

  private async connectedOrStarted(): Promise<ServerLink> {
    // The first may be shared with somebody who only asked whether a server is there.
    const link = (await this.connected({ spawn: true })) ?? (await this.connected({ spawn: true }));
    if (link === undefined) throw new AppError("internal", "connect() gave no connection though it might spawn");
    return link;
  }

  private async connect(options: ConnectOptions): Promise<ServerLink | undefined> {
    await this.explaining;
    const connection = await this.findOrStart(options);
    if (connection === undefined) return undefined;
    const link: ServerLink = new ServerLink(connection, {
      watchTimes: this.options.watchTimes ?? {},
      logger: this.logger,
      onStatus: (status) => this.setStatus(status),
      onTransfers: (transfers) => this.models.noteTransfers(transfers),
      onModelsChanged: () => this.models.noteModelsChanged(),
      onHealth: (health) => this.setHealth(health),
      onCrash: () => this.explainCrash(link, connection),
      // Later, because a peer can be closed already when it is looked at for the first time.
      onEnd: (reason) => queueMicrotask(() => this.handleEnd(link, reason)),
    });
    if (this.disposed) {
      link.end(new CancelledError());
      throw new CancelledError();
    }
    this.link = link;
    this.rejoin.stop();
    this.lastCrash = undefined;
    this.logger.info(`Connected to the model server, process ${connection.pid}`);
    link.request(protocol.status, {}).then(
      (status) => this.setStatus(status),
      (error: unknown) => this.logger.debug(`No status: ${String(error)}`),
    );
    return link;
  }

  private async findOrStart(options: ConnectOptions): Promise<ServerConnection | undefined> {
    const waitMs = options.spawn ? this.restarts.delayMs() : 0;
    if (waitMs === 0) return this.options.connect(options);
    // Another window may have one that runs well: the brake is for starting.
    const running = await this.options.connect({ spawn: false }).catch(noneIfSilent);
    if (running !== undefined) return running;
    if (waitMs === undefined) {
      throw notStartedAgain(formatMessage("server.stoppedOften", { count: this.restarts.recentCrashes }));
    }
    await new Promise((resolve) => setTimeout(resolve, waitMs));
    return this.options.connect({ spawn: true });
  }

  /** @throws AppError server.unavailable: one more try would take the server from all windows once more */
  private refuseWhatKeepsDying(): void {
    const deaths = this.restarts.deathsLoading(wishOf(this.lessons.apply(this.options.context())));
    if (deaths !== undefined) throw notStartedAgain(formatMessage("server.stoppedLoading", { count: deaths }));
  }

  /** The link is of no use any more, the windows hear of it at once; then it is found out why. */
  private explainCrash(link: ServerLink, { pid, end }: ServerConnection): Promise<AppError> {
    this.noteLost(link);
    const status = this.lastStatus;
    const { asked } = link;
    if (asked !== undefined && status?.own !== undefined && status.model.kind === "loading") {
      this.restarts.diedLoading(wishOf(asked));
    }
    const wasLoading = [status?.model, ...(status?.others ?? [])].some((state) => state?.kind === "loading");
    const explain = async (): Promise<AppError> => {
      const { cause, line } = (await end?.explain(wasLoading)) ?? { cause: "unknown", line: "" };
      const layers = asked && this.lessons.learn({ pid, cause, status, context: asked });
      const details = { cause, line, ...(layers === undefined ? {} : { layers }) };
      this.logger.warn(`The model server, process ${pid}, ended: ${cause} ${line}`);
      this.lastCrash = new AppError("server.crashed", `Process ${pid} ended: ${cause} ${line}`, { details });
      return this.lastCrash;
    };
    const explained = explain();
    this.explaining = explained.catch(() => undefined);
    return explained;
  }

  private noteLost(link: ServerLink): void {
    if (this.link !== link || this.disposed) return;
    this.link = undefined;
    this.restarts.crashed();
    this.setHealth("lost");
    // Later: why it was lost is to be found out first.
    if (this.models.noteLoss()) queueMicrotask(() => void this.goOnWithDownloads());
    else this.rejoin.start();
  }

  /** Nobody has to ask for something before a download goes on. */
  private async goOnWithDownloads(): Promise<void> {
    try {
      await this.connectedOrStarted();
    } catch (error) {
      this.logger.warn(`Downloads do not go on: ${String(error)}`);
      this.models.giveUpLost(error);
      return;
    }
    await this.models.goOnWithLost();
  }

  private handleEnd(link: ServerLink, reason: Error): void {
    if (this.link === link) {
      if (link.leavesOnPurpose) this.link = undefined;
      else {
        this.noteLost(link);
        this.link = undefined;
        if (AppError.is(reason)) this.lastCrash = reason;
      }
    } else if (this.link !== undefined) return; // another has taken its place already
    this.setStatus(undefined);
  }

  private setStatus(status: protocol.ServerStatus | undefined): void {
    if (this.disposed) return;
    this.lastStatus = status;
    this.models.noteServer(status !== undefined);
    if (status !== undefined) this.noteWorking(status);
    for (const handler of this.statusHandlers) handler(status);
  }

  private noteWorking(status: protocol.ServerStatus): void {
    const asked = this.link?.asked;
    const { own, model } = status;
    if (asked === undefined || own === undefined || (model.kind !== "ready" && model.kind !== "busy")) return;
    this.restarts.loaded();
    this.lessons.noteWorking(status, asked);
  }

  private setHealth(health: Health): void {
    for (const handler of this.healthHandlers) handler(health);
  }
}

/** One that does not answer is for who starts the next to end. */
function noneIfSilent(error: unknown): undefined {
  if (!AppError.is(error, "server.notResponding")) throw error;
}

function notStartedAgain(reason: string): AppError {
  return new AppError("server.unavailable", `Not started again: ${reason}`, { details: { reason } });
}

/** Everything that makes one try to load a model the same as another. */
function wishOf({ model, settings }: ClientContext): string {
  return JSON.stringify([model, settings]);
}

/** The promise's outcome, or CancelledError as soon as the signal is aborted. The promise itself goes on. */
async function untilAborted<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return promise;
  const aborted = createDeferred<never>();
  const abort = (): void => aborted.reject(new CancelledError());
  signal.addEventListener("abort", abort, { once: true });
  try {
    return await Promise.race([promise, aborted.promise]);
  } finally {
    signal.removeEventListener("abort", abort);
  }
}
