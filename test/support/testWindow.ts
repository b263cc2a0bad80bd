import { type ChildProcess, spawn } from "node:child_process";
import { waitUntil } from "./serverHome.ts";

export interface WindowWishes {
  /** Made by `bundleWindow`. */
  readonly windowPath: string;
  readonly serverPath: string;
  readonly env: NodeJS.ProcessEnv;
  readonly model: string;
  readonly content: string;
}

/** A window in a process of its own. See windowMain.ts. */
export class TestWindow {
  private readonly child: ChildProcess;
  private output = "";

  constructor({ windowPath, serverPath, env, model, content }: WindowWishes) {
    this.child = spawn(process.execPath, [windowPath, serverPath, model, content], {
      env,
      stdio: ["pipe", "pipe", "inherit"],
    });
    this.child.stdout?.setEncoding("utf8").on("data", (text: string) => (this.output += text));
    this.child.stdin?.on("error", () => undefined); // it may be gone when it is told to close
  }

  async streaming(): Promise<void> {
    await waitUntil(() => this.output.includes("streaming"), "the window's answer to begin", 10_000);
  }

  /** What its request came to: "answered", or what it failed with. Undefined while it is open, or when it was killed. */
  get outcome(): string | undefined {
    return this.output.split("\n").find((line) => line !== "" && line !== "streaming");
  }

  get hasEnded(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }

  close(): void {
    this.child.stdin?.write("close\n");
  }

  kill(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }
}
