/** Links: a file that has several names is one model. */
import { lstat } from "node:fs/promises";
import path from "node:path";
import type { ModelFile } from "../../shared/modelsProtocol.ts";
import type { ModelPlaces, StoredModel } from "./store.ts";

export interface NamedModel extends StoredModel {
  /** The other names of the same file: symbolic links to it, and hard ones. */
  readonly otherPaths: readonly string[];
  /** Of the path. */
  readonly place: ModelFile["place"];
}

type OwnPlaces = Pick<ModelPlaces, "modelsDir" | "references">;

/** A name that can be deleted, or forgotten, goes before one in a folder of the client's. */
const BEST_FIRST: readonly ModelFile["place"][] = ["managed", "reference", "folder"];

/**
 * Each file once, in the order in which they come: by its name in `modelsDir`, else by that of its import, else by the first of
 * its names; in each place by a symbolic link only where it has no other name there.
 */
export function oneOfEachFile(models: readonly StoredModel[], places: OwnPlaces): Promise<NamedModel[]> {
  const byFile = new Map<string, [StoredModel, ...StoredModel[]]>();
  for (const model of models) {
    const names = byFile.get(identityOf(model));
    if (names === undefined) byFile.set(identityOf(model), [model]);
    else names.push(model);
  }
  return Promise.all(Array.from(byFile.values(), (names) => oneOf(names, places)));
}

/** Of a file that is not there only its name is known. */
function identityOf({ path: filePath, parts }: StoredModel): string {
  return parts.length === 0 ? filePath : parts.map(({ fileId }) => fileId).join("/");
}

async function oneOf(names: readonly [StoredModel, ...StoredModel[]], places: OwnPlaces): Promise<NamedModel> {
  const placed = await Promise.all(
    names.map(async (model) => {
      const place = placeOf(model, places);
      const isLast = names.length > 1 && (await isLink(model.path));
      return { model, place, rank: 2 * BEST_FIRST.indexOf(place) + Number(isLast) };
    }),
  );
  const own = placed.reduce((best, other) => (other.rank < best.rank ? other : best));
  const otherPaths = names.filter((model) => model !== own.model).map((model) => model.path);
  return { ...own.model, otherPaths, place: own.place };
}

function placeOf({ path: filePath }: StoredModel, { modelsDir, references }: OwnPlaces): ModelFile["place"] {
  if (path.dirname(filePath) === path.resolve(modelsDir)) return "managed";
  return references.includes(filePath) ? "reference" : "folder";
}

async function isLink(filePath: string): Promise<boolean> {
  const facts = await lstat(filePath).catch(() => undefined);
  return facts?.isSymbolicLink() === true;
}
