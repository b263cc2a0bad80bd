/** A data folder with a model folder, and what the server has to work on both, for one test. */
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { Library } from "../../src/server/models/library.ts";
import { ModelList } from "../../src/server/models/modelList.ts";
import { Transfers } from "../../src/server/models/transfers.ts";
import { silentLogger } from "../../src/shared/logger.ts";
import type { ModelFile } from "../../src/shared/modelsProtocol.ts";
import type { SmallModel } from "./smallModelFile.ts";
import { writeSmallModel } from "./smallModelFile.ts";

export class ModelShelf {
  readonly root = mkdtempSync(path.join(os.tmpdir(), "sealion-shelf-"));
  readonly modelsDir = path.join(this.root, "data", "models");
  /** A folder of the user's own. */
  readonly ownDir = path.join(this.root, "own files");
  readonly library = new Library({ dataDir: path.join(this.root, "data"), logger: silentLogger });
  readonly transfers = new Transfers({ onChange: () => undefined });
  readonly loaded: string[] = [];
  private readonly listing = new ModelList({
    library: this.library,
    modelsDir: this.modelsDir,
    isLoaded: (filePath) => this.loaded.includes(filePath),
  });

  constructor() {
    mkdirSync(this.modelsDir, { recursive: true });
    mkdirSync(this.ownDir);
  }

  /** Writes a small model and returns its path. */
  write(folder: string, name: string, model?: SmallModel): string {
    return writeSmallModel(path.join(folder, name), model);
  }

  list(...dirs: string[]): Promise<readonly ModelFile[]> {
    return this.listing.list({ dirs });
  }

  async find(name: string, ...dirs: string[]): Promise<ModelFile | undefined> {
    return (await this.list(...dirs)).find((model) => model.name === name);
  }

  dispose(): void {
    this.transfers.dispose();
    rmSync(this.root, { recursive: true, force: true });
  }
}
