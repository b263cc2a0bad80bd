type Release = () => Promise<void> | void;

/** What a load has taken so far. Given back last in, first out, whether the load fails or the model is unloaded later. */
export class ReleaseStack {
  private readonly releases: Release[] = [];
  private released: Promise<void> | undefined;

  add(release: Release): void {
    this.releases.push(release);
  }

  /**
   * Gives everything back, once; one that cannot be given back does not keep the others.
   * @throws the first error of them
   */
  release(): Promise<void> {
    this.released ??= this.releaseAll();
    return this.released;
  }

  private async releaseAll(): Promise<void> {
    const failures: unknown[] = [];
    for (const release of this.releases.reverse()) {
      try {
        await release();
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length > 0) throw failures[0];
  }
}
