/** A subject in a process of its own: its memory is its own, its crash is its own, and nothing of it delays another. */
import { type ChildProcess, fork } from "node:child_process";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { serverThreadVariables } from "../../src/client/serverThreads.ts";
import type { Render } from "../conversations.ts";
import type { BenchRequest, Subject, SubjectName, Timing } from "../subject.ts";
import type { NativeTimes } from "./nativeTimes.ts";
import type { AnswerEnvelope, SubjectAnswers, SubjectCall, SubjectStart } from "./processMessages.ts";

const MAIN = fileURLToPath(new URL("./subjectMain.ts", import.meta.url));

interface Waiting {
  readonly resolve: (answer: SubjectAnswers[keyof SubjectAnswers]) => void;
  readonly reject: (error: Error) => void;
}

export class SubjectProcess implements Subject {
  readonly name: SubjectName;
  private readonly child: ChildProcess;
  private readonly waiting = new Map<number, Waiting>();
  private calls = 0;

  private constructor(name: SubjectName, kind: "engine" | "binding") {
    this.name = name;
    this.child = fork(MAIN, [kind], {
      // What a native library prints is not a result.
      stdio: ["ignore", "ignore", "ignore", "ipc"],
      // As the model server is started; the other binding gets the same.
      env: { ...process.env, ...serverThreadVariables(availableParallelism(), process.env) },
    });
    this.child.on("message", (message) => this.settle(message as AnswerEnvelope));
    this.child.on("exit", (code, signal) => {
      const error = new Error(`${name} ended (${signal ?? code ?? "?"}) with requests open`);
      for (const { reject } of this.waiting.values()) reject(error);
      this.waiting.clear();
    });
  }

  /** Resolves when the model is in memory. */
  static async start(name: SubjectName, kind: "engine" | "binding", start: SubjectStart): Promise<SubjectProcess> {
    const subject = new SubjectProcess(name, kind);
    try {
      await subject.call({ kind: "start", start });
      return subject;
    } catch (error) {
      subject.child.kill("SIGKILL");
      throw error;
    }
  }

  readonly render: Render = async (messages) =>
    (await this.call({ kind: "render", messages })) as SubjectAnswers["render"];

  async complete(requests: readonly BenchRequest[]): Promise<Timing[]> {
    return [...((await this.call({ kind: "complete", requests })) as SubjectAnswers["complete"])];
  }

  async takeNativeTimes(): Promise<NativeTimes> {
    return (await this.call({ kind: "takeNativeTimes" })) as NativeTimes;
  }

  async dispose(): Promise<void> {
    const ended = new Promise((resolve) => this.child.once("exit", resolve));
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    await this.call({ kind: "dispose" }).catch(() => this.child.kill("SIGKILL"));
    await ended;
  }

  private call(call: SubjectCall): Promise<SubjectAnswers[keyof SubjectAnswers]> {
    this.calls += 1;
    const id = this.calls;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      this.child.send({ id, call }, (error) => {
        if (error !== null) reject(error);
      });
    });
  }

  private settle(message: AnswerEnvelope): void {
    const waiting = this.waiting.get(message.id);
    this.waiting.delete(message.id);
    if ("error" in message) waiting?.reject(new Error(message.error));
    else waiting?.resolve(message.answer);
  }
}
