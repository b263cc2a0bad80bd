/**
 * `npm run test:stress [-- ROUNDS [SEED]]`: the random kills of `npm test`, a hundred rounds unless told otherwise. A seed
 * plays the same choices again; when they meet the programs still varies.
 */
import { join } from "node:path";
import { ensurePackages } from "./setup/packages.mjs";
import { run } from "./setup/processes.mjs";
import { root, runScript, SetupError, toolEnvironment, toolNode } from "./setup/project.mjs";

const DEFAULT_ROUNDS = 100;
const START_BUDGET_MS = 60_000;
const ROUND_BUDGET_MS = 12_000;

runScript(async () => {
  const [rounds = DEFAULT_ROUNDS, seed] = process.argv.slice(2).map(Number);
  if (!(rounds >= 1)) throw new SetupError("usage: npm run test:stress [-- ROUNDS [SEED]]");
  await ensurePackages();
  const vitest = join(root, "node_modules", "vitest", "vitest.mjs");
  const { code } = await run(toolNode(), [vitest, "run", "--project", "protocol", "randomKills"], {
    cwd: root,
    echo: true,
    budgetMs: START_BUDGET_MS + rounds * ROUND_BUDGET_MS,
    env: toolEnvironment({
      SEALION_STRESS_ROUNDS: String(rounds),
      ...(seed === undefined ? {} : { SEALION_STRESS_SEED: String(seed) }),
    }),
  });
  return code;
});
