/**
 * Two windows write into one conversation in turns, and are killed at random, again and again: what they have written stays, whole
 * and in order, but for the last second. SEALION_STRESS_ROUNDS and SEALION_STRESS_SEED as in randomKills.test.ts.
 */
import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Conversation } from "../../src/core/chat/conversation.ts";
import { parseJournal } from "../../src/core/chat/journal.ts";
import { ConversationStore } from "../../src/extension/chat/conversationStore.ts";
import { silentLogger } from "../../src/shared/logger.ts";
import { seededRandom } from "../support/seededRandom.ts";
import { bundleConversationWriter, waitUntil } from "../support/serverHome.ts";

const kills = Number(process.env.SEALION_STRESS_ROUNDS ?? 20);
const seed = Number(process.env.SEALION_STRESS_SEED ?? Date.now() % 100_000);
const LONGEST_LIFE_MS = 1200;
/** So much of an answer may be lost. */
const LOSS_MS = 1000;
const FULL_AT_BYTES = 3001;

let home: string;
let writerPath: string;

beforeAll(async () => {
  home = mkdtempSync(path.join(os.tmpdir(), "sealion-kills-"));
  writerPath = await bundleConversationWriter(home);
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

/** What the writers said that they had appended: how many pieces of each answer, and when. */
class Claims {
  private readonly answers = new Map<string, { readonly piece: number; readonly atMs: number }[]>();

  /** @param under a command that runs it */
  start(folder: string, id: string, under: readonly string[] = []): ChildProcess {
    const [command, ...args] = [...under, process.execPath, writerPath, folder, id];
    const child = spawn(command, args, { stdio: ["ignore", "pipe", "inherit"] });
    let text = "";
    child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
      const lines = (text + chunk).split("\n");
      text = lines.pop() ?? "";
      for (const line of lines) this.add(line);
    });
    return child;
  }

  private add(line: string): void {
    const [answer = "", piece, atMs] = line.split(" ");
    const pieces = this.answers.get(answer) ?? [];
    this.answers.set(answer, [...pieces, { piece: Number(piece), atMs: Number(atMs) }]);
  }

  /** Answers with the number of pieces that must be in the journal. */
  get owed(): ReadonlyMap<string, number> {
    return new Map(
      [...this.answers].map(([answer, pieces]) => {
        const endMs = pieces.at(-1)?.atMs ?? 0;
        return [answer, pieces.findLast(({ atMs }) => atMs <= endMs - LOSS_MS)?.piece ?? 0];
      }),
    );
  }
}

/** Every answer has all its pieces up to its end, and at least those that are owed. */
function expectWhole({ all }: Conversation, claims: Claims): void {
  const answers = all.filter(({ role }) => role === "assistant");
  const written = new Map(answers.map(({ id, text }) => [id, text.split("\n").slice(0, -1)]));
  for (const pieces of written.values()) expect(pieces).toEqual(pieces.map((_, index) => `${String(index + 1)} ตอบ`));
  for (const [id, pieces] of claims.owed) expect(written.get(id)?.length).toBeGreaterThanOrEqual(pieces);
}

it(
  `loses nothing but the last second after ${String(kills)} kills, seed ${String(seed)}`,
  { timeout: 30_000 + kills * 4000 },
  async () => {
    const folder = path.join(home, "conversations");
    const store = new ConversationStore(folder, silentLogger);
    const first = store.create();
    first.append({ type: "question", id: "first", text: "?" });
    const { id } = first;
    first.dispose();
    const random = seededRandom(seed);
    const claims = new Claims();
    const writers = [claims.start(folder, id), claims.start(folder, id)];
    for (let round = 0; round < kills; round += 1) {
      await pause(random() * LONGEST_LIFE_MS);
      const victim = writers.splice(Math.floor(random() * writers.length), 1)[0]!;
      victim.kill("SIGKILL");
      await once(victim, "close");
      if (round < kills - 1) writers.push(claims.start(folder, id));
    }
    // On a busy machine some have lived too short to write anything. The last one writes as much as there is to be lost.
    const hasWritten = () => claims.owed.size > 1 && Math.max(...claims.owed.values()) > 0;
    await waitUntil(hasWritten, "more than the last second of an answer, and another answer");
    for (const writer of writers) {
      writer.kill("SIGKILL");
      await once(writer, "close");
    }

    const journal = parseJournal(readFileSync(path.join(folder, `${id}.jsonl`), "utf8"));
    const stored = await store.open(id);
    const answers = stored!.conversation.all.filter(({ role }) => role === "assistant");
    expect(answers.length).toBeGreaterThan(1);
    expect(answers.every(({ state }) => state === "stopped")).toBe(true);
    expectWhole(stored!.conversation, claims);
    expect(journal?.events.filter(({ type }) => type === "question")).toHaveLength(answers.length + 1);
    // The killed ones keep nobody out.
    stored!.append({ type: "pinnedSet", isPinned: true });
    stored!.dispose();
    store.dispose();
  },
);

it.skipIf(spawnSync("prlimit", ["--version"]).error !== undefined)(
  "writes all of it when a disk that was full in the middle of an answer has room again",
  async () => {
    const folder = path.join(home, "full");
    const store = new ConversationStore(folder, silentLogger);
    const first = store.create();
    first.append({ type: "question", id: "first", text: "?" });
    const { id } = first;
    first.dispose();
    const file = path.join(folder, `${id}.jsonl`);
    const claims = new Claims();
    // A file that may not grow takes the beginning of a write and refuses the rest, as a full disk does.
    const writer = claims.start(folder, id, ["prlimit", `--fsize=${String(FULL_AT_BYTES)}:unlimited`]);
    await waitUntil(() => statSync(file).size === FULL_AT_BYTES, "the file to be full");
    await pause(LOSS_MS);
    // Each new try takes the torn end away first: for that moment the file is shorter.
    await waitUntil(() => statSync(file).size === FULL_AT_BYTES, "the file to be full still");
    spawnSync("prlimit", ["--pid", String(writer.pid), "--fsize=unlimited"]);
    await waitUntil(() => statSync(file).size > 2 * FULL_AT_BYTES, "the file to grow");
    writer.kill("SIGKILL");
    await once(writer, "close");
    const stored = await store.open(id);
    expectWhole(stored!.conversation, claims);
    stored!.dispose();
    store.dispose();
  },
);
