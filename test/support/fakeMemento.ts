import type { TabRecords } from "../../src/extension/chat/tabRecords.ts";

type Memento = ConstructorParameters<typeof TabRecords>[0];

/** What a workspace keeps, as it comes back from the editor's disk: as JSON. */
export class FakeMemento implements Memento {
  private readonly values = new Map<string, string>();

  keys(): readonly string[] {
    return [...this.values.keys()];
  }

  get<T>(key: string, otherwise?: T): T {
    const text = this.values.get(key);
    return (text === undefined ? otherwise : JSON.parse(text)) as T;
  }

  update(key: string, value: unknown): Promise<void> {
    this.values.set(key, JSON.stringify(value));
    return Promise.resolve();
  }
}
