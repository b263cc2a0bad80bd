/** What a reader has to know of the machine to judge its figures: nothing that tells whose it is. */
import { readFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import path from "node:path";

export interface Machine {
  readonly processor: string;
  readonly cores: number;
  readonly memoryGb: number;
  readonly system: string;
  readonly node: string;
  /** llama.cpp's release in node-llama-cpp's binary. */
  readonly llamaCpp: string;
}

/** @param root of the clone whose packages are measured */
export function describeMachine(root: string): Machine {
  return {
    processor: cpus()[0]?.model.trim() ?? "unknown",
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    system: `${process.platform}-${process.arch}`,
    node: process.version,
    llamaCpp: llamaCppRelease(root),
  };
}

function llamaCppRelease(root: string): string {
  const file = path.join(root, "node_modules", "node-llama-cpp", "llama", "binariesGithubRelease.json");
  const { release } = JSON.parse(readFileSync(file, "utf8")) as { readonly release: string };
  return release;
}
