/** The product's server with the clock for an engine. Started by the benchmark in place of dist/server.mjs. */
import { parseArgs } from "node:util";
import manifest from "../../package.json" with { type: "json" };
import { runServer } from "../../src/server/runServer.ts";
import { silentLogger } from "../../src/shared/logger.ts";
import { createPacedEngine } from "./pacedEngine.ts";

const { values } = parseArgs({ options: { "runtime-dir": { type: "string" }, "data-dir": { type: "string" } } });

await runServer({
  runtimeDir: values["runtime-dir"] ?? "",
  dataDir: values["data-dir"] ?? "",
  // A client ends servers of another version than its own.
  version: manifest.version,
  logger: silentLogger,
  idleMs: 5000,
  createEngine: createPacedEngine,
});
