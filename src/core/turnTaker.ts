/** So long the program may do nothing else: a ping waits less. */
const TURN_MS = 20;

/** Lets the program do something else, when the last time is long enough ago. */
export class TurnTaker {
  private readonly nextTurn: () => Promise<void>;
  private endsAtMs = Date.now() + TURN_MS;

  constructor(nextTurn: () => Promise<void>) {
    this.nextTurn = nextTurn;
  }

  async take(): Promise<void> {
    if (Date.now() < this.endsAtMs) return;
    await this.nextTurn();
    this.endsAtMs = Date.now() + TURN_MS;
  }
}
