/**
 * What is finished of a file that takes long, kept on the disk: after Ctrl-C, a kill or a power cut the next run goes on there. A
 * journal is found by everything that decides the translation, so that one of another text, glossary or model is never met. Its
 * file is one segment a line, the last one for an index counts, and lines that were torn count as never written.
 */
import { createHash } from "node:crypto";
import { appendFileSync, existsSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import path from "node:path";
import { makeFolders } from "../../client/makeFolders.ts";
import { FinishedSegments } from "../../core/translate/update/finishedSegments.ts";
import type { FileTranslateParams } from "../../core/translate/update/translateFile.ts";
import { isFinding } from "../../core/translate/update/translationRecords.ts";
import type { ModelSelector, TaskProgress } from "../../shared/protocol.ts";
import type { FinishedSegment } from "../../shared/translation.ts";

/** So much of a run is lost at most when it is killed. */
const WRITE_INTERVAL_MS = 2000;

/** Nobody goes on with what was interrupted so long ago. */
const KEPT_MS = 30 * 24 * 60 * 60 * 1000;

interface JournalKey {
  /** The package's: another one may cut a text in other places. */
  readonly version: string;
  /** Of the source, absolute. */
  readonly path: string;
  readonly params: FileTranslateParams;
  readonly model: ModelSelector;
}

export class TranslationJournal {
  /** From this run and those before. */
  readonly finished: FinishedSegments;
  /** How many segments runs before this one had finished. */
  readonly foundCount: number;
  private readonly file: string;
  private readonly changed = new Set<number>();
  private timer: NodeJS.Timeout | undefined;

  /** @param folder made when there is something to write */
  constructor(folder: string, key: JournalKey) {
    const name = createHash("sha256").update(JSON.stringify(key)).digest("hex");
    this.file = path.join(folder, `${name}.jsonl`);
    this.finished = new FinishedSegments(key.params.text, readSegments(this.file));
    this.foundCount = this.finished.count;
  }

  follow(step: TaskProgress): void {
    const index = this.finished.follow(step);
    if (index === undefined) return;
    this.changed.add(index);
    this.timer ??= setTimeout(() => this.write(), WRITE_INTERVAL_MS).unref();
  }

  /** Writes what is not on the disk yet. A journal is a comfort: where it cannot be written, the translation goes on. */
  write(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (this.changed.size === 0) return;
    const lines = [...this.changed].map((index) => JSON.stringify(this.finished.at(index) ?? { index }));
    this.changed.clear();
    try {
      makeFolders(path.dirname(this.file), 0o700);
      // The line break comes first: what was torn before it spoils nothing.
      appendFileSync(this.file, `\n${lines.join("\n")}\n`, { mode: 0o600 });
    } catch {
      return;
    }
  }

  /** Where what is finished is, when there is any and it could be written. */
  get place(): string | undefined {
    return this.finished.count > 0 && existsSync(this.file) ? this.file : undefined;
  }

  /** The translation is where it belongs, or nobody wants it. */
  remove(): void {
    clearTimeout(this.timer);
    this.changed.clear();
    try {
      rmSync(this.file, { force: true });
    } catch {
      return; // open elsewhere, on Windows: it goes when it is old
    }
  }
}

function readSegments(file: string): readonly FinishedSegment[] {
  const segments = new Map<number, FinishedSegment>();
  for (const line of readLines(file)) {
    const segment = parseSegment(line);
    if (segment === undefined) continue;
    if (segment.text === undefined) segments.delete(segment.index);
    else segments.set(segment.index, { ...segment, text: segment.text });
  }
  return [...segments.values()];
}

function readLines(file: string): readonly string[] {
  try {
    return readFileSync(file, "utf8").split("\n");
  } catch {
    return []; // the usual case: nothing was interrupted
  }
}

/** Without a text: the segment got its source back. */
type JournalLine = Omit<FinishedSegment, "text"> & Partial<Pick<FinishedSegment, "text">>;

function parseSegment(line: string): JournalLine | undefined {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return undefined;
  }
  if (typeof value !== "object" || value === null) return undefined;
  const { index, text, findings } = value as Record<string, unknown>;
  if (typeof index !== "number" || !Number.isSafeInteger(index)) return undefined;
  return {
    index,
    ...(typeof text === "string" && { text }),
    ...(Array.isArray(findings) && { findings: findings.filter(isFinding) }),
  };
}

/** Once for each run of the program. */
export function removeOldJournals(folder: string): void {
  const oldest = Date.now() - KEPT_MS;
  for (const name of namesIn(folder)) {
    const file = path.join(folder, name);
    try {
      if (statSync(file).mtimeMs < oldest) rmSync(file);
    } catch {
      continue; // open elsewhere, no file, or gone: the others are as old
    }
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return []; // there is no such folder yet
  }
}
