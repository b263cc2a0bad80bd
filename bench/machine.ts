/** What a reader has to know of the machine to judge its figures: nothing that tells whose it is. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { cpus, totalmem } from "node:os";

export interface Machine {
  readonly processor: string;
  readonly cores: number;
  readonly memoryGb: number;
  readonly system: string;
  readonly node: string;
  /** llama.cpp's release in node-llama-cpp's binary. */
  readonly llamaCpp: string;
}

export function describeMachine(): Machine {
  return {
    processor: cpus()[0]?.model.trim() ?? "unknown",
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    system: `${process.platform}-${process.arch}`,
    node: process.version,
    llamaCpp: llamaCppRelease(),
  };
}

function llamaCppRelease(): string {
  const path = createRequire(import.meta.url).resolve("node-llama-cpp/llama/binariesGithubRelease.json");
  const { release } = JSON.parse(readFileSync(path, "utf8")) as { readonly release: string };
  return release;
}
