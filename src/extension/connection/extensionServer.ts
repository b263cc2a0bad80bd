/** Ties src/client to this window: LanguageClient as its connection, the settings as its context. */
import path from "node:path";
import type * as vscode from "vscode";
import { acquireServer } from "../../client/acquireServer.ts";
import { clientContext } from "../../client/clientContext.ts";
import { createConnectedServer } from "../../client/connectedServer.ts";
import type { ClientContext, ServerApi } from "../../client/serverApi.ts";
import type { ServerConnection } from "../../client/serverLink.ts";
import { systemPaths } from "../../client/systemPaths.ts";
import { AppError } from "../../shared/appError.ts";
import { CancelledError } from "../../shared/cancelSignal.ts";
import type { Logger } from "../../shared/logger.ts";
import { fromWireError } from "../../shared/wireError.ts";
import { readModelSettings } from "../settings.ts";
import type { Faults } from "./languageClientPeer.ts";
import { loadLanguageClient } from "./loadLanguageClient.ts";

export interface ExtensionServer {
  /** Connects with its first request. */
  readonly api: ServerApi;
  readonly readContext: () => ClientContext;
  /** Absolute path of the server's own log. */
  readonly serverLogPath: string;
}

export function createServerApi(
  context: vscode.ExtensionContext,
  outputChannel: vscode.LogOutputChannel,
  logger: Logger,
): ExtensionServer {
  const distPath = context.asAbsolutePath("dist");
  const paths = systemPaths();
  const connect = async ({ spawn }: { readonly spawn: boolean }): Promise<ServerConnection | undefined> => {
    const serverPath = path.join(distPath, "server.mjs");
    const acquired = await acquireServer({ serverPath, paths, logger, spawn });
    if (acquired === undefined) return undefined;
    const { socket, hello } = acquired;
    const peer = await loadLanguageClient(distPath).connectLanguageClient({ socket, outputChannel, faults });
    return { peer, pid: hello.pid };
  };
  return {
    api: createConnectedServer({ connect, context: readContext, logger }),
    readContext,
    serverLogPath: paths.logFile,
  };
}

/** The setting wins over SEALION_MODEL, so that what a user chooses in the editor counts. */
function readContext(): ClientContext {
  const { ref, dirs, load } = readModelSettings();
  return clientContext(process.env, { model: ref, modelDirs: dirs, settings: load });
}

const faults: Faults = {
  fromResponse: fromWireError,
  cancelled: () => new CancelledError(),
  connectionLost: (cause) => new AppError("server.crashed", "The connection to the model server was lost", { cause }),
};
