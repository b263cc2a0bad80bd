/** How much of the time a server needs for JSON-RPC and scheduling while it streams 500 tokens a second. */
import { writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { BenchContext } from "../benchContext.ts";
import { BenchServer } from "../benchServer.ts";
import { PACE_TOKENS_PER_SECOND } from "./pacedEngine.ts";

const SERVER = fileURLToPath(new URL("./pacedServerMain.ts", import.meta.url));

/** Percent of the wall time, one for each round. */
export async function pacedRpcShare({ quick }: BenchContext): Promise<number[]> {
  const tokens = PACE_TOKENS_PER_SECOND * (quick ? 2 : 6);
  const wallMicroseconds = (tokens / PACE_TOKENS_PER_SECOND) * 1_000_000;
  const server = await BenchServer.start({ serverPath: SERVER });
  try {
    const model = path.join(server.modelsFolder, "clock.gguf");
    writeFileSync(model, "GGUF");
    const share = async (): Promise<number> => {
      const { deltas } = await server.chat(model, "go", { maxTokens: tokens });
      const { alone, answered } = processorTimes(deltas);
      return (100 * (answered - alone)) / wallMicroseconds;
    };
    await share(); // warms up
    const shares: number[] = [];
    for (let round = 0; round < (quick ? 2 : 5); round += 1) shares.push(await share());
    return shares;
  } finally {
    await server.dispose();
  }
}

/** What the clock wrote at the end of its answer, in microseconds. */
function processorTimes(text: string): { readonly alone: number; readonly answered: number } {
  const [, alone, answered] = / (\d+) (\d+)$/u.exec(text) ?? [];
  return { alone: Number(alone), answered: Number(answered) };
}
