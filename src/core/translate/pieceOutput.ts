/** Where a piece's translation is written while its turn has not come, and while it streams. */
import { AppError } from "../../shared/appError.ts";

type Emit = (text: string) => void;

/**
 * Holds the text back until the pieces before it are done, then lets it stream. What was given out cannot be taken back
 * (it may stand in a pipe by now), so an attempt after that must begin with the same words: those are swallowed, the rest
 * passes. Before that a new attempt may say whatever it likes.
 */
export class PieceOutput {
  private text = "";
  private given = "";
  private emit: Emit | undefined;

  /** Gives out what there is, and from now on all that comes. */
  goLive(emit: Emit): void {
    this.emit = emit;
    this.giveOut(this.text);
  }

  /** @throws AppError generation.unfinished when it differs from what was given out by an earlier attempt */
  readonly write = (text: string): void => {
    const known = this.given.slice(this.text.length, this.text.length + text.length);
    if (!text.startsWith(known)) throw attemptDiffers();
    this.text += text;
    this.giveOut(text.slice(known.length));
  };

  /** How much there is: where an attempt begins, for `rewindTo`. */
  get length(): number {
    return this.text.length;
  }

  /** Drops what came after `length`: it is tried again. */
  rewindTo(length: number): void {
    this.text = this.text.slice(0, length);
  }

  /** @throws AppError generation.unfinished when the text ends before what was given out */
  end(): void {
    if (this.text.length < this.given.length) throw attemptDiffers();
  }

  private giveOut(text: string): void {
    if (this.emit === undefined || text === "") return;
    this.given = this.text;
    this.emit(text);
  }
}

function attemptDiffers(): AppError {
  return new AppError("generation.unfinished", "A second attempt at a piece differs from what was given out already");
}
