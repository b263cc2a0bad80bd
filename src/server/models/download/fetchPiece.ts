/** One request for a stretch of a file, into its place on disk. */
import { AppError } from "../../../shared/appError.ts";
import { changed, notAModel, TransientFailure, unreachable } from "./downloadFailure.ts";
import type { FetchedFile, Piece } from "./fetchedFile.ts";
import { type Answer, bytesOf, type GetContext, httpGet, StallWatch } from "./httpGet.ts";
import { checkBeginning, checkPublished, isWebPage, published } from "./remoteModel.ts";
import { ifRange, validatorOf } from "./validator.ts";

/** Many small writes cost more processor time than the network does. */
const WRITE_BYTES = 1024 * 1024;
/** What a slow connection brings is on its way to the disk after so long at most. */
const WRITE_INTERVAL_MS = 500;
const MAGIC_BYTES = 4;

export interface FetchContext extends GetContext {
  /** Bytes have come that were not there before. */
  readonly onReceived: () => void;
  /** Bytes are in their place, or others may begin. */
  readonly onStored: () => void;
}

/** A server may give less than was asked for: then the rest is asked for next. */
export async function fetchPiece(piece: Piece, file: FetchedFile, context: FetchContext): Promise<void> {
  const { location } = file;
  try {
    if (location !== undefined) {
      await fetchFrom(location, piece, file, context);
      return;
    }
  } catch (error) {
    // Another connection may have a new one already.
    if (file.location === location) file.location = undefined;
    if (!isOfOldLink(error)) throw error;
  }
  await fetchFrom(new URL(file.remote.url), piece, file, context);
}

/** Links expire, and their hosts come and go: what one that was kept says of the file is for the hub to say. */
function isOfOldLink(error: unknown): boolean {
  if (error instanceof TransientFailure) return error.code === "download.forbidden";
  return AppError.is(error, "download.notFound") || AppError.is(error, "download.network");
}

async function fetchFrom(url: URL, piece: Piece, file: FetchedFile, context: FetchContext): Promise<void> {
  const range = { range: `bytes=${piece.start}-${piece.end - 1}`, ...ifRange(file.validatorFor(url.origin)) };
  const answer = await httpGet(url, file.access === "stream" ? {} : range, context);
  try {
    if (!acceptAnswer(piece, file, answer)) return;
    if (answer.url.href !== file.remote.url) file.location = answer.url;
    await store(piece, file, answer, context);
  } catch (error) {
    if (file.location === answer.url) file.location = undefined;
    throw error;
  } finally {
    // One that was read to its end is in use for the next request already.
    if (!answer.body.readableEnded) answer.body.destroy();
  }
}

/** @returns whether its body is what is wanted; else the file has to be asked for in another way */
function acceptAnswer(piece: Piece, file: FetchedFile, answer: Answer): boolean {
  const { name, sizeBytes } = file.remote;
  checkPublished(name, file.sha256, answer.linkedEtag);
  file.sha256 ??= published(answer.linkedEtag);
  if (answer.status === 416) throw changed(name, "it is shorter than it was");
  if (answer.status === 206 && file.access === "stream") {
    throw new TransientFailure("it gives a part in place of the whole file");
  }
  if (isWebPage(answer.headers["content-type"])) {
    // In the middle of a download it is a hotel's page for logging in, not the hub's.
    if (file.doneBytes > 0) throw new TransientFailure("a web page comes in its place");
    throw notAModel(name, "a web page came in its place");
  }
  const validator = validatorOf(answer.headers);
  if (!file.acceptValidator(answer.url.origin, validator)) throw changed(name, `it is ${validator ?? "unmarked"} now`);
  const { start, total } = extentOf(answer);
  if (total !== undefined && total !== sizeBytes) {
    if (file.doneBytes > 0) throw changed(name, `it has ${total} bytes now, had ${sizeBytes}`);
    throw unreachable(answer.url.host, `the file there has ${total} bytes, and ${sizeBytes} are listed`);
  }
  if (answer.status === 200) {
    if (file.access === "ranges") throw new TransientFailure("it gives the whole file in place of a part");
    file.becomeStream(piece);
  } else if (start !== piece.start) {
    throw new TransientFailure("it gives another part of the file than was asked for");
  } else if (validator === undefined && file.sha256 === undefined) {
    // Pieces of two versions could not be told apart, so it comes in one.
    file.becomeStream(piece);
    return false;
  }
  if (piece.start > 0) file.access = "ranges";
  return true;
}

