/** Ties src/client to this window: LanguageClient as its connection, the settings as its context. */
import path from "node:path";
import type * as vscode from "vscode";
import { acquireServer } from "../../client/acquireServer.ts";
import { clientContext } from "../../client/clientContext.ts";
import { type ConnectOptions, createConnectedServer } from "../../client/connectedServer.ts";
import type { ClientContext } from "../../client/clientContext.ts";
import type { ServerApi } from "../../client/serverApi.ts";
import type { ServerConnection } from "../../client/serverLink.ts";
import { createLessonFile } from "../../client/lessonFile.ts";
import { watchServerEnd } from "../../client/serverEnd.ts";
import { systemPaths } from "../../client/systemPaths.ts";
import { AppError } from "../../shared/appError.ts";
import { CancelledError } from "../../shared/cancelSignal.ts";
import type { Logger } from "../../shared/logger.ts";
import type { NetworkSettings } from "../../shared/modelsProtocol.ts";
import { fromWireError } from "../../shared/wireError.ts";
import { readModelSettings, type ModelSettings } from "../settings.ts";
import type { Faults } from "./languageClientPeer.ts";
import { loadLanguageClient } from "./loadLanguageClient.ts";

const HANDSHAKE_TIMEOUT_MS = 20_000;

export interface ExtensionServer {
  /** Connects with its first request. */
  readonly api: ServerApi;
  readonly readContext: () => ClientContext;
  /** Absolute path of the server's own log. */
  readonly serverLogPath: string;
}

export interface ExtensionServerOptions {
  readonly outputChannel: vscode.LogOutputChannel;
  readonly logger: Logger;
  /** Hears of settings that cannot be used. */
  readonly onProblems: (problems: readonly string[]) => void;
  /** Asked for each request that may need the network. */
  readonly network: () => Promise<NetworkSettings>;
}

export function createServerApi(context: vscode.ExtensionContext, options: ExtensionServerOptions): ExtensionServer {
  const { outputChannel, logger, onProblems, network } = options;
  const distPath = context.asAbsolutePath("dist");
  const paths = systemPaths();
  const connect = async (options: ConnectOptions): Promise<ServerConnection | undefined> => {
    const serverPath = path.join(distPath, "server.mjs");
    const { gpuDevices } = readModelSettings().load;
    const acquired = await acquireServer({ serverPath, paths, gpuDevices, logger, ...options });
    if (acquired === undefined) return undefined;
    const { socket, hello, ended } = acquired;
    const end = watchServerEnd({ pid: hello.pid, logFile: paths.logFile, ended });
    // A server that stops just now would let the handshake hang for ever; nothing watches it yet.
    const deadline = setTimeout(() => socket.destroy(), HANDSHAKE_TIMEOUT_MS);
    const connecting = loadLanguageClient(distPath).connectLanguageClient({ socket, outputChannel, faults });
    const peer = await connecting.finally(() => {
      clearTimeout(deadline);
    });
    return { peer, pid: hello.pid, end };
  };
  const readContext = (): ClientContext => {
    const { problems, ...settings } = readModelSettings();
    onProblems(problems);
    return contextOf(settings);
  };
  return {
    api: createConnectedServer({ connect, context: readContext, network, logger, lessons: createLessonFile(paths) }),
    readContext,
    serverLogPath: paths.logFile,
  };
}

/** The setting wins over SEALION_MODEL, so that what a user chooses in the editor counts. */
function contextOf({ ref, dirs, load }: Omit<ModelSettings, "problems">): ClientContext {
  return clientContext(process.env, { model: ref, modelDirs: dirs, settings: load });
}

const faults: Faults = {
  fromResponse: fromWireError,
  cancelled: () => new CancelledError(),
  connectionLost: (cause) => new AppError("server.crashed", "The connection to the model server was lost", { cause }),
};
