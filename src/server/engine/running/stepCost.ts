/** How long a batch takes, learned from the batches themselves: a token alone, and each further token in its company. */

/** Weight of the newest batch. Small enough that one hiccup of the machine changes little. */
const NEWEST_SHARE = 0.2;
/** Batches of fewer further tokens say little about what one of them costs. */
const LEAST_FURTHER_TOKENS = 3;

export class StepCost {
  private aloneMs: number | undefined;
  private furtherMs: number | undefined;

  observe(tokens: number, elapsedMs: number): void {
    if (tokens === 1) {
      this.aloneMs = blended(this.aloneMs, elapsedMs);
    } else if (tokens > LEAST_FURTHER_TOKENS) {
      const further = Math.max(0, elapsedMs - (this.aloneMs ?? 0)) / (this.aloneMs === undefined ? tokens : tokens - 1);
      this.furtherMs = blended(this.furtherMs, further);
    }
  }

  /** Milliseconds of a batch of so many tokens. Undefined before anything was observed. */
  msOf(tokens: number): number | undefined {
    const { aloneMs, furtherMs } = this;
    if (furtherMs === undefined) return aloneMs === undefined ? undefined : aloneMs * tokens;
    return (aloneMs ?? furtherMs) + furtherMs * (tokens - 1);
  }

  /** How many tokens take about so long; undefined before anything was observed. */
  tokensWithin(budgetMs: number): number | undefined {
    const { aloneMs, furtherMs } = this;
    const eachMs = furtherMs ?? aloneMs;
    if (eachMs === undefined) return undefined;
    const firstMs = aloneMs ?? eachMs;
    return eachMs === 0 ? Number.POSITIVE_INFINITY : Math.max(1, 1 + Math.floor((budgetMs - firstMs) / eachMs));
  }
}

function blended(former: number | undefined, newest: number): number {
  return former === undefined ? newest : former + NEWEST_SHARE * (newest - former);
}
