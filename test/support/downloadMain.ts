/** Downloads one model into a folder and prints the transfer's last state: what a test starts inside of a small file system. */
import { parseArgs } from "node:util";
import { realDisk } from "../../src/server/models/download/diskPort.ts";
import { Downloads } from "../../src/server/models/download/downloads.ts";
import { Transfers } from "../../src/server/models/transfers.ts";
import { silentLogger } from "../../src/shared/logger.ts";

const { values } = parseArgs({
  options: { hub: { type: "string" }, ref: { type: "string" }, folder: { type: "string" }, blind: { type: "boolean" } },
});
const transfers = new Transfers({
  onChange: ([transfer]) => {
    if (transfer?.state.kind === "done" || transfer?.state.kind === "failed") finish(transfer);
  },
});
const downloads = new Downloads({
  modelsDir: values.folder ?? "",
  transfers,
  logger: silentLogger,
  licences: { isAccepted: () => Promise.resolve(true), accept: () => Promise.resolve() },
  onDownloaded: () => undefined,
  // With --blind it is not asked how much is free: the disk itself has to say so.
  settings: {
    reserveBytes: 0,
    ...(values.blind === true && { disk: { ...realDisk, freeBytes: () => Promise.resolve(1e12) } }),
  },
});
const network = { hub: values.hub ?? "", noProxy: [], strictSsl: true };
await downloads.start({ ref: values.ref ?? "", network, licenceAccepted: true });

function finish(result: object): void {
  process.stdout.write(`${JSON.stringify(result)}\n`, () => process.exit(0));
}
