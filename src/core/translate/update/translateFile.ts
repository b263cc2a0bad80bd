/**
 * Translates one file into another, or brings an earlier translation up to date. Who reads, writes, asks and translates are
 * ports: an editor and a terminal do the same. Paths are relative to the folder that has `.sealion`, with "/".
 */
import { AppError } from "../../../shared/appError.ts";
import { throwIfCancelled, type CancelSignal } from "../../../shared/cancelSignal.ts";
import type { TranslateParams, TranslateResult } from "../../../shared/protocol.ts";
import type { GlossaryTerm, PreviousTranslation, Register } from "../../../shared/translation.ts";
import type { LanguageTag } from "../../languages.ts";
import type { DocumentKind } from "../formats/formatOf.ts";
import { isAscii } from "../formats/jsonEscapes.ts";
import { updateCatalogue } from "../formats/poUpdate.ts";
import { decodeDocument, encodeDocument, type DocumentText, type TextEncoding } from "./documentText.ts";
import { hasTargetColumn } from "./hasTargetColumn.ts";
import { targetPath, type TargetPlace } from "./targetPath.ts";
import {
  RECORDS_PATH,
  recordsFor,
  recordsFromJson,
  recordsToJson,
  withRecords,
  type SegmentRecords,
  type TranslationRecords,
} from "./translationRecords.ts";

/** A model's own part of a request is the client's. */
export type FileTranslateParams = Omit<TranslateParams, "model" | "settings" | "whenBusy">;

export interface FilePorts {
  /** What is translated, also what an editor has not saved of it. Left out: `read`. */
  readSource?(path: string): Promise<Uint8Array | undefined>;
  /** Undefined when there is no such file. */
  read(path: string): Promise<Uint8Array | undefined>;
  /** With its folders. Afterwards the file is the new one, whole; until then it is the old one. */
  write(path: string, bytes: Uint8Array): Promise<void>;
  translate(params: FileTranslateParams): Promise<TranslateResult>;
  /** Asks what happens to a person's work. */
  decide(question: ConflictQuestion): Promise<ConflictDecision>;
}

export interface ConflictQuestion {
  /** Of the translation. */
  readonly path: string;
  /** Entries that a person has edited and whose source has changed since. None in a question about what would be lost. */
  readonly conflicts: TranslateResult["segments"];
  /** What a person has added and what would be gone, or has taken out and what would be there again. */
  readonly lost: NonNullable<TranslateResult["lost"]>;
  /** The translation as it is, and as it would be: with conflicts kept; of what would be lost, before the model's work. */
  readonly before: string;
  readonly after: string;
}

/** "keep": a person's entries stay as they are; where they have no place any more, the whole file stays. */
export type ConflictDecision = "keep" | "translate";

export interface FileJob {
  readonly path: string;
  readonly kind: DocumentKind;
  readonly target: LanguageTag;
  readonly source?: LanguageTag | undefined;
  /** Instead of the naming rule's place; equal to `path`: the file itself is replaced. */
  readonly out?: string | undefined;
  /** The user's own naming rule. */
  readonly pattern?: string | undefined;
  readonly register?: Register | undefined;
  readonly glossary?: readonly GlossaryTerm[] | undefined;
  /** Segments with findings are translated again. */
  readonly retries?: boolean | undefined;
  readonly signal?: CancelSignal | undefined;
}

export type FileOutcome =
  | {
      /** "unchanged": the translation is up to date already. */
      readonly kind: "written" | "unchanged";
      /** Of the translation. */
      readonly path: string;
      readonly result: TranslateResult;
      /** What was written is the translation of what the source was at the beginning. */
      readonly isSourceChanged: boolean;
    }
  | { readonly kind: "skipped"; readonly reason: SkipReason; readonly path?: string };

/**
 * "empty": nothing in it is for people, and there is no earlier translation to bring up to date. "lost": a person's entries would be
 * gone, and nobody said that they may.
 */
export type SkipReason = "code" | "sameLanguage" | "empty" | "lost";

/**
 * @throws AppError document.binary, document.invalid; document.changed when the translation was changed by somebody meanwhile, or
 *   there is no source; input.tooLarge; what a request fails with. In each case the translation's file is as it was.
 * @throws CancelledError
 */
