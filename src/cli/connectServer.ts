import { fileURLToPath } from "node:url";
import { acquireServer } from "../client/acquireServer.ts";
import { clientContext } from "../client/clientContext.ts";
import { createConnectedServer } from "../client/connectedServer.ts";
import { createLessonFile } from "../client/lessonFile.ts";
import { watchServerEnd } from "../client/serverEnd.ts";
import { networkSettings } from "../client/networkSettings.ts";
import { systemPaths } from "../client/systemPaths.ts";
import { createJsonRpcPeer } from "../client/jsonRpcPeer.ts";
import type { ServerApi } from "../client/serverApi.ts";
import type { Logger } from "../shared/logger.ts";
import type { CommandArguments } from "./parseCommandLine.ts";
import { loadSettings, modelOption } from "./optionValues.ts";

/** The server's bundle lies beside the command line's own. */
const serverPath = fileURLToPath(new URL("./server.mjs", import.meta.url));

/**
 * The user's one model server; it is found or started with the first request.
 * @throws CliFailure when an option that it needs is wrong
 */
export function connectServer(args: CommandArguments, logger: Logger): ServerApi {
  const context = clientContext(process.env, {
    model: modelOption(args, process.cwd()),
    modelDirs: args.values("model-dir"),
    settings: loadSettings(args),
  });
  const paths = systemPaths();
  return createConnectedServer({
    connect: async (options) => {
      const acquired = await acquireServer({
        serverPath,
        paths,
        gpuDevices: context.settings.gpuDevices,
        logger,
        ...options,
      });
      if (acquired === undefined) return undefined;
      const { pid } = acquired.hello;
      const end = watchServerEnd({ pid, logFile: paths.logFile, ended: acquired.ended });
      return { peer: createJsonRpcPeer(acquired.socket), pid, end };
    },
    context: () => context,
    network: () => Promise.resolve(networkSettings(process.env, { hub: args.value("hub") })),
    logger,
    lessons: createLessonFile(paths),
  });
}
