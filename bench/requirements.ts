/** The figures that the project has set itself, by name. A figure that is not listed here is told and not judged. */
import type { Limit } from "./figure.ts";

/** A cancel is answered while the model still works: the person at the keyboard does not wait. */
const CANCEL_MS = 150;
/** Read again, an instruction of 400 tokens costs less than this share of reading it the first time. */
const REUSE_SHARE = 0.333;
/** A chat that waits no longer is not seen to wait. */
const LONGEST_WAIT_MS = 100;

export const REQUIREMENTS: ReadonlyMap<string, Limit> = new Map<string, Limit>([
  ["dist/extension.cjs", { atMost: 150 }],
  ["VSIX", { atMost: 20_000 }],
  ["activation, the extension's own part", { atMost: 50 }],
  ["200M: decode, ours / llama-bench", { atLeast: 0.97 }],
  ["200M: decode, ours / llama-server", { atLeast: 1 }],
  ["tiny: decode, ours / llama-server", { atLeast: 0.9 }],
  ["200M: prompt, ours / llama-bench", { atLeast: 1 }],
  ["200M: first token of a second turn, ours / llama-server", { atMost: 1.1 }],
  ["200M: first token of a repeated translation, ours / llama-server", { atMost: 1.1 }],
  ["200M: first token of a second turn, ours / cold", { atMost: REUSE_SHARE }],
  ["200M: first token of a repeated translation, ours / cold", { atMost: REUSE_SHARE }],
  ["200M: 4 translations at once / 1, ours", { atLeast: 1.4 }],
  ["200M: 8 translations at once / 1, ours", { atLeast: 1.8 }],
  ["200M: cancel while reading a prompt, slowest", { atMost: CANCEL_MS }],
  ["200M: cancel while reading a prompt, model at rest, slowest", { atMost: CANCEL_MS }],
  ["200M: cancel while writing, slowest", { atMost: CANCEL_MS }],
  ["200M: cancel while writing, model at rest, slowest", { atMost: CANCEL_MS }],
  ["JSON-RPC and scheduling at 500 tok/s", { atMost: 3 }],
  ["download at 1 Gbit/s, speed / the hub's", { atLeast: 0.95 }],
  ["download at 1 Gbit/s, processor", { atMost: 1 }],
  ["verification, ours / sha256sum", { atLeast: 0.8 }],
  ["remote header, requests", { atMost: 2 }],
  ["remote header, received", { atMost: 64 }],
  ["memory, estimate above what was taken, most", { atMost: 10 }],
  ["memory, estimate below what was taken, most", { atMost: 10 }],
  ["server without a model", { atMost: 80 }],
  ["200M: memory above weights and KV, defaults", { atMost: 400 }],
  ["translation, all but the model at sea-tiny's speed", { atMost: 5 }],
  ["translation, 10,000 segments without the model", { atMost: 2000 }],
  ["translation, 1 MB of Markdown without the model", { atMost: 1000 }],
  ["translation, memory for 10 MB of Markdown", { atMost: 100 }],
  ["translation, memory for 10 MB of JSON", { atMost: 100 }],
  ["translation, others' longest wait beside 10 MB of Markdown", { atMost: LONGEST_WAIT_MS }],
  ["translation, others' longest wait beside 10 MB of JSON", { atMost: LONGEST_WAIT_MS }],
  ["panel, bundle with gzip", { atMost: 250 }],
  ["panel, first paint after the frame loads", { atMost: 150 }],
  ["panel, 200 messages of 500 kB open", { atMost: 300 }],
  ["panel, 200 messages of 500 kB scroll, longest task", { atMost: 50 }],
  ["panel, hostile conversation, typing: longest task, processor", { atMost: 200 }],
  ["panel, hostile conversation, scrolling: longest task, processor", { atMost: 200 }],
  ["panel, 500 tok/s: longest task", { atMost: 50 }],
  ["panel, 500 tok/s: script and layout in a second, most", { atMost: 250 }],
]);
