import type { ModelDependencies } from "../commands/modelCommands.ts";
import { loadModel } from "../commands/modelCommands.ts";
import { writeModelSetting } from "../settings.ts";

export interface ModelUseOptions {
  readonly dependencies: ModelDependencies;
  /** Path or name that a setting or the environment gives. */
  readonly readChosen: () => string | undefined;
}

/** Which model is this user's: keeps the choice as the setting, and loads it where that is wanted. */
export class ModelUse {
  private readonly options: ModelUseOptions;

  constructor(options: ModelUseOptions) {
    this.options = options;
  }

  get isChosen(): boolean {
    return this.options.readChosen() !== undefined;
  }

  async choose(path: string, then: "load" | "keep"): Promise<void> {
    const { dependencies, readChosen } = this.options;
    if (readChosen() !== path) await writeModelSetting(path);
    await dependencies.availability.refresh();
    if (then === "load") await loadModel(dependencies);
  }
}
