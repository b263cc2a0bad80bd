import type { Attachment, AttachmentKind } from "../../shared/attachment.ts";
import type { Disposable } from "../../shared/disposableStore.ts";
import type { ChipView, CompletionView, KeptChip } from "../../shared/webviewProtocol.ts";

/** The composer that chips stand beside. */
export interface ComposerPort {
  /** Says something at it that is no error. */
  readonly notify: (text: string) => void;
  /** Puts a text into it, beside what was typed. */
  readonly insertText: (text: string) => void;
}

/** What stands beside a panel's composer: pieces of the workspace that go along with the next question. */
export interface PanelChips extends Disposable {
  readonly chips: readonly ChipView[];
  onDidChange(listener: () => void): Disposable;
  /** Asks where a kind has more than one. */
  add(kind: AttachmentKind): Promise<void>;
  /** @param uris of files and folders, as `text/uri-list` has them; what is on no file system of the user becomes text of the composer */
  addUris(uris: readonly string[]): Promise<void>;
  /**
   * @param name of the file that it was; left out for pasted text
   * @throws AppError document.binary, input.tooLarge
   */
  addText(text: string, name?: string): void;
  /**
   * Brings back what was there before this extension host, as it is by now. Once: what a page has kept after that is known.
   * What has gone meanwhile is a chip that says so.
   */
  restore(kept: readonly KeptChip[]): Promise<void>;
  remove(id: string): void;
  /** Shows where it comes from. */
  open(id: string): Promise<void>;
  /**
   * What they stand for now. One that cannot go along says why, on its chip, too.
   * @param options.mayBeKnown what has told of no change since it was read last is not read again: enough to count it
   */
  read(options?: { readonly mayBeKnown?: boolean }): Promise<readonly Attachment[]>;
  /** Counts once more what could only be estimated: a model is loaded now. */
  countEstimated(): void;
  /** What is selected in the editor, whether it is a chip or not. Undefined where nothing is. */
  readSelection(): Promise<Attachment | undefined>;
  /**
   * Adds what is named in the composer: `#selection`, `#file:src/main.ts`. Each name counts once; what it has added goes when it
   * has gone from the text.
   * @returns the names that stand for nothing
   */
  follow(draft: string): Promise<readonly string[]>;
  /**
   * Their question has been sent. Names count once more from here on: `follow` is to be told of a draft that stands there already.
   * @param ids of those that went along
   */
  spend(ids: readonly string[]): void;
  /** For a `#` or `/` word that is being typed. */
  complete(word: string): Promise<readonly CompletionView[]>;
}
