/**
 * A thread that asks for the secret of one folder after the other, each at the same moment as the threads beside it. Its data: the
 * folders, and two shared counters of `parties` threads for every folder. Posts the secrets that it got.
 */
import { parentPort, workerData } from "node:worker_threads";
import { readOrMakeToken } from "../../src/client/privateFolder.ts";

export interface TokenMakerData {
  readonly folders: readonly string[];
  readonly parties: number;
  /** For each folder, how many threads have come to it. */
  readonly arrived: Int32Array;
}

const { folders, parties, arrived } = workerData as TokenMakerData;
const tokens = folders.map((folder, index) => {
  Atomics.add(arrived, index, 1);
  while (Atomics.load(arrived, index) < parties); // awake, so that all go on in the same microsecond
  return readOrMakeToken(folder);
});
parentPort?.postMessage(tokens);
