/** The product's server with the scripted engine: what the protocol tests start instead of dist/server.mjs. */
import { parseArgs } from "node:util";
import { createStreamLogger } from "../../src/server/logging/streamLogger.ts";
import { runServer } from "../../src/server/runServer.ts";
import { createScriptedEngine } from "./scriptedEngine.ts";

const { values } = parseArgs({ options: { "runtime-dir": { type: "string" }, "data-dir": { type: "string" } } });

await runServer({
  runtimeDir: values["runtime-dir"] ?? "",
  dataDir: values["data-dir"] ?? "",
  version: process.env.SEALION_TEST_VERSION ?? "999.0.0",
  logger: createStreamLogger({ write: (line) => process.stderr.write(line), minimum: "debug" }),
  keptAfterUseMs: Number(process.env.SEALION_TEST_KEPT_MS ?? 0),
  idleMs: Number(process.env.SEALION_IDLE_MS ?? 20_000),
  createEngine: createScriptedEngine,
});
