/** Finds the user's model server, or starts it, and hands out a connected socket. */
import { createHash } from "node:crypto";
import { closeSync, readdirSync, readFileSync, readlinkSync } from "node:fs";
import { connect, type Socket } from "node:net";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { version as packageVersion } from "../../package.json";
import type { AppPaths } from "../core/appPaths.ts";
import { generationLinkName, generationsOf, PID_FILE, pidOfSocketName, pipeName } from "../core/serverNames.ts";
import { AppError } from "../shared/appError.ts";
import type { ServerHello } from "../shared/handshake.ts";
import { type Logger, silentLogger } from "../shared/logger.ts";
import { attachSocket } from "./attachSocket.ts";
import { endHungServer } from "./endHungServer.ts";
import { checkWritable, orNotWritable } from "./checkWritable.ts";
import { ensurePrivateFolder, privateFolderToken, readOrMakeToken } from "./privateFolder.ts";
import { openServerLog, tailOfServerLog } from "./serverLog.ts";
import { releaseSpawnLock, takeSpawnLock } from "./spawnLock.ts";
import { type SpawnedServer, spawnServer } from "./spawnServer.ts";
import { systemPaths } from "./systemPaths.ts";

export interface AcquireOptions {
  /** Absolute path of dist/server.mjs. */
  readonly serverPath: string;
  /** Left out: this user's own. */
  readonly paths?: AppPaths;
  /** What the server inherits. Left out: this process's environment. */
  readonly env?: NodeJS.ProcessEnv;
  /** GPUs that a server which has to be started is to see. Left out: all of them. */
  readonly gpuDevices?: readonly number[];
  readonly logger?: Logger;
  /** False: only a server that is there already. True when left out. */
  readonly spawn?: boolean;
  /** A server that listens and says nothing is killed. Left out: only where a new one may be started. */
  readonly endsHung?: boolean;
  /** An older server that nobody uses is replaced by this package's. This package's version when left out. */
  readonly version?: string;
  /** A server that listens and says nothing for so long is taken for hung. 6000 when left out. */
  readonly helloTimeoutMs?: number;
  /** For everything together. 15000 when left out. */
  readonly deadlineMs?: number;
}

export interface AcquiredServer {
  /** Greeting done, error listener attached: the next byte belongs to JSON-RPC. */
  readonly socket: Socket;
  readonly hello: ServerHello;
  /** How the server ended, if this call started it; undefined while it runs. */
  readonly ended?: SpawnedServer["ended"];
}

const POLL_MS = 15;
const CONNECT_TIMEOUT_MS = 1000;
/** Waits before a first, second and third try to start a server that dies at once. After that the reason is told. */
const SPAWN_DELAYS_MS = [0, 300, 1000] as const;

/**
 * @throws AppError server.unavailable when no server can be reached or started; `details.reason` says why.
 *   folder.notWritable when there is no room to start one. server.notResponding, with its `pid` and whether it was `ended`,
 *   for a hung one where none may be started
 */
export function acquireServer(options: AcquireOptions & { readonly spawn?: true }): Promise<AcquiredServer>;
/** @returns undefined when no server may be started and none is there */
export function acquireServer(options: AcquireOptions): Promise<AcquiredServer | undefined>;
export async function acquireServer(options: AcquireOptions): Promise<AcquiredServer | undefined> {
  const paths = options.paths ?? systemPaths();
  const { helloTimeoutMs = 6000, deadlineMs = 15_000, logger = silentLogger } = options;
  const token = tokenFor(paths.runtimeDir, options.spawn);
  if (token === undefined) return undefined;
  // Who only looks whether a server is there does not end one.
  const version = options.spawn === false ? {} : { version: options.version ?? packageVersion };
  const deadline = performance.now() + deadlineMs;
  const starter = new Starter({ ...options, paths, logger });
  try {
    while (performance.now() < deadline) {
      const place = findServer(paths.runtimeDir, token);
      const result =
        place && (await attachSocket({ address: place.address, token, timeoutMs: helloTimeoutMs, ...version }));
      if (result?.kind === "attached") {
        const { socket, hello } = result;
        return { socket, hello, ...starter.endOf(hello.pid) };
      }
      if (result?.kind === "refused") throw unavailable(result.reason);
      if (result?.kind === "hung") {
        const pid = await listenerOf(paths.runtimeDir, token);
        if (pid !== undefined && pid === place?.pid) handleHung(pid, { ...options, logFile: paths.logFile, logger });
      } else if (options.spawn === false) {
        return undefined;
      } else {
        await starter.startOnce();
      }
      await delay(POLL_MS);
    }
    throw unavailable(starter.lastWords() || "it did not answer in time");
  } finally {
    starter.dispose();
  }
}

