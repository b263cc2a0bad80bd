/** Tells of the settings that cannot be used, once for each value: settings are read with every request. */
export class SettingProblems {
  private readonly told = new Set<string>();
  private readonly warn: (message: string) => void;

  constructor(warn: (message: string) => void) {
    this.warn = warn;
  }

  /** What is new of them in one message: an editor shows three at a time and hides the others. */
  tell(problems: readonly string[]): void {
    const open = [...new Set(problems)].filter((problem) => !this.told.has(problem));
    if (open.length === 0) return;
    for (const problem of open) this.told.add(problem);
    this.warn(open.join(" "));
  }
}
