import * as vscode from "vscode";
import type { ServerApi } from "../../client/serverApi.ts";
import type { Disposable } from "../../shared/disposableStore.ts";
import type { ModelSelector } from "../../shared/protocol.ts";
import { modelFileName } from "../../core/modelDetails.ts";

/** Knows whether there is a model at all, so that a user without one is asked to choose before the first failure. */
export class ModelAvailability implements Disposable {
  private readonly api: ServerApi;
  private readonly readSelector: () => ModelSelector;
  private readonly changed = new vscode.EventEmitter<void>();
  private foundName: string | undefined;
  private missing = false;
  private readonly subscription: vscode.Disposable;
  readonly onDidChange = this.changed.event;

  constructor(api: ServerApi, readSelector: () => ModelSelector) {
    this.api = api;
    this.readSelector = readSelector;
    this.subscription = vscode.workspace.onDidChangeConfiguration((event) => {
      const concerns = event.affectsConfiguration("sealion.model") || event.affectsConfiguration("sealion.modelDirs");
      // A setting alone is no reason to start a server.
      if (concerns && this.api.lastStatus !== undefined) this.refresh().catch(() => undefined);
    });
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
    this.changed.fire();
  }

  /** A request was refused because there is no model. */
  noteMissing(): void {
    this.missing = true;
    this.changed.fire();
  }

  dispose(): void {
    this.subscription.dispose();
    this.changed.dispose();
  }
}
