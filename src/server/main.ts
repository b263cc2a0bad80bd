/** Entry of the model server, dist/server.mjs. Started by src/client/spawnServer.ts. */
import { parseArgs } from "node:util";
import { version } from "../../package.json";
import { createLlamaEngine } from "./engine/llamaEngine.ts";
import { createStreamLogger, parseLogLevel } from "./logging/streamLogger.ts";
import { runServer } from "./runServer.ts";

/** A model in memory costs others, and loading it again costs a minute at most: so long without any client. */
const DEFAULT_IDLE_MS = 15 * 60 * 1000;

const { values } = parseArgs({ options: { "runtime-dir": { type: "string" }, "data-dir": { type: "string" } } });
const { "runtime-dir": runtimeDir, "data-dir": dataDir } = values;
if (runtimeDir === undefined || dataDir === undefined) {
  process.stderr.write("usage: server.mjs --runtime-dir FOLDER --data-dir FOLDER\n");
  process.exit(2);
}

const logger = createStreamLogger({
  write: (line) => process.stderr.write(line),
  minimum: parseLogLevel(process.env.SEALION_LOG_LEVEL),
});

await runServer({
  runtimeDir,
  dataDir,
  version,
  logger,
  idleMs: Number(process.env.SEALION_IDLE_MS) || DEFAULT_IDLE_MS,
  createEngine: (engineLogger) => createLlamaEngine({ logger: engineLogger, dataDir }),
});
