/** The server's life as a process: claim, greet, serve, leave. Tests run it with an engine of their own. */
import net from "node:net";
import path from "node:path";
import type { Engine } from "../core/engine.ts";
import { isNewerVersion } from "../core/isNewerVersion.ts";
import type { Logger } from "../shared/logger.ts";
import { claimServer, readToken } from "./claimServer.ts";
import { greetClient } from "./greetClient.ts";
import { survivalMarks } from "./logging/survivalMarks.ts";
import { ModelServer } from "./server.ts";

export interface ServerProcessOptions {
  readonly runtimeDir: string;
  readonly dataDir: string;
  readonly version: string;
  readonly logger: Logger;
  /** The engine is to write to the logger that it is given: what it complains of there is told from what it dies of. */
  readonly createEngine: (logger: Logger) => Engine;
  /** How long a server without clients keeps its model. */
  readonly idleMs: number;
  /** See ModelHost. */
  readonly keptAfterUseMs?: number;
}

/** For the last answers to be written, and for the engine to free its memory; then the process leaves anyway. */
const LEAVE_MS = 3000;

/** Resolves when the server listens, or with the end of the process when another one does. */
export async function runServer(given: ServerProcessOptions): Promise<void> {
  const marks = survivalMarks(given.logger);
  const options = { ...given, logger: marks.logger };
  const { logger, runtimeDir } = options;
  process.umask(0o077);
  process.on("uncaughtException", (error) => {
    logger.error("Uncaught", error);
    process.exit(1);
  });
  // The terminal of the window that started this process closes; others may still need it.
  process.on("SIGHUP", () => logger.info("SIGHUP: stays"));

  const life = new ServerLife(options, marks.mark);
  process.on("SIGTERM", () => life.leave("stopped"));
  process.on("SIGINT", () => life.leave("stopped"));
  if (await claimServer(life.listener, runtimeDir)) {
    logger.info(`Model server ${options.version} listens in ${runtimeDir}, Node ${process.version}`);
    life.begin();
  } else {
    logger.info("Another model server is there: leaving");
    process.exit(0);
  }
}

class ServerLife {
  readonly listener: net.Server;
  private readonly options: ServerProcessOptions;
  private readonly server: ModelServer;
  private idleTimer: NodeJS.Timeout | undefined;
  private greeting = 0;
  private leaving = false;
  private isOutdated = false;

  constructor(options: ServerProcessOptions, onSurvived: () => void) {
    this.options = options;
    this.server = new ModelServer({
      createEngine: () => options.createEngine(options.logger),
      onSurvived,
      dataDir: options.dataDir,
      modelsDir: path.join(options.dataDir, "models"),
      version: options.version,
      ...(options.keptAfterUseMs !== undefined && { keptAfterUseMs: options.keptAfterUseMs }),
      logger: options.logger,
      onStopRequested: () => this.leave("stopped"),
      onClientsChanged: () => this.watchIdle(),
      onActivityChanged: () => this.watchIdle(),
    });
    this.listener = net.createServer((socket) => void this.accept(socket));
  }

  begin(): void {
    this.server.begin();
    this.watchIdle();
  }

  leave(reason: "stopped" | "idle"): void {
    if (this.leaving) return;
    this.leaving = true;
    clearTimeout(this.idleTimer);
    const { clients, openRequests } = this.server;
    this.options.logger.info(`Leaving: ${reason}, with ${clients} clients and ${openRequests} open requests`);
    setTimeout(() => process.exit(0), LEAVE_MS).unref();
    const closed = new Promise<void>((resolve) => this.listener.close(() => resolve())); // when all sockets are
    this.server.announceEnd(reason);
    Promise.all([closed, this.server.dispose()]).then(
      () => process.exit(0),
      (error: unknown) => {
        this.options.logger.error("Leaving failed", error);
        process.exit(1);
      },
    );
  }

  private async accept(socket: net.Socket): Promise<void> {
    const { logger, runtimeDir, version } = this.options;
    socket.on("error", (error) => logger.debug(`Socket: ${error.message}`)); // 'close' follows
    this.greeting += 1;
    const refusal = await greetClient(socket, {
      version,
      readToken: () => readToken(runtimeDir),
      isLeaving: () => this.leaving,
      retiresFor: (clientVersion) => this.retiresFor(clientVersion),
    });
    this.greeting -= 1;
    if (refusal !== undefined) {
      if (!socket.destroyed) logger.warn(`Refused a client: ${refusal}`);
    } else if (this.leaving) {
      socket.destroy();
    } else {
      this.server.serve(socket);
    }
    this.watchIdle();
  }

  /**
   * A newer client is served like all others while somebody else is: its protocol is the same. A server that nobody uses
   * leaves at once for the newer one, and one that has met a newer client does not outstay its last.
   */
  private retiresFor(clientVersion: string): boolean {
    const { logger, version } = this.options;
    if (!isNewerVersion(clientVersion, version)) return false;
    this.isOutdated = true;
    if (this.server.clients > 0 || this.server.isActive) return false;
    logger.info(`Version ${version} makes room for ${clientVersion}`);
    this.leave("idle"); // before the client is told: it comes again at once, and nobody must listen then
    return true;
  }

  /** The time without clients begins anew whenever somebody was there, or a download was at work. */
  private watchIdle(): void {
    clearTimeout(this.idleTimer);
    if (this.server.clients > 0 || this.server.isActive || this.greeting > 0 || this.leaving) return;
    this.idleTimer = setTimeout(() => this.leave("idle"), this.isOutdated ? 0 : this.options.idleMs);
  }
}
