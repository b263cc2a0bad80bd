/** Which files of a repository make up the model that was asked for. */
import { formatModelReference, type HubReference } from "../../../core/models/modelReference.ts";
import { badAddress } from "./addressRules.ts";
import { notFound } from "./downloadFailure.ts";
import type { HubFile } from "./hubApi.ts";

/** llama.cpp's naming of split files. */
const SPLIT = /-(\d{5})-of-(\d{5})\.gguf$/iu;
/** GGUF files that are no models to talk to: projectors of vision models, statistics of calibration, small drafts. */
const BESIDE = /(?:^|[-_./])(?:mmproj|imatrix|mtp)(?:[-_./]|$)/iu;
const LABEL = /(?:^|[-._/])((?:UD-)?(?:IQ\d|TQ\d|Q\d|MXFP\d)(?:_[0-9A-Z]+)*|BF16|F16|F32)(?=[-._/]|$)/giu;
/** In the order in which a reference without a quantisation chooses. */
const PREFERRED = ["Q4_K_M", "Q4_K_S", "Q4_0", "IQ4_XS", "IQ4_NL", "Q4_1", "MXFP4"];
const MOST_PARTS = 1000;
const MOST_LISTED = 20;

/** @throws AppError download.notFound, with what there is instead */
export function chooseHubFiles(reference: HubReference, listed: readonly HubFile[]): readonly HubFile[] {
  const address = formatModelReference(reference);
  const models = listed.filter(({ path }) => /\.gguf$/iu.test(path));
  const { file } = reference;
  if (file !== undefined) {
    const found = models.find(({ path }) => path === file);
    if (found === undefined) throw notFound(address, `the repository has ${listOf(models.map(({ path }) => path))}`);
    return partsOf(found, models, address);
  }
  const firsts = models.filter(({ path }) => isFirst(path) && !BESIDE.test(path));
  const [only, ...others] = firsts;
  if (only !== undefined && others.length === 0 && reference.quantization === undefined) {
    return partsOf(only, models, address);
  }
  const quantization = reference.quantization ?? preferred(firsts);
  if (firsts.length === 0) throw notFound(address, "the repository has no GGUF file of a model");
  if (quantization === undefined) throw notFound(address, `name a quantisation: it has ${labelsOf(firsts)}`);
  const matching = firsts.filter(({ path }) => hasLabel(path, quantization));
  const [best] = matching.sort((a, b) => a.path.length - b.path.length || a.path.localeCompare(b.path));
  if (best === undefined) throw notFound(address, `the repository has ${labelsOf(firsts)}`);
  return partsOf(best, models, address);
}

/** The addresses of all parts, where the name of the first says that there are more. @throws AppError download.badAddress */
export function partUrls(first: URL): readonly URL[] {
  const [, number, count] = SPLIT.exec(first.pathname) ?? [];
  if (number === undefined || count === undefined) return [first];
  const shown = `${first.origin}${first.pathname}`;
  if (Number(number) !== 1) throw badAddress(shown, "it is not the first part of its model");
  return partNumbers(count, shown).map((part) => {
    const url = new URL(first);
    url.pathname = partPath(first.pathname, part);
    return url;
  });
}

function partsOf(first: HubFile, models: readonly HubFile[], address: string): readonly HubFile[] {
  const [, number, count] = SPLIT.exec(first.path) ?? [];
  if (number === undefined || count === undefined) return [first];
  if (Number(number) !== 1) throw badAddress(address, "it is not the first part of its model");
  return partNumbers(count, address).map((part) => {
    const path = partPath(first.path, part);
    const found = models.find((model) => model.path === path);
    if (found === undefined) throw notFound(address, `part ${Number(part)} of ${Number(count)} is missing there`);
    return found;
  });
}

/** Some of the parts are no model. @throws AppError download.badAddress */
function partNumbers(count: string, address: string): string[] {
  const parts = Math.max(1, Number(count));
  if (parts > MOST_PARTS) throw badAddress(address, `it has more than ${MOST_PARTS} parts`);
  return Array.from({ length: parts }, (_, index) => String(index + 1).padStart(5, "0"));
}

function partPath(first: string, part: string): string {
  return first.replace(/-\d{5}(-of-\d{5}\.gguf)$/iu, `-${part}$1`);
}

function isFirst(path: string): boolean {
  const number = SPLIT.exec(path)?.[1];
  return number === undefined || Number(number) === 1;
}

function hasLabel(path: string, quantization: string): boolean {
  const wanted = quantization.toUpperCase();
  return labels(path).some((label) => label === wanted || label === `UD-${wanted}`) || tokens(path).includes(wanted);
}

/** For labels that nobody here has heard of. */
function tokens(path: string): string[] {
  return path
    .toUpperCase()
    .replace(SPLIT, "")
    .replace(/\.GGUF$/u, "")
    .split(/[-./]/u);
}

function labels(path: string): string[] {
  return [...path.replace(SPLIT, "").matchAll(LABEL)].map((match) => (match[1] ?? "").toUpperCase());
}

function preferred(firsts: readonly HubFile[]): string | undefined {
  const known = PREFERRED.find((label) => firsts.some(({ path }) => hasLabel(path, label)));
  if (known !== undefined) return known;
  const [only, ...others] = [...new Set(firsts.flatMap(({ path }) => labels(path)))];
  return others.length === 0 ? only : undefined;
}

function labelsOf(firsts: readonly HubFile[]): string {
  return listOf([...new Set(firsts.map(({ path }) => labels(path).at(-1) ?? path))]);
}

function listOf(names: readonly string[]): string {
  if (names.length === 0) return "no GGUF file";
  const shown = names.slice(0, MOST_LISTED).join(", ");
  return names.length > MOST_LISTED ? `${shown} and others` : shown;
}
