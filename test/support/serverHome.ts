/** A user's world for one test: folders of its own, models that are names, and servers that end with the test. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { type AcquiredServer, acquireServer, type AcquireOptions } from "../../src/client/acquireServer.ts";
import { createConnectedServer } from "../../src/client/connectedServer.ts";
import { createJsonRpcPeer } from "../../src/client/jsonRpcPeer.ts";
import { networkSettings } from "../../src/client/networkSettings.ts";
import type { WatchTimes } from "../../src/client/responseWatch.ts";
import type { ServerApi } from "../../src/client/serverApi.ts";
import { watchServerEnd } from "../../src/client/serverEnd.ts";
import { systemPaths } from "../../src/client/systemPaths.ts";
import type { AppPaths } from "../../src/core/appPaths.ts";
import { generationLinkName, generationsOf, pidOfSocketName, TOKEN_FILE } from "../../src/core/serverNames.ts";
import type { NetworkSettings } from "../../src/shared/modelsProtocol.ts";
import { DEFAULT_LOAD_SETTINGS } from "../../src/shared/protocol.ts";

const REQUIRE_BANNER = 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);';

/** Bundles the scripted server into `folder`, and the thread of large documents beside it, and returns the server's path. */
export async function bundleScriptedServer(folder: string): Promise<string> {
  const thread = new URL("../../src/server/documents/documentThread.ts", import.meta.url);
  await bundle(thread, path.join(folder, "documentThread.mjs"));
  return bundle(new URL("./scriptedServerMain.ts", import.meta.url), path.join(folder, "server.mjs"));
}

/** As `bundleScriptedServer`, for a server that says it has a GPU. See gpuServerMain.ts. */
export function bundleGpuServer(folder: string): Promise<string> {
  return bundle(new URL("./gpuServerMain.ts", import.meta.url), path.join(folder, "server.mjs"));
}

/** As `bundleScriptedServer`, for a window that can be killed. See windowMain.ts. */
export function bundleWindow(folder: string): Promise<string> {
  return bundle(new URL("./windowMain.ts", import.meta.url), path.join(folder, "window.mjs"));
}

/** As `bundleScriptedServer`, for downloads without a server. See downloadMain.ts. */
export function bundleDownload(folder: string): Promise<string> {
  return bundle(new URL("./downloadMain.ts", import.meta.url), path.join(folder, "download.mjs"));
}

/** As `bundleScriptedServer`, for a window that writes conversations. See conversationWriterMain.ts. */
export function bundleConversationWriter(folder: string): Promise<string> {
  return bundle(new URL("./conversationWriterMain.ts", import.meta.url), path.join(folder, "conversationWriter.mjs"));
}

async function bundle(entry: URL, outfile: string): Promise<string> {
  await build({
    entryPoints: [fileURLToPath(entry)],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    banner: { js: REQUIRE_BANNER },
    logLevel: "warning",
  });
  return outfile;
}

export interface ConnectedServerWishes {
  /** A model of the home, by name. */
  readonly model?: string;
  readonly watchTimes?: Partial<WatchTimes>;
  readonly network?: NetworkSettings;
}

export class ServerHome {
  readonly folder: string;
  readonly serverPath: string;
  readonly env: NodeJS.ProcessEnv;
  readonly paths: AppPaths;
  private readonly clients: ServerApi[] = [];
  private readonly pids = new Set<number>();

  constructor(serverPath: string, env: NodeJS.ProcessEnv = {}) {
    this.folder = mkdtempSync(path.join(os.tmpdir(), "sealion-test-"));
    this.serverPath = serverPath;
    this.env = { ...process.env, ...env, SEALION_HOME: this.folder };
    this.paths = systemPaths(this.env);
    mkdirSync(this.paths.modelsDir, { recursive: true });
    for (const name of ["small", "other", "slow", "broken", "wide", "beside", "complains"]) {
      writeFileSync(path.join(this.paths.modelsDir, `${name}.gguf`), "GGUF");
    }
  }

  async acquire(options: Partial<AcquireOptions> = {}): Promise<AcquiredServer> {
    const acquired = await acquireServer({
      serverPath: this.serverPath,
      paths: this.paths,
      env: this.env,
      ...options,
      spawn: true,
    });
    this.pids.add(acquired.hello.pid);
    return acquired;
  }

  /** A server only if there is one. */
  look(options: Partial<AcquireOptions> = {}): Promise<AcquiredServer | undefined> {
    const { serverPath, paths, env } = this;
    return acquireServer({ serverPath, paths, env, ...options, spawn: false });
  }

  connect({ model = "small", watchTimes = {}, network }: ConnectedServerWishes = {}): ServerApi {
    const { serverPath, paths, env } = this;
    const api = createConnectedServer({
      connect: async (options) => {
        const acquired = await acquireServer({ serverPath, paths, env, ...options });
        if (acquired === undefined) return undefined;
        this.pids.add(acquired.hello.pid);
        const { socket, hello, ended } = acquired;
        const end = watchServerEnd({ pid: hello.pid, logFile: paths.logFile, ended });
        return { peer: createJsonRpcPeer(socket), pid: hello.pid, end };
      },
      context: () => ({ model: { ref: model, dirs: [] }, settings: DEFAULT_LOAD_SETTINGS }),
      network: () => Promise.resolve(networkSettings(env)),
      watchTimes,
      ...(network !== undefined && { network: () => Promise.resolve(network) }),
    });
    this.clients.push(api);
    return api;
  }

  /** All windows of this home are closed. */
  disconnect(): void {
    for (const client of this.clients.splice(0)) client.dispose();
  }

  /** The sockets of servers in the runtime folder, the names of dead ones included. */
  serverPids(): number[] {
    return readdirSync(this.paths.runtimeDir).flatMap((name) => pidOfSocketName(name) ?? []);
  }

  /** What is in the runtime folder and belongs to no server that runs. */
  leftovers(): string[] {
    const names = readdirSync(this.paths.runtimeDir);
    const links = generationsOf(names).map(generationLinkName);
    return names.filter((name) => {
      const pid = pidOfSocketName(name);
      return pid === undefined ? name !== TOKEN_FILE && name !== links[0] : !isRunning(pid);
    });
  }

  log(): string {
    return readFileSync(this.paths.logFile, "utf8");
  }

  /** Ends everything that was started here. */
  async dispose(): Promise<void> {
    this.disconnect();
    for (const pid of this.pids) endProcess(pid);
    await Promise.all([...this.pids].map(waitForEnd));
    rmSync(this.folder, { recursive: true, force: true });
  }
}

export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Resolves when the process is gone. @throws after 45 s */
export async function waitForEnd(pid: number): Promise<void> {
  await waitUntil(() => !isRunning(pid), `process ${pid} to end`);
}

/** @throws when it has not come true within `timeoutMs` */
export async function waitUntil(condition: () => boolean, what: string, timeoutMs = 45_000): Promise<void> {
  const end = performance.now() + timeoutMs;
  while (!condition()) {
    if (performance.now() > end) throw new Error(`Waited ${timeoutMs} ms for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

function endProcess(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // gone already
  }
}
