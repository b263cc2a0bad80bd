/** Links: a file that has several names is one model. */
import { lstat } from "node:fs/promises";
import path from "node:path";
import type { StoredModel } from "./store.ts";

export interface NamedModel extends StoredModel {
  /** The other names of the same file: symbolic links to it, and hard ones. */
  readonly otherPaths: readonly string[];
}

/**
 * Each file once, in the order in which they come: by its name in `modelsDir`, else by the first of its names; by a symbolic
 * link only where it has no other name here.
 */
export function oneOfEachFile(models: readonly StoredModel[], modelsDir: string): Promise<NamedModel[]> {
  const byFile = new Map<string, [StoredModel, ...StoredModel[]]>();
  for (const model of models) {
    const names = byFile.get(identityOf(model));
    if (names === undefined) byFile.set(identityOf(model), [model]);
    else names.push(model);
  }
  return Promise.all(Array.from(byFile.values(), (names) => oneOf(names, modelsDir)));
}

/** Of a file that is not there only its name is known. */
function identityOf({ path: filePath, parts }: StoredModel): string {
  return parts.length === 0 ? filePath : parts.map(({ fileId }) => fileId).join("/");
}

async function oneOf(names: readonly [StoredModel, ...StoredModel[]], modelsDir: string): Promise<NamedModel> {
  const [first, ...more] = names;
  if (more.length === 0) return { ...first, otherPaths: [] };
  const areLinks = await Promise.all(names.map((model) => isLink(model.path)));
  const files = names.filter((_, at) => areLinks[at] === false);
  const own = files.find((model) => path.dirname(model.path) === path.resolve(modelsDir)) ?? files[0] ?? first;
  return { ...own, otherPaths: names.filter((model) => model !== own).map((model) => model.path) };
}

async function isLink(filePath: string): Promise<boolean> {
  const facts = await lstat(filePath).catch(() => undefined);
  return facts?.isSymbolicLink() === true;
}
