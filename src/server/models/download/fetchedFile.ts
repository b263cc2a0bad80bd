/** One file on its way: which of its bytes are there, which are being fetched, and what is known of its server. */
import { MAX_HEADER_BYTES } from "../../gguf/ggufHeader.ts";
import { beginningOf, type ByteRange, type ByteRanges, bytesIn, missingFrom, withRange } from "./byteRanges.ts";
import type { PartialFile } from "./diskPort.ts";
import type { JournalFile } from "./journal.ts";
import { LOOKS_BYTES, modelHeaderOf } from "./modelHeader.ts";
import type { RemoteFile } from "./remoteModel.ts";

/** A stretch that one connection fetches. */
export interface Piece {
  start: number;
  end: number;
  /** Where the next byte that comes belongs. */
  position: number;
}

/**
 * "unknown": nobody has asked; "probing": the first answer is awaited; "ranges": many connections may ask; "stream": the
 * server gives it only from the beginning, or does not say which version it gives.
 */
type Access = "unknown" | "probing" | "ranges" | "stream";

export class FetchedFile {
  readonly remote: RemoteFile;
  readonly partial: PartialFile;
  /** As published: known from the list, or told with the first answer. */
  sha256: string | undefined;
  access: Access = "unknown";
  /** Where the hub leads to. Such links expire. */
  location: URL | undefined;
  /** Until the header is seen to be of a file of this size, one connection fetches, from the beginning on. */
  isHeaderSeen = false;
  private readonly replaces: JournalFile["replaces"];
  private readonly validators: Map<string, string>;
  private readonly claims = new Set<Piece>();
  /** A stream begins with what was there before it broke: only what comes after that is new. */
  private furthestOfStream = 0;
  private nextLookBytes = 0;
  private written: ByteRanges;
  private synced: ByteRanges;

  /** @param done what an earlier run left on disk */
  constructor(remote: RemoteFile, partial: PartialFile, done: Pick<JournalFile, "done" | "validators" | "replaces">) {
    this.remote = remote;
    this.partial = partial;
    this.sha256 = remote.sha256;
    this.written = done.done;
    this.synced = done.done;
    this.replaces = done.replaces;
    this.validators = new Map(Object.entries(done.validators));
    if (remote.validator !== undefined && this.validators.size === 0) {
      this.validators.set(new URL(remote.url).origin, remote.validator);
    }
  }

  get doneBytes(): number {
    return bytesIn(this.written);
  }

  get isComplete(): boolean {
    return this.doneBytes === this.remote.sizeBytes;
  }

  /** The next stretch that nobody has or fetches. Undefined: none now. */
  claim(mostBytes: number): Piece | undefined {
    if (this.access === "probing") return undefined;
    if (this.claims.size > 0 && (this.access === "stream" || !this.isHeaderSeen)) return undefined;
    const taken = [...this.claims].reduce<ByteRanges>(
      (ranges, { start, end }) => withRange(ranges, [start, end]),
      this.written,
    );
    const [gap] = missingFrom(taken, this.remote.sizeBytes);
    if (gap === undefined) return undefined;
    if (this.access === "stream") this.forget();
    const piece = this.access === "stream" ? this.whole() : pieceOf(gap, mostBytes);
    if (this.access === "unknown") this.access = "probing";
    this.claims.add(piece);
    return piece;
  }

  /** Whether the last of its bytes have not come before. */
  isFurther({ position }: Piece): boolean {
    if (this.access !== "stream") return true;
    if (position <= this.furthestOfStream) return false;
    this.furthestOfStream = position;
    return true;
  }

  release(piece: Piece): void {
    if (!this.claims.delete(piece)) return;
    if (this.access === "probing") this.access = "unknown";
  }

  /** The server gives it from the beginning only: all that was there is fetched once more. */
  becomeStream(piece: Piece): void {
    this.access = "stream";
    this.forget();
    Object.assign(piece, this.whole());
  }

  async write(chunks: readonly Uint8Array[], [start, end]: ByteRange): Promise<void> {
    await this.partial.write(chunks, start);
    this.written = withRange(this.written, [start, end]);
    await this.checkHeader();
  }

  /**
   * Says no as soon as the bytes that are there tell that the file cannot be a whole model.
   * @throws AppError download.notAModel, or an error of the disk
   */
  async checkHeader(): Promise<void> {
    if (this.isHeaderSeen) return;
    const { name, sizeBytes } = this.remote;
    const thereBytes = beginningOf(this.written);
    if (thereBytes === 0 || thereBytes < Math.min(this.nextLookBytes, sizeBytes)) return;
    const bytes = await this.partial.readBeginning(Math.min(thereBytes, MAX_HEADER_BYTES));
    this.isHeaderSeen = modelHeaderOf(name, bytes, sizeBytes) !== undefined;
    this.nextLookBytes = LOOKS_BYTES.find((size) => size > thereBytes) ?? sizeBytes;
  }

  /** @returns whether the disk has more now than before */
  async sync(): Promise<boolean> {
    const { written } = this;
    if (written === this.synced) return false;
    await this.partial.sync();
    this.synced = written;
    return true;
  }

  validatorFor(origin: string): string | undefined {
    return this.validators.get(origin);
  }

  /**
   * @returns whether the answer is of the version that the bytes are of. Each server of a network of copies may have an ETag
   * of its own; where no sum is published, they must be the same all the same.
   */
  acceptValidator(origin: string, validator: string | undefined): boolean {
    const known = this.validators.get(origin);
    if (validator === undefined) return known === undefined;
    if (known !== undefined) return known === validator;
    if (this.sha256 === undefined && this.validators.size > 0 && ![...this.validators.values()].includes(validator)) {
      return false;
    }
    this.validators.set(origin, validator);
    return true;
  }

  get journalFile(): JournalFile {
    const { name, sizeBytes } = this.remote;
    return {
      name,
      sizeBytes,
      ...(this.sha256 !== undefined && { sha256: this.sha256 }),
      ...(this.replaces !== undefined && { replaces: this.replaces }),
      validators: Object.fromEntries(this.validators),
      // What came as a stream can be gone on with when it is whole, or not at all.
      done: this.access === "stream" && !this.isComplete ? [] : this.synced,
    };
  }

  private forget(): void {
    this.written = [];
    this.synced = [];
  }

  private whole(): Piece {
    return { start: 0, end: this.remote.sizeBytes, position: 0 };
  }
}

function pieceOf([start, end]: ByteRange, mostBytes: number): Piece {
  return { start, end: Math.min(end, start + mostBytes), position: start };
}
