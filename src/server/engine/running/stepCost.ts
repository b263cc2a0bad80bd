/** How long a step takes, batch and sampling together, learned from the steps themselves. */

/** Weight of the newest step. Small enough that one hiccup of the machine changes little. */
const NEWEST_SHARE = 0.2;
/** Steps of up to so many tokens are remembered each by itself: small batches follow no straight line. */
const MOST_SMALL_TOKENS = 9;

export class StepCost {
  /** Milliseconds by number of tokens, for small steps. */
  private readonly smallMs: (number | undefined)[] = [];
  /** What a token of a large step costs beyond the first. */
  private furtherMs: number | undefined;

  observe(tokens: number, elapsedMs: number): void {
    if (tokens <= MOST_SMALL_TOKENS) {
      this.smallMs[tokens] = blended(this.smallMs[tokens], elapsedMs);
      return;
    }
    const firstMs = this.smallMs[1];
    const further = firstMs === undefined ? elapsedMs / tokens : Math.max(0, elapsedMs - firstMs) / (tokens - 1);
    this.furtherMs = blended(this.furtherMs, further);
  }

  /** Milliseconds of a step with so many tokens. Undefined before anything was observed. */
  msOf(tokens: number): number | undefined {
    const known = this.smallMs[tokens];
    if (known !== undefined) return known;
    const firstMs = this.smallMs[1] ?? this.furtherMs;
    return firstMs === undefined ? undefined : firstMs + (this.furtherMs ?? firstMs) * (tokens - 1);
  }

  /** How many tokens take about so long; undefined before anything was observed. */
  tokensWithin(budgetMs: number): number | undefined {
    const firstMs = this.smallMs[1] ?? this.furtherMs;
    if (firstMs === undefined) return undefined;
    const eachMs = this.furtherMs ?? firstMs;
    return eachMs === 0 ? Number.POSITIVE_INFINITY : Math.max(1, 1 + Math.floor((budgetMs - firstMs) / eachMs));
  }
}

function blended(former: number | undefined, newest: number): number {
  return former === undefined ? newest : former + NEWEST_SHARE * (newest - former);
}
