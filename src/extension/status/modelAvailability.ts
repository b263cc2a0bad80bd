import type { ServerApi } from "../../client/serverApi.ts";
import type { Disposable } from "../../shared/disposableStore.ts";
import type { ModelSelector } from "../../shared/protocol.ts";
import { modelFileName } from "../../core/modelDetails.ts";

/** Knows whether there is a model at all, so that a user without one is asked to choose before the first failure. */
export class ModelAvailability implements Disposable {
  private readonly api: ServerApi;
  private readonly readSelector: () => ModelSelector;
  private readonly handlers = new Set<() => void>();
  private foundName: string | undefined;
  private missing = false;
  private readonly subscription: Disposable;

  constructor(api: ServerApi, readSelector: () => ModelSelector) {
    this.api = api;
    this.readSelector = readSelector;
    // Also one that another window has downloaded, imported or deleted.
    this.subscription = api.models.onDidChangeModels(() => this.refreshQuietly());
  }

  onDidChange(handler: () => void): Disposable {
    this.handlers.add(handler);
    return { dispose: () => this.handlers.delete(handler) };
  }

  /** Another model, or other folders, are set. That alone is no reason to start a server. */
  noteSettings(): void {
    if (this.api.lastStatus !== undefined) this.refreshQuietly();
  }

  /** True when no model is named and none was found. False as long as that is not known. */
  get isMissing(): boolean {
    return this.missing && this.readSelector().ref === undefined;
  }

  /** The name of the model that the next request would use, as far as it is known. */
  get modelName(): string | undefined {
    const { ref } = this.readSelector();
    return ref === undefined ? this.foundName : modelFileName(ref);
  }

  /** Looks into the model folders, which starts the server; a model that is named by setting or environment is believed. */
  async refresh(): Promise<void> {
    const { ref } = this.readSelector();
    if (ref === undefined) {
      const models = await this.api.models.list();
      const first = models.find(({ loaded }) => loaded) ?? models[0];
      this.foundName = first && modelFileName(first.path);
      this.missing = first === undefined;
    }
    this.tell();
  }

  /** A request was refused because there is no model. */
  noteMissing(): void {
    this.missing = true;
    this.tell();
  }

  dispose(): void {
    this.subscription.dispose();
    this.handlers.clear();
  }

  private refreshQuietly(): void {
    this.refresh().catch(() => undefined); // what is known stays
  }

  private tell(): void {
    for (const handler of this.handlers) handler();
  }
}
