import type { ModelDependencies } from "../commands/modelCommands.ts";
import { loadModel } from "../commands/modelCommands.ts";
import { isChosenThere } from "./chosenModel.ts";
import type { ModelStock } from "./modelStock.ts";
import { writeModelSetting } from "../settings.ts";

export interface ModelUseOptions {
  readonly dependencies: ModelDependencies;
  readonly stock: ModelStock;
  /** Path or name that a setting or the environment gives. */
  readonly readChosen: () => string | undefined;
}

/** Which model is this user's: keeps the choice as the setting, and loads it where that is wanted. */
export class ModelUse {
  private readonly options: ModelUseOptions;

  constructor(options: ModelUseOptions) {
    this.options = options;
  }

  /** Somebody has chosen one, and it is there. */
  get isChosen(): boolean {
    return isChosenThere(this.options.readChosen(), this.options.stock.rows);
  }

  /** The file is there no more, or is to be no model any more. */
  async forgetChoice(): Promise<void> {
    await writeModelSetting(undefined);
    await this.options.dependencies.availability.refresh();
  }

  async choose(path: string, then: "load" | "keep"): Promise<void> {
    const { dependencies, readChosen } = this.options;
    if (readChosen() !== path) await writeModelSetting(path);
    await dependencies.availability.refresh();
    if (then === "load") await loadModel(dependencies);
  }
}
