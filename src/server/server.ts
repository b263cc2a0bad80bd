/** The model server without its socket: who is connected, and what each request does. */
import type { Socket } from "node:net";
import type { Engine } from "../core/engine.ts";
import type { Logger } from "../shared/logger.ts";
import * as files from "../shared/modelsProtocol.ts";
import * as protocol from "../shared/protocol.ts";
import { ModelHost } from "./modelHost.ts";
import { ModelRequests } from "./models/modelRequests.ts";
import { Session } from "./session.ts";
import { runChat } from "./tasks/chatTask.ts";
import { runMeasure } from "./tasks/measureTask.ts";
import { modelNeed, type TaskContext } from "./tasks/taskContext.ts";
import { runSummarize } from "./tasks/summarizeTask.ts";
import { runTranslate } from "./tasks/translateTask.ts";
import { throttled, type Throttled } from "./throttled.ts";

/** Loading reports its share many times a second, and no status bar needs more than this. */
const STATUS_INTERVAL_MS = 100;

export interface ModelServerOptions {
  readonly createEngine: () => Engine;
  /** Where models.json and the model folder are. */
  readonly dataDir: string;
  readonly modelsDir: string;
  readonly version: string;
  readonly logger: Logger;
  /** See ModelHost. */
  readonly onSurvived?: () => void;
  /** See ModelHost. */
  readonly keptAfterUseMs?: number;
  /** A client asked for the end. It was answered already. */
  readonly onStopRequested: () => void;
  /** Somebody came or went. */
  readonly onClientsChanged: (clients: number) => void;
  /** Transfers have begun to move, or none moves any more. */
  readonly onActivityChanged: () => void;
}

export class ModelServer {
  private readonly options: ModelServerOptions;
  private readonly sessions = new Set<Session>();
  private readonly context: TaskContext;
  private readonly files: ModelRequests;
  private wasActive = false;
  private readonly announceStatus: Throttled;
  private sessionCount = 0;

  constructor(options: ModelServerOptions) {
    this.options = options;
    this.announceStatus = throttled(() => this.sendStatus(), STATUS_INTERVAL_MS);
    const models = new ModelHost({
      createEngine: options.createEngine,
      logger: options.logger.child("models"),
      onChange: () => this.announceStatus.call(),
      ...(options.onSurvived !== undefined && { onSurvived: options.onSurvived }),
      ...(options.keptAfterUseMs !== undefined && { keptAfterUseMs: options.keptAfterUseMs }),
    });
    const { dataDir, modelsDir } = options;
    this.files = new ModelRequests({
      dataDir,
      modelsDir,
      models,
      logger: options.logger,
      onTransfers: (transfers) => this.sendTransfers(transfers),
      onModelsChanged: () => this.sendModelsChanged(),
    });
    this.context = { models, modelsDir, library: this.files.library };
  }

  get clients(): number {
    return this.sessions.size;
  }

  /**
   * Work on model files keeps the process. Downloads go on without any client; a copy or a verification is part of a request and
   * ends with the client that asked: it would only have to read again what is on this machine.
   */
  get isActive(): boolean {
    return this.files.isActive;
  }

  /** Call when this process is the one that serves. */
  begin(): void {
    void this.files.findUnfinished();
  }

  get openRequests(): number {
    return [...this.sessions].reduce((sum, { openRequests }) => sum + openRequests, 0);
  }

  /** @param socket of a client that was greeted */
  serve(socket: Socket): void {
    this.sessionCount += 1;
    const logger = this.options.logger.child(`client ${this.sessionCount}`);
    const session: Session = new Session({
      socket,
      logger,
      version: this.options.version,
      onClose: () => {
        this.sessions.delete(session);
        this.context.models.forget(session);
        logger.info(`Gone, ${this.clients} left`);
        this.handleClientsChanged();
      },
    });
    this.addHandlers(session);
    this.sessions.add(session);
    logger.info(`Here, ${this.clients} in all`);
    this.handleClientsChanged();
    session.listen();
  }

  /** Answers all open requests as cancelled, tells the clients why, and ends their sessions. */
  announceEnd(reason: "stopped" | "idle"): void {
    this.announceStatus.dispose();
    for (const session of this.sessions) session.cancelAll();
    // Later, because the answers to what was just cancelled must be on their way first.
    setImmediate(() => {
      for (const session of this.sessions) void session.leave(reason);
    });
  }

  /** Frees the model's memory. */
  async dispose(): Promise<void> {
    this.announceStatus.dispose();
    await Promise.all([this.files.dispose(), this.context.models.dispose()]);
  }

  private addHandlers(session: Session): void {
    const { context } = this;
    const { models } = context;
    session.on(protocol.ping, () => Promise.resolve({}));
    session.on(protocol.status, async (_params, { client }) => {
      await this.files.findUnfinished();
      // Each client asks for the status first: so it hears of transfers that stand still, too.
      const transfers = this.files.transferList;
      if (transfers.length > 0) session.notifyState(files.didChangeTransfers, { transfers });
      return this.status(client);
    });
    session.on(protocol.stopServer, () => {
      setImmediate(() => this.options.onStopRequested());
      return Promise.resolve({});
    });
    this.files.addHandlers(session);
    session.on(protocol.loadModel, async (params, watch) =>
      models.use(await modelNeed(context, params), watch, ({ model }) => Promise.resolve(model.info)),
    );
    session.on(protocol.chat, (params, watch) => runChat(context, params, watch));
    session.on(protocol.measureChat, (params, watch) => runMeasure(context, params, watch));
    session.on(protocol.translate, (params, watch) => runTranslate(context, params, watch));
    session.on(protocol.summarize, (params, watch) => runSummarize(context, params, watch));
    session.on(protocol.renderPrompt, async (params, watch) =>
      models.use(await modelNeed(context, params), watch, async ({ model }) => {
        const { text, tokens } = await model.renderPrompt(params.messages, { thinking: params.thinking });
        return { text, tokens, contextTokens: model.info.contextTokens };
      }),
    );
  }

  private status(client: object, memoryBytes = process.memoryUsage.rss()): protocol.ServerStatus {
    const { version } = this.options;
    return { pid: process.pid, version, clients: this.clients, ...this.context.models.stateFor(client), memoryBytes };
  }

  private sendStatus(): void {
    const memoryBytes = process.memoryUsage.rss();
    for (const session of this.sessions) {
      session.notifyState(protocol.didChangeStatus, this.status(session, memoryBytes));
    }
  }

  private sendTransfers(transfers: readonly files.Transfer[]): void {
    for (const session of this.sessions) session.notifyState(files.didChangeTransfers, { transfers });
    if (this.wasActive === this.isActive) return;
    this.wasActive = this.isActive;
    this.options.onActivityChanged();
  }

  private sendModelsChanged(): void {
    for (const session of this.sessions) session.notifyState(files.didChangeModels, {});
  }

  private handleClientsChanged(): void {
    this.options.onClientsChanged(this.clients);
    this.announceStatus.call();
  }
}
