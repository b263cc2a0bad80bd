/**
 * A process of its own that translates 10 MB as the server does, in a document's thread and with a model that takes no memory, and
 * prints what that took of the machine and of the process.
 */
import { monitorEventLoopDelay } from "node:perf_hooks";
import { fileURLToPath } from "node:url";
import { translateInThread } from "../../src/server/documents/translateInThread.ts";
import { documentOf, thaiAnswer } from "./documents.ts";
import { instantModel } from "./instantModel.ts";

export interface ThreadCost {
  /** Taken from the system, at most: what the machine misses, and what the project requires. */
  readonly residentBytes: number;
  /** So long everybody else waited for the process, at worst. */
  readonly longestWaitMs: number;
}

const CHARACTERS = 10_000_000;
const LOOK_INTERVAL_MS = 20;
const NANOSECONDS_OF_A_MILLISECOND = 1e6;

const format = process.argv[2] ?? "markdown";
const threadPath = fileURLToPath(new URL("../../src/server/documents/documentThread.ts", import.meta.url));
const model = instantModel(thaiAnswer);
const translate = (text: string): Promise<unknown> =>
  translateInThread(model, { text, target: "th", format }, { threadPath });

// What only a first translation takes is the program's, not the document's.
await translate(documentOf(format, CHARACTERS / 100));
const text = documentOf(format, CHARACTERS);
globalThis.gc?.();
const before = process.memoryUsage.rss();
let most = before;
const look = (): void => {
  most = Math.max(most, process.memoryUsage.rss());
};
const timer = setInterval(look, LOOK_INTERVAL_MS);
const delay = monitorEventLoopDelay();
delay.enable();
await translate(text);
look();
clearInterval(timer);
const cost: ThreadCost = { residentBytes: most - before, longestWaitMs: delay.max / NANOSECONDS_OF_A_MILLISECOND };
console.log(JSON.stringify(cost));
