/** Which models there are, with all that is known of each without loading one or asking the network. */
import { AppError } from "../../shared/appError.ts";
import type { Integrity, ListModelsParams, ModelFile } from "../../shared/modelsProtocol.ts";
import type { Library } from "./library.ts";
import type { FileRecord, LibraryData } from "./libraryFile.ts";
import { ModelHeaders } from "./modelHeaders.ts";
import { oneOfEachFile, type NamedModel } from "./oneOfEachFile.ts";
import { findStored, listModelFiles, type StoredModel } from "./store.ts";

export interface ModelListOptions {
  readonly library: Library;
  readonly modelsDir: string;
  readonly isLoaded: (path: string) => boolean;
}

export class ModelList {
  private readonly options: ModelListOptions;
  private readonly headers = new ModelHeaders();

  constructor(options: ModelListOptions) {
    this.options = options;
  }

  async list({ dirs, ref }: ListModelsParams): Promise<readonly ModelFile[]> {
    const { library, modelsDir } = this.options;
    const data = await library.read();
    const { references } = data;
    const found = await listModelFiles({ dirs, modelsDir, references, ref });
    const models = await oneOfEachFile(found, { modelsDir, references });
    return Promise.all(models.map((model) => this.describe(model, data)));
  }

  private async describe(model: NamedModel, data: LibraryData): Promise<ModelFile> {
    const paths = [model.path, ...model.otherPaths];
    // Of a file that was imported or downloaded by the name of a link, that name has it.
    const record = paths.map((path) => recordOf(data, path)).find((found) => found !== undefined);
    const knownBytes = record?.parts.reduce((sum, part) => sum + part.sizeBytes, 0) ?? 0;
    return {
      name: model.name,
      path: model.path,
      ...(model.otherPaths.length > 0 && { otherPaths: model.otherPaths }),
      sizeBytes: model.parts.length === 0 ? knownBytes : model.sizeBytes,
      loaded: paths.some(this.options.isLoaded),
      place: model.place,
      integrity: integrityOf(model, record),
      ...(record?.source !== undefined && { source: record.source }),
      ...(await this.headers.of(model)),
    };
  }
}

export function recordOf({ files }: LibraryData, filePath: string): FileRecord | undefined {
  return Object.hasOwn(files, filePath) ? files[filePath] : undefined;
}

/** What was found once holds as long as nobody has written to the file. */
export function integrityOf({ parts }: StoredModel, record: FileRecord | undefined): Integrity {
  if (record === undefined || parts.length === 0 || !isSameVersion(parts, record)) return "unknown";
  return record.integrity;
}

export function isSameVersion(parts: StoredModel["parts"], record: FileRecord): boolean {
  return (
    record.parts.length === parts.length &&
    record.parts.every(({ sizeBytes, modifiedMs }, index) => {
      const part = parts[index];
      return part?.sizeBytes === sizeBytes && part.modifiedMs === modifiedMs;
    })
  );
}

/** @throws AppError model.invalidFile for a file that is known to be damaged */
export async function refuseDamaged(library: Library, path: string): Promise<void> {
  const record = recordOf(await library.read(), path);
  if (record?.integrity !== "damaged") return;
  const model = await findStored(path);
  if (model === undefined || !isSameVersion(model.parts, record)) return;
  const reason = "its bytes are not those that were published";
  throw new AppError("model.invalidFile", `${path} is damaged`, { details: { path, reason } });
}
