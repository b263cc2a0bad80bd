/** <data>/models.json: what is known of model files beside their own bytes. Plain data, read tolerantly, written whole. */
import type { Integrity } from "../../shared/modelsProtocol.ts";

/** What changes when somebody writes a part of a model. */
export interface PartVersion {
  readonly sizeBytes: number;
  readonly modifiedMs: number;
}

/** A file whose bytes were compared, or that was downloaded. */
export interface FileRecord {
  /** What it was downloaded by, in its full form. */
  readonly source?: string;
  /** The revision of the repository that it came from. */
  readonly commit?: string;
  /** Of each part; of the first look where nothing was published. */
  readonly sha256?: readonly string[];
  /** The hub publishes these sums; otherwise they are those of the first look. */
  readonly published?: true;
  readonly integrity: Integrity;
  /** Of each part, when `integrity` was found. */
  readonly parts: readonly PartVersion[];
  /** ISO 8601. */
  readonly at: string;
  readonly licence?: string;
}

export interface LibraryData {
  /** By absolute path. */
  readonly files: Readonly<Record<string, FileRecord>>;
  /** Absolute paths of models that were imported and stay where they are. */
  readonly references: readonly string[];
  /** When each was accepted, by the key of the licence. */
  readonly licences: Readonly<Record<string, string>>;
}

export const EMPTY_LIBRARY: LibraryData = { files: {}, references: [], licences: {} };

/** Raised when an older version would misread the file; a newer file is left alone by it. */
const VERSION = 1;

export function formatLibrary({ files, references, licences }: LibraryData): string {
  return `${JSON.stringify({ version: VERSION, files, references, licences }, null, 2)}\n`;
}

/** Whatever can be read of it: a damaged entry costs itself alone. Undefined: not even an object of this version. */
export function parseLibrary(text: string): LibraryData | undefined {
  const value = parseObject(text);
  if (value?.version !== VERSION) return undefined;
  const files = Object.entries(objectOf(value.files)).flatMap(([path, record]): [string, FileRecord][] => {
    const read = parseRecord(record);
    return read === undefined ? [] : [[path, read]];
  });
  const licences = Object.entries(objectOf(value.licences)).filter((entry): entry is [string, string] => {
    return typeof entry[1] === "string";
  });
  return {
    files: Object.fromEntries(files),
    references: stringsOf(value.references) ?? [],
    licences: Object.fromEntries(licences),
  };
}

function parseRecord(value: unknown): FileRecord | undefined {
  const { source, commit, sha256, published, integrity, parts, at, licence } = objectOf(value);
  const hashes = stringsOf(sha256);
  if (!isIntegrity(integrity) || !Array.isArray(parts)) return undefined;
  const versions = parts.map(objectOf).flatMap(({ sizeBytes, modifiedMs }): PartVersion[] => {
    return typeof sizeBytes === "number" && typeof modifiedMs === "number" ? [{ sizeBytes, modifiedMs }] : [];
  });
  if (versions.length !== parts.length) return undefined;
  return {
    integrity,
    parts: versions,
    at: typeof at === "string" ? at : "",
    ...(typeof source === "string" && { source }),
    ...(typeof commit === "string" && { commit }),
    ...(hashes !== undefined && { sha256: hashes }),
    ...(published === true && { published }),
    ...(typeof licence === "string" && { licence }),
  };
}

function isIntegrity(value: unknown): value is Integrity {
  return value === "unknown" || value === "recorded" || value === "verified" || value === "damaged";
}

function stringsOf(value: unknown): readonly string[] | undefined {
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : undefined;
}

function objectOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : {};
}

function parseObject(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    return objectOf(JSON.parse(text));
  } catch {
    return undefined;
  }
}
