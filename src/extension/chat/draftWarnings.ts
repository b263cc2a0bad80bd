export interface DraftWarning {
  /** What the sentence is about: names in the draft, ids of chips. */
  readonly about: readonly string[];
  readonly sentence: () => string;
}

/** What is said of a question before it is sent, once: sent again as it is, it goes. */
export class DraftWarnings {
  private readonly notify: (text: string) => void;
  private told: ReadonlySet<string> = new Set();

  constructor(notify: (text: string) => void) {
    this.notify = notify;
  }

  /** @returns true when all of it was told before; else what is new of it is told now, at once */
  wereTold(warnings: readonly DraftWarning[]): boolean {
    const untold = warnings.filter(({ about }) => !about.every((each) => this.told.has(each)));
    if (untold.length === 0) return true;
    this.told = new Set([...this.told, ...untold.flatMap(({ about }) => about)]);
    this.notify(untold.map(({ sentence }) => sentence()).join(" "));
    return false;
  }

  /** Another question is about to be typed. */
  forget(): void {
    this.told = new Set();
  }
}
