/** A model hub in a process of its own: prints its address and serves one large file, at a limited speed or without a limit. */
import { parseArgs } from "node:util";
import { fileSource, ModelHub } from "./modelHub.ts";

const { values } = parseArgs({ options: { file: { type: "string" }, "bytes-per-second": { type: "string" } } });
const limit = values["bytes-per-second"];
const hub = await ModelHub.start(limit === undefined ? {} : { bytesPerSecond: Number(limit) });
hub.addRepository("bench/large-GGUF", { "large.gguf": fileSource(values.file ?? "") });
process.stdout.write(`${hub.url}\n`);
