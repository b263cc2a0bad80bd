/**
 * A window as a process of its own that writes answers into one conversation whenever nobody else does, until it is killed.
 * Arguments: the folder of conversations, the conversation's id. Prints what it has appended: answer, piece, time.
 */
import { randomUUID } from "node:crypto";
import { writeSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { ConversationStore } from "../../src/extension/chat/conversationStore.ts";
import { silentLogger } from "../../src/shared/logger.ts";

const [folder = "", id = ""] = process.argv.slice(2);
const PIECES = 600;
const PIECE_INTERVAL_MS = 5;
const WAIT_MS = 20;

const stored = await new ConversationStore(folder, silentLogger).open(id);
if (stored === undefined) throw new Error("The conversation cannot be opened");
for (;;) {
  const hold = stored.acquire();
  if (hold === undefined) {
    await pause(WAIT_MS);
    continue;
  }
  const answer = randomUUID();
  stored.append({ type: "question", id: `to ${answer}`, text: "ถาม" });
  stored.append({ type: "answerStarted", id: answer });
  for (let piece = 1; piece <= PIECES; piece += 1) {
    stored.append({ type: "delta", id: answer, channel: "text", text: `${String(piece)} ตอบ\n`, atMs: Date.now() });
    writeSync(1, `${answer} ${String(piece)} ${String(Date.now())}\n`);
    await pause(PIECE_INTERVAL_MS);
  }
  stored.append({ type: "answerStopped", id: answer });
  hold.dispose();
  await pause(2 * WAIT_MS);
}
