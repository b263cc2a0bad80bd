/**
 * Looks at model files, and remembers for a few of them what their headers say: reading a vocabulary of 150,000 words takes
 * most of a tenth of a second, and each request asks whether its model could be loaded.
 */
import {
  fileVersion,
  readHeaderFacts,
  wholeSizes,
  type FileVersion,
  type HeaderFacts,
  type ModelFileFacts,
} from "./modelFile.ts";

/** A model, what drafts for it, and those of another window. Each holds its vocabulary. */
const MOST_KEPT = 4;

interface Known extends FileVersion {
  readonly facts: Promise<HeaderFacts>;
}

export class ModelFiles {
  /** By path; what was asked for last stands last. */
  private readonly known = new Map<string, Known>();

  /** @throws AppError model.notFound, model.notAFile, model.invalidFile, model.noChatTemplate */
  async inspect(path: string): Promise<ModelFileFacts> {
    const version = await fileVersion(path);
    const known = this.keep(path, version);
    try {
      const { parts, header, ...facts } = await known.facts;
      return { ...facts, ...(await wholeSizes(path, version.size, { parts, header })) };
    } catch (error) {
      if (this.known.get(path) === known) this.known.delete(path);
      throw error;
    }
  }

  private keep(path: string, { size, mtimeMs }: FileVersion): Known {
    const before = this.known.get(path);
    const isSame = before?.size === size && before.mtimeMs === mtimeMs;
    const known = isSame ? before : { size, mtimeMs, facts: readHeaderFacts(path, { size, mtimeMs }) };
    this.known.delete(path);
    this.known.set(path, known);
    const [oldest] = this.known.keys();
    if (this.known.size > MOST_KEPT && oldest !== undefined) this.known.delete(oldest);
    return known;
  }
}
