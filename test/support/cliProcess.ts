/** `sealion` as a process of its own, in a home of its own, with sea-tiny as its model. Needs `npm run build`. */
import { spawn, type ChildProcessWithoutNullStreams } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { tinyModelPath } from "./tinyEngine.ts";

const cliPath = fileURLToPath(new URL("../../dist/cli.mjs", import.meta.url));

export interface CliResult {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export class CliHome {
  readonly folder = mkdtempSync(join(tmpdir(), "sealion-cli-"));
  readonly env: NodeJS.ProcessEnv;

  constructor(env: NodeJS.ProcessEnv = {}) {
    this.env = {
      ...process.env,
      SEALION_HOME: this.folder,
      SEALION_MODEL_DIRS: dirname(tinyModelPath()),
      SEALION_MODEL: "sea-tiny",
      ...env,
    };
  }

  /** Starts it; the caller writes its standard input and ends it. */
  start(...words: readonly string[]): ChildProcessWithoutNullStreams {
    return spawn(process.execPath, [cliPath, ...words], { cwd: this.folder, env: this.env });
  }

  /** Runs it to its end. `input` is what is piped into it. */
  run(words: readonly string[], input = ""): Promise<CliResult> {
    const child = this.start(...words);
    child.stdin.on("error", () => undefined); // it may end before it has read everything
    child.stdin.end(input);
    return resultOf(child);
  }

  /** Like `run`, with the options that make a model run the same on every machine. */
  async ask(words: readonly string[], input?: string): Promise<CliResult> {
    return this.run([...words, "--gpu", "off", "--threads", "1", "--context", "4096"], input);
  }

  async dispose(): Promise<void> {
    await this.run(["stop"]);
    rmSync(this.folder, { recursive: true, maxRetries: 5, retryDelay: 200 });
  }
}

export function resultOf(child: ChildProcessWithoutNullStreams): Promise<CliResult> {
  const stdout: Buffer[] = [];
  const stderr: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => stdout.push(chunk));
  child.stderr.on("data", (chunk: Buffer) => stderr.push(chunk));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (exitCode) => {
      resolve({ exitCode, stdout: Buffer.concat(stdout).toString(), stderr: Buffer.concat(stderr).toString() });
    });
  });
}