export async function translateFile(job: FileJob, ports: FilePorts): Promise<FileOutcome> {
  const sourceBytes = await readSource(ports, job.path);
  if (sourceBytes === undefined)
    throw new AppError("document.changed", `${job.path} is gone`, { details: { path: job.path } });
  const source = decodeDocument(sourceBytes, job.path);
  if (source.text.trim() === "") return { kind: "skipped", reason: "empty" };
  const place = placeFor(job, source.text);
  if (place.kind === "none") return { kind: "skipped", reason: place.reason };
  const path = place.kind === "inPlace" ? job.path : place.path;

  const earlierBytes = await ports.read(path);
  const earlier = earlierBytes && decodeDocument(earlierBytes, path);
  // A program's comments and any file that is replaced itself have no earlier translation to be kept.
  const isReplaced = path === job.path && job.out !== undefined;
  const update =
    earlier && !isReplaced ? await updateOf(ports, job, source.text, { path, text: earlier.text }) : undefined;
  const isRemembered = remembers(job, path) && !isReplaced;
  // Records that cannot be read are told before the model works for nothing.
  if (isRemembered && update === undefined) await readRecords(ports);
  const params = paramsOf(job, update?.text ?? source.text);
  const answered = update ? await updated(params, update, ports) : await ports.translate(params);
  if (answered === undefined) return { kind: "skipped", reason: "lost", path };
  if (update === undefined && hasNothingToTranslate(answered)) return { kind: "skipped", reason: "empty" };

  throwIfCancelled(job.signal);
  const encoding = encodingFor(source, isReplaced ? undefined : earlier);
  const written = encodeDocument({ text: answered.text, encoding });
  // The same text may be written in two ways, with escapes and without.
  const isWritten = !isSame(written, earlierBytes);
  if (isWritten) {
    await expectUnchanged(ports, path, earlierBytes);
  }
  // Records first: a text that nothing is remembered of would be a person's for ever.
  const before = isRemembered ? await saveRecords(ports, path, job.target, answered.records) : undefined;
  if (isWritten) {
    try {
      await ports.write(path, written);
    } catch (error) {
      // That the file could not be written is what matters, also where the records cannot be either.
      if (before !== undefined) await saveRecords(ports, path, job.target, before).catch(() => undefined);
      throw error;
    }
  }
  // The records say what was translated: the next run does the rest.
  const isSourceChanged = path !== job.path && !isSame(await readSource(ports, job.path), sourceBytes);
  return {
    kind: isWritten ? "written" : "unchanged",
    path,
    result: withEncodingNoted(answered, source),
    isSourceChanged,
  };
}

/** An earlier translation keeps its own. One in ASCII may be in ISO 8859-1 as well, if its source is. */
function encodingFor(source: DocumentText, earlier: DocumentText | undefined): TextEncoding {
  if (earlier === undefined) return source.encoding;
  return source.encoding.name === "iso-8859-1" && isAscii(earlier.text) ? source.encoding : earlier.encoding;
}

/** ISO 8859-1 is never certain. */
function withEncodingNoted(result: TranslateResult, { encoding }: DocumentText): TranslateResult {
  if (encoding.name !== "iso-8859-1") return result;
  return { ...result, notes: [...result.notes, { code: "latin1Assumed", details: {} }] };
}

/** An earlier translation, and what is translated to bring it up to date. */
interface FileUpdate {
  /** Of the translation. */
  readonly path: string;
  /** The translation as it is in its file. */
  readonly before: string;
  readonly text: string;
  readonly previous: PreviousTranslation;
}

async function updateOf(
  ports: FilePorts,
  job: FileJob,
  source: string,
  { path, text: before }: { readonly path: string; readonly text: string },
): Promise<FileUpdate> {
  const { kind, target, source: sourceLanguage } = job;
  // A catalogue is a translator's document of its own: it is filled, not written anew from what it was made from.
  const isOwnDocument = kind.format === "po" && path !== job.path;
  const catalogue = isOwnDocument ? updateCatalogue(before, source, { target, source: sourceLanguage }) : undefined;
  const { text = source, earlier = before } = catalogue ?? {};
  const records = recordsFor(await readRecords(ports), path, target);
  return { path, before, text, previous: { text: earlier, records, ...(job.retries === true && { retries: true }) } };
}

/**
 * What would be lost is asked before the model works, conflicts afterwards: with them the result can be used as it is. Undefined: a
 * person's entries would be gone, and shall not.
 */
