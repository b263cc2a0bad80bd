/** How much of the time a server needs for JSON-RPC and scheduling while it streams 500 tokens a second. */
import { writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { BenchContext } from "../benchContext.ts";
import { BenchServer } from "../benchServer.ts";
import { PACE_TOKENS_PER_SECOND, pacedModel } from "./pacedEngine.ts";

const SERVER = fileURLToPath(new URL("./pacedServerMain.ts", import.meta.url));

/** Percent of the wall time, one for each round. */
export async function pacedRpcShare({ quick }: BenchContext): Promise<number[]> {
  const tokens = PACE_TOKENS_PER_SECOND * (quick ? 2 : 6);
  const wallMicroseconds = (tokens / PACE_TOKENS_PER_SECOND) * 1_000_000;
  const server = await BenchServer.start({ serverPath: SERVER });
  try {
    const model = path.join(server.modelsFolder, "clock.gguf");
    writeFileSync(model, "GGUF");
    const ask = async (): Promise<number> => lastNumber((await server.chat(model, "go", { maxTokens: tokens })).deltas);
    await ask(); // warms up
    const shares: number[] = [];
    for (let round = 0; round < (quick ? 1 : 3); round += 1) {
      const alone = await clockAlone(tokens);
      shares.push((100 * ((await ask()) - alone)) / wallMicroseconds);
    }
    return shares;
  } finally {
    await server.dispose();
  }
}

/** Processor time of the clock without a server around it. */
async function clockAlone(tokens: number): Promise<number> {
  const prompt = { text: "", tokens: [1], startsInThinking: false };
  const sampling = { temperature: 0, topK: 1, topP: 1, minP: 0 };
  let text = "";
  for await (const delta of pacedModel("").generate(prompt, { sampling, maxTokens: tokens })) text = delta.text;
  return lastNumber(text);
}

function lastNumber(text: string): number {
  return Number(/(\d+)$/u.exec(text)?.[1]);
}
