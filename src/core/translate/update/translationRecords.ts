/**
 * `.sealion/translations.json`: what was translated from what, for the next run. It belongs into version control: sorted, one
 * segment a line, so that two branches that translate different things merge.
 */
import { FINDING_CODES, type Finding, type SegmentRecord } from "../../../shared/translation.ts";
import { AppError } from "../../../shared/appError.ts";

/** Below the workspace's folder. */
export const RECORDS_PATH = ".sealion/translations.json";

const VERSION = 1;

export type SegmentRecords = Readonly<Record<string, SegmentRecord>>;

/** By the translation's path from the folder that has `.sealion`, with "/", and by language, for files that hold several. */
export type TranslationRecords = Readonly<Record<string, Readonly<Record<string, SegmentRecords>>>>;

export function recordsFor(all: TranslationRecords, path: string, target: string): SegmentRecords {
  const file = Object.hasOwn(all, path) ? all[path] : undefined;
  return (file !== undefined && Object.hasOwn(file, target) ? file[target] : undefined) ?? {};
}

export function withRecords(
  all: TranslationRecords,
  path: string,
  target: string,
  records: SegmentRecords,
): TranslationRecords {
  return { ...all, [path]: { ...all[path], [target]: records } };
}

/** Files and languages in alphabetical order; segments in the document's, which says which paragraph came after which. */
export function recordsToJson(all: TranslationRecords): string {
  const files = sorted(all).map(([path, languages]) => [
    path,
    Object.fromEntries(sorted(languages).map(([target, records]) => [target, lines(records)])),
  ]);
  return `${JSON.stringify({ version: VERSION, files: Object.fromEntries(files) as unknown }, undefined, 2)}\n`;
}

/** @throws AppError document.invalid when it is not what this module writes, as after a merge that went wrong */
export function recordsFromJson(json: string): TranslationRecords {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (error) {
    throw unreadable(error instanceof Error ? error.message : String(error));
  }
  if (!isRecord(value) || value.version !== VERSION || !isRecord(value.files)) {
    throw unreadable(`no "version": ${String(VERSION)} and "files"`);
  }
  return Object.fromEntries(
    Object.entries(value.files).map(([path, languages]) => [
      path,
      Object.fromEntries(
        Object.entries(expectRecord(languages, path)).map(([target, records]) => [
          target,
          segmentRecords(expectRecord(records, `${path} ${target}`)),
        ]),
      ),
    ]),
  );
}

function lines(records: SegmentRecords): Record<string, string> {
  return Object.fromEntries(
    Object.entries(records).map(([key, { source, translation, findings }]) => [
      key,
      `${source} ${translation} ${findings === undefined ? "" : JSON.stringify(findings)}`.trimEnd(),
    ]),
  );
}

function segmentRecords(lines: Readonly<Record<string, unknown>>): SegmentRecords {
  return Object.fromEntries(
    Object.entries(lines).map(([key, line]) => {
      const [, source = "", translation = "", findings] = LINE.exec(typeof line === "string" ? line : "") ?? [];
      return [key, { source, translation, ...(findings !== undefined && { findings: findingsFromJson(findings) }) }];
    }),
  );
}

/** Two hashes, of which the second may be empty, and findings. */
const LINE = /^(\S*)(?: (\S*))?(?: (.*))?$/u;

function findingsFromJson(json: string): readonly Finding[] {
  let values: unknown;
  try {
    values = JSON.parse(json);
  } catch (error) {
    throw unreadable(error instanceof Error ? error.message : String(error));
  }
  return (Array.isArray(values) ? values : []).filter(isFinding);
}

/** A later version may find what this one has no words for. */
export function isFinding(value: unknown): value is Finding {
  return isRecord(value) && FINDING_CODES.some((code) => code === value.code) && hasPlainValues(value.details);
}

function hasPlainValues(value: unknown): boolean {
  return isRecord(value) && Object.values(value).every((one) => typeof one === "string" || typeof one === "number");
}

function sorted<T>(entries: Readonly<Record<string, T>>): [string, T][] {
  return Object.entries(entries).sort(([a], [b]) => (a < b ? -1 : 1));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function expectRecord(value: unknown, place: string): Record<string, unknown> {
  if (isRecord(value)) return value;
  throw unreadable(`${place} is no object`);
}

function unreadable(reason: string): AppError {
  return new AppError("document.invalid", `${RECORDS_PATH}: ${reason}`, {
    details: { line: 1, column: 1, reason: `${RECORDS_PATH}: ${reason}`, path: RECORDS_PATH },
  });
}