async function updated(
  params: FileTranslateParams,
  { path, before, previous }: FileUpdate,
  ports: FilePorts,
): Promise<TranslateResult | undefined> {
  let result = await ports.translate({ ...params, previous: { ...previous, lost: "ask" } });
  const lost = result.lost ?? [];
  if (lost.length > 0) {
    const decision = await ports.decide({ path, conflicts: [], lost, before, after: result.text });
    if (decision === "keep") return kept(params, previous, ports);
    // With segments, the model has worked already: what it wrote has shown what cannot stay.
    if (result.segments.length === 0) result = await ports.translate({ ...params, previous });
  }
  const conflicts = result.segments.filter(({ status }) => status === "conflict");
  if (conflicts.length === 0) return result;
  const decision = await ports.decide({ path, conflicts, lost: [], before, after: result.text });
  if (decision === "keep") return result;
  // What was translated just now stays: only the conflicts are left to do.
  const { text, records } = result;
  return ports.translate({ ...params, previous: { text, records, conflicts: "translate" } });
}

/** The earlier translation, with the entries brought up to date that the source has too. Undefined where that cannot be. */
async function kept(
  params: FileTranslateParams,
  previous: PreviousTranslation,
  ports: FilePorts,
): Promise<TranslateResult | undefined> {
  const result = await ports.translate({ ...params, previous: { ...previous, lost: "keep" } });
  return (result.lost ?? []).length > 0 ? undefined : result;
}

function hasNothingToTranslate({ notes }: TranslateResult): boolean {
  return notes.some(({ code }) => code === "nothingToTranslate");
}

function placeFor({ path, kind, target, source, out, pattern }: FileJob, text: string): TargetPlace {
  if (out === undefined) {
    const hasColumn = kind.format === "csv" && hasTargetColumn(text, { target, source, dialect: kind.dialect });
    return targetPath(path, kind, { target, source, pattern, hasTargetColumn: hasColumn });
  }
  return out === path ? { kind: "inPlace" } : { kind: "beside", path: out };
}

function paramsOf({ kind, target, source, register, glossary }: FileJob, text: string): FileTranslateParams {
  return {
    text,
    target,
    format: kind.format,
    ...(kind.dialect === undefined ? {} : { dialect: kind.dialect }),
    ...(source === undefined ? {} : { source }),
    ...(register === undefined ? {} : { register }),
    ...(glossary === undefined ? {} : { glossary }),
  };
}

/**
 * The message ids of a template, and of a catalogue that is filled itself, say what its translations were made from. A catalogue
 * of the source language may have texts of its own.
 */
function remembers({ kind, path: source }: FileJob, path: string): boolean {
  return kind.format !== "po" || (kind.dialect !== "pot" && path !== source);
}

/** @throws AppError document.invalid */
export async function readRecords(ports: Pick<FilePorts, "read">): Promise<TranslationRecords> {
  const bytes = await ports.read(RECORDS_PATH);
  return bytes === undefined ? {} : recordsFromJson(decodeDocument(bytes, RECORDS_PATH).text);
}

/** @returns what was remembered of the file before */
async function saveRecords(
  ports: FilePorts,
  path: string,
  target: LanguageTag,
  records: SegmentRecords,
): Promise<SegmentRecords> {
  // Read anew: another file may have been done meanwhile, by another window too.
  const all = await readRecords(ports);
  const before = recordsToJson(all);
  const after = recordsToJson(withRecords(all, path, target, records));
  if (after !== before) {
    await ports.write(RECORDS_PATH, encodeDocument({ text: after, encoding: { name: "utf-8", hasMark: false } }));
  }
  return recordsFor(all, path, target);
}

function readSource(ports: FilePorts, path: string): Promise<Uint8Array | undefined> {
  return ports.readSource === undefined ? ports.read(path) : ports.readSource(path);
}

async function expectUnchanged(ports: FilePorts, path: string, before: Uint8Array | undefined): Promise<void> {
  if (isSame(await ports.read(path), before)) return;
  throw new AppError("document.changed", `${path} was changed meanwhile`, { details: { path } });
}

function isSame(one: Uint8Array | undefined, other: Uint8Array | undefined): boolean {
  if (one === undefined || other === undefined) return one === other;
  return one.length === other.length && one.every((byte, index) => byte === other[index]);
}
