/** Something that holds a resource until it is told to let go. Structurally the same as VS Code's. */
export interface Disposable {
  dispose(): void;
}

/**
 * Owns disposables and disposes them last in, first out. What is added after disposal is disposed at once, so an
 * asynchronous start that finishes late leaks nothing. Disposing twice is harmless.
 */
export class DisposableStore implements Disposable {
  private items: Disposable[] = [];
  private disposed = false;

  get isDisposed(): boolean {
    return this.disposed;
  }

  /** Takes ownership and returns the same object, so that a resource can be made and added in one expression. */
  add<T extends Disposable>(item: T): T {
    if (this.disposed) item.dispose();
    else this.items.push(item);
    return item;
  }

  /** @throws the first error of a member's `dispose`, after all members were disposed */
  dispose(): void {
    if (this.disposed) return;
    this.disposed = true;
    const failures: unknown[] = [];
    for (const item of this.items.reverse()) {
      try {
        item.dispose();
      } catch (error) {
        failures.push(error);
      }
    }
    this.items = [];
    if (failures.length > 0) throw failures[0];
  }
}
