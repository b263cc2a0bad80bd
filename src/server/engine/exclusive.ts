/** Lets one piece of work in at a time, in the order of asking. */
export class Exclusive {
  private tail: Promise<void> = Promise.resolve();

  /** @returns what ends this turn, to be called once */
  async enter(): Promise<() => void> {
    const before = this.tail;
    let leave = (): void => undefined;
    this.tail = new Promise<void>((resolve) => {
      leave = resolve;
    });
    await before;
    return leave;
  }
}
