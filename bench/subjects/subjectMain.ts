/** The process of one subject: it loads the model, answers, and tells the times. Started by subjectProcess.ts. */
import { startBindingWorker } from "./bindingWorker.ts";
import { startEngineWorker } from "./engineWorker.ts";
import type { AnswerEnvelope, CallEnvelope, SubjectAnswers, SubjectCall, SubjectWorker } from "./processMessages.ts";

const kind = process.argv[2];
let worker: SubjectWorker | undefined;

async function answer(call: SubjectCall): Promise<SubjectAnswers[keyof SubjectAnswers]> {
  if (call.kind === "start") {
    worker = kind === "binding" ? await startBindingWorker(call.start) : await startEngineWorker(call.start);
    return null;
  }
  if (worker === undefined) throw new Error("Not started");
  switch (call.kind) {
    case "render":
      return worker.render(call.messages);
    case "complete":
      return worker.complete(call.requests);
    case "takeNativeTimes":
      return worker.takeNativeTimes();
    case "dispose":
      await worker.dispose();
      return null;
  }
}

process.on("message", ({ id, call }: CallEnvelope) => {
  const reply = (envelope: AnswerEnvelope): void => {
    process.send?.(envelope, () => {
      if (call.kind === "dispose") process.exit(0);
    });
  };
  answer(call).then(
    (result) => reply({ id, answer: result }),
    (error: unknown) => reply({ id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  );
});
// Whoever started this is gone: nobody waits for an answer any more.
process.on("disconnect", () => process.exit(0));
