/** Entries that a user adds to the catalogue, as a settings file has them: looked at one by one, never trusted. */
import { AppError } from "../../shared/appError.ts";
import { formatMessage } from "../../shared/messages/formatMessage.ts";
import { parseLanguage } from "../languages.ts";
import { type CatalogueEntry, findInCatalogue, CATALOGUE } from "./catalogue.ts";
import { formatModelReference, parseRemoteReference } from "./modelReference.ts";

export interface CustomCatalogue {
  /** The product's own and then the user's, one that has the id of another in its place. */
  readonly entries: readonly CatalogueEntry[];
  /** One sentence for each entry that could not be used. */
  readonly problems: readonly string[];
}

/** Why an entry cannot be used, as one clause. */
class BadEntry extends Error {
  override readonly name = "BadEntry";
}

/** @param value a list of objects; nothing at all (null, undefined) is an empty one */
export function withCustomEntries(value: unknown): CustomCatalogue {
  if (value === undefined || value === null) return { entries: CATALOGUE, problems: [] };
  if (!Array.isArray(value)) return { entries: CATALOGUE, problems: [formatMessage("catalogue.notAList")] };
  const own = new Map<string, CatalogueEntry>();
  const problems: string[] = [];
  value.forEach((item: unknown, index) => {
    try {
      const entry = parseEntry(item);
      own.set(entry.id, entry);
    } catch (error) {
      if (!(error instanceof BadEntry)) throw error;
      problems.push(formatMessage("catalogue.problem", { name: nameOf(item, index), reason: error.message }));
    }
  });
  const others = CATALOGUE.filter(({ id }) => findInCatalogue([...own.values()], id) === undefined);
  return { entries: [...others, ...own.values()], problems };
}

function parseEntry(item: unknown): CatalogueEntry {
  if (typeof item !== "object" || item === null || Array.isArray(item)) throw new BadEntry("it is no object");
  const given = item as Readonly<Record<string, unknown>>;
  const ref = parseRef(textOf(given, "ref"));
  const title = optional(given, "title") ?? ref.replace(/^hf:[^/]+\//u, "");
  const licence = optional(given, "licence");
  const licenceUrl = optional(given, "licenceUrl");
  if (licenceUrl !== undefined && !/^https:\/\/[^\s@]+$/iu.test(licenceUrl)) {
    throw new BadEntry("its licenceUrl is no https address");
  }
  const languages = languagesOf(given.languages);
  const quantization = optional(given, "quantization");
  const base = optional(given, "base");
  const sizeBytes = wholeNumber(given, "sizeBytes");
  const contextTokens = wholeNumber(given, "contextTokens");
  return {
    id: (optional(given, "id") ?? title).toLowerCase().replace(/\s+/gu, "-"),
    title,
    ref,
    roles: [],
    warnings: [],
    isCustom: true,
    ...(licence !== undefined && { licence: { name: licence, url: licenceUrl ?? "" } }),
    ...(languages !== undefined && { languages }),
    ...(quantization !== undefined && { quantization }),
    ...(base !== undefined && { base }),
    ...(sizeBytes !== undefined && { sizeBytes }),
    ...(contextTokens !== undefined && { contextTokens }),
  };
}

function parseRef(given: string): string {
  try {
    return formatModelReference(parseRemoteReference(given));
  } catch (error) {
    if (!AppError.is(error, "download.badAddress")) throw error;
    throw new BadEntry(`its ref is no address: ${String(error.details.reason)}`);
  }
}

function languagesOf(value: unknown): CatalogueEntry["languages"] {
  if (value === undefined || value === null) return undefined;
  if (!Array.isArray(value)) throw new BadEntry("its languages are no list");
  return value.map((item: unknown) => {
    const tag = typeof item === "string" ? parseLanguage(item) : undefined;
    if (tag === undefined) throw new BadEntry(`${JSON.stringify(item)} is none of the languages`);
    return tag;
  });
}

function textOf(given: Readonly<Record<string, unknown>>, key: string): string {
  const text = optional(given, key);
  if (text === undefined) throw new BadEntry(`its ${key} is missing`);
  return text;
}

function optional(given: Readonly<Record<string, unknown>>, key: string): string | undefined {
  const value = given[key];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== "string") throw new BadEntry(`its ${key} is no text`);
  // Names come from strangers, and end in terminals and tooltips.
  const text = value.replace(/\p{Cc}+/gu, " ").trim();
  return text === "" ? undefined : text;
}

function wholeNumber(given: Readonly<Record<string, unknown>>, key: string): number | undefined {
  const value = given[key];
  if (value === undefined || value === null) return undefined;
  if (typeof value === "number" && Number.isSafeInteger(value) && value > 0) return value;
  throw new BadEntry(`its ${key} is no whole number above 0`);
}

function nameOf(item: unknown, index: number): string {
  if (typeof item !== "object" || item === null) return String(index + 1);
  const { title, id, ref } = item as Readonly<Record<string, unknown>>;
  const name = [title, id, ref].find((value) => typeof value === "string" && value.trim() !== "");
  return typeof name === "string" ? name : String(index + 1);
}
