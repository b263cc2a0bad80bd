/** What is said of a question before it is sent, once: sent again as it is, it goes. */
export class DraftWarnings {
  private readonly notify: (text: string) => void;
  private told: ReadonlySet<string> = new Set();

  constructor(notify: (text: string) => void) {
    this.notify = notify;
  }

  /**
   * @param about what the sentence is about: names in the draft, ids of chips
   * @returns true when all of it was told before; else it is told now
   */
  wasTold(about: readonly string[], sentence: () => string): boolean {
    if (about.every((each) => this.told.has(each))) return true;
    this.told = new Set([...this.told, ...about]);
    this.notify(sentence());
    return false;
  }

  /** Another question is about to be typed. */
  forget(): void {
    this.told = new Set();
  }
}