/** Who only looks for a server writes nothing: where there is no secret yet there is no server. */
function tokenFor(runtimeDir: string, spawn: boolean | undefined): string | undefined {
  if (spawn === false) return privateFolderToken(runtimeDir);
  ensurePrivateFolder(runtimeDir);
  return readOrMakeToken(runtimeDir);
}

interface HungOptions extends Pick<AcquireOptions, "spawn" | "endsHung"> {
  readonly logFile: string;
  readonly logger: Logger;
}

/** @throws AppError server.notResponding where no other server may take its place */
function handleHung(pid: number, { spawn = true, endsHung = spawn, logFile, logger }: HungOptions): void {
  if (endsHung) endHungServer({ pid, logFile, logger });
  if (spawn) return;
  const details = { pid, ended: endsHung };
  throw new AppError("server.notResponding", `Process ${pid} listens and says nothing`, { details });
}

function unavailable(reason: string): AppError {
  return new AppError("server.unavailable", `No model server: ${reason}`, { details: { reason } });
}

interface ServerPlace {
  /** What `net.connect` takes. */
  readonly address: string;
  /** Of the process that listens there, if anybody does. */
  readonly pid: number | undefined;
}

function findServer(runtimeDir: string, token: string): ServerPlace | undefined {
  try {
    if (process.platform === "win32") {
      const digest = createHash("sha256").update(token).digest("hex");
      const pid = Number.parseInt(readFileSync(path.join(runtimeDir, PID_FILE), "utf8"), 10);
      return { address: pipeName(digest), pid: Number.isNaN(pid) ? undefined : pid };
    }
    const generation = generationsOf(readdirSync(runtimeDir))[0];
    if (generation === undefined) return undefined;
    const socketName = path.basename(readlinkSync(path.join(runtimeDir, generationLinkName(generation))));
    return { address: path.join(runtimeDir, socketName), pid: pidOfSocketName(socketName) };
  } catch {
    return undefined; // not there, or replaced while we looked
  }
}

/** Who would be meant now, if somebody listens there still: a number from a file may be that of a process long gone. */
async function listenerOf(runtimeDir: string, token: string): Promise<number | undefined> {
  const place = findServer(runtimeDir, token);
  if (place === undefined || !(await takesConnections(place.address))) return undefined;
  return place.pid;
}

function takesConnections(address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(address);
    const settle = (takes: boolean): void => {
      clearTimeout(timer);
      socket.destroy();
      resolve(takes);
    };
    const timer = setTimeout(() => settle(false), CONNECT_TIMEOUT_MS);
    socket.once("connect", () => settle(true));
    socket.on("error", () => settle(false));
  });
}

/** Starts servers, one at a time and a few at most, while the caller looks whether one has appeared. */
class Starter {
  private readonly options: AcquireOptions & { readonly paths: AppPaths; readonly logger: Logger };
  private readonly lockPath: string;
  private spawned: SpawnedServer | undefined;
  private attempts = 0;
  private holdsLock = false;

  constructor(options: AcquireOptions & { readonly paths: AppPaths; readonly logger: Logger }) {
    this.options = options;
    this.lockPath = path.join(options.paths.runtimeDir, "spawn.lock");
  }

  /** Does nothing while a started server is still on its way, or while another process starts one. */
  async startOnce(): Promise<void> {
    const end = this.spawned?.ended();
    if (this.spawned !== undefined && end === undefined) return;
    if (end?.failed === false) this.attempts = 1; // another server was first, and has left again since
    const waitMs = SPAWN_DELAYS_MS[this.attempts];
    if (waitMs === undefined) throw unavailable(this.lastWords());
    if (this.attempts === 0 && !this.holdsLock) this.checkRoom();
    this.holdsLock ||= takeSpawnLock(this.lockPath);
    if (!this.holdsLock) return;
    await delay(waitMs);
    this.attempts += 1;
    const { serverPath, paths, env = process.env, gpuDevices = [], logger } = this.options;
    this.spawned = spawnServer({ serverPath, paths, env, gpuDevices });
    logger.info(`Started a model server, process ${this.spawned.pid ?? 0}`);
  }

  /** A server without room for its log or its socket dies without a word. */
  private checkRoom(): void {
    const { dataDir, logFile, runtimeDir } = this.options.paths;
    for (const folder of new Set([dataDir, runtimeDir])) checkWritable(folder);
    orNotWritable(dataDir, () => closeSync(openServerLog(logFile)));
  }

  /** What a server that failed has written, or how it ended. */
  lastWords(): string {
    if (this.spawned === undefined) return "";
    const tail = tailOfServerLog(this.options.paths.logFile, this.spawned.logStartByte);
    return tail === "" ? (this.spawned.ended()?.description ?? "") : tail;
  }

  endOf(pid: number): Pick<AcquiredServer, "ended"> {
    return this.spawned?.pid === pid ? { ended: this.spawned.ended } : {};
  }

  dispose(): void {
    if (this.holdsLock) releaseSpawnLock(this.lockPath);
  }
}