function extentOf({ status, headers }: Answer): { readonly start: number; readonly total: number | undefined } {
  if (status === 200) {
    const length = headers["content-length"];
    return { start: 0, total: length === undefined ? undefined : Number(length) };
  }
  const [, start, total] = /^bytes (\d+)-\d+\/(\d+|\*)$/iu.exec(headers["content-range"] ?? "") ?? [];
  return { start: Number(start), total: total === undefined || total === "*" ? undefined : Number(total) };
}

async function store(piece: Piece, file: FetchedFile, answer: Answer, context: FetchContext): Promise<void> {
  const watch = new StallWatch(answer.body, context.stallMs);
  const writer = new PieceWriter(piece, file, answer, context.onStored);
  try {
    for await (const chunk of bytesOf(answer.body, context.signal)) {
      watch.touch();
      context.count.receivedBytes += chunk.length;
      if (piece.position === piece.end) break; // more than was asked for
      const isTimeToWrite = writer.take(chunk);
      if (file.isFurther(piece)) context.onReceived();
      if (!isTimeToWrite) continue;
      watch.hold(true);
      await writer.flush();
      watch.hold(false);
    }
  } finally {
    watch.dispose();
    await writer.end();
  }
  // Asked again at once it would answer so again.
  if (piece.position === piece.start) throw new TransientFailure("it gives nothing of what was asked for");
  if (file.access === "stream" && piece.position < piece.end) throw new TransientFailure("it ends too early");
}

/** Collects chunks, and writes while the next ones come. */
class PieceWriter {
  private readonly piece: Piece;
  private readonly file: FetchedFile;
  private readonly answer: Answer;
  private readonly onStored: () => void;
  private chunks: Buffer[] = [];
  private bytes = 0;
  private flushedAtMs = performance.now();
  private writing: Promise<void> = Promise.resolve();

  constructor(piece: Piece, file: FetchedFile, answer: Answer, onStored: () => void) {
    this.piece = piece;
    this.file = file;
    this.answer = answer;
    this.onStored = onStored;
  }

  /** @returns whether it is time to flush */
  take(chunk: Buffer): boolean {
    const room = this.piece.end - this.piece.position;
    const wanted = chunk.length > room ? chunk.subarray(0, room) : chunk;
    this.chunks.push(wanted);
    this.bytes += wanted.length;
    this.piece.position += wanted.length;
    const isFirst = this.file.access === "probing" && this.bytes >= MAGIC_BYTES;
    return isFirst || this.bytes >= WRITE_BYTES || performance.now() - this.flushedAtMs >= WRITE_INTERVAL_MS;
  }

  /** Resolves when the write before has ended; at most one is under way. */
  async flush(): Promise<void> {
    await this.writing;
    if (this.bytes === 0) return;
    const { chunks, bytes, file } = this;
    const end = this.piece.position;
    const start = end - bytes;
    if (start === 0) this.checkBeginning();
    this.chunks = [];
    this.bytes = 0;
    this.flushedAtMs = performance.now();
    this.writing = file.write(chunks, [start, end]).then(this.onStored);
    this.writing.catch(() => undefined); // told by the next flush
  }

  /** @throws what the last write threw */
  async end(): Promise<void> {
    await this.flush();
    await this.writing;
  }

  private checkBeginning(): void {
    const beginning = Buffer.concat(this.chunks).subarray(0, MAGIC_BYTES);
    checkBeginning(this.file.remote.name, beginning, this.answer.headers["content-type"]);
    if (this.file.access === "probing") this.file.access = "ranges";
  }
}
