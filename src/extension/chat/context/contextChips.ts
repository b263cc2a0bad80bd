/** The chips beside one composer: what of the workspace goes along with the next question. */
import { randomUUID } from "node:crypto";
import * as vscode from "vscode";
import { completeSlashCommand } from "../../../core/chat/completeSlashCommand.ts";
import {
  contextReferences,
  formatContextReference,
  spellingsOf,
  type ContextReference,
} from "../../../core/chat/contextReferences.ts";
import { AppError } from "../../../shared/appError.ts";
import type { Attachment, AttachmentKind } from "../../../shared/attachment.ts";
import { DisposableStore, type Disposable } from "../../../shared/disposableStore.ts";
import { presentError } from "../../../shared/errorPresentation.ts";
import { formatMessage } from "../../../shared/messages/formatMessage.ts";
import type { ChipView, CompletionView, KeptChip } from "../../../shared/webviewProtocol.ts";
import { toWireError } from "../../../shared/wireError.ts";
import { plainLabel } from "../../plainText.ts";
import { Throttle } from "../../throttle.ts";
import type { ChatBudget } from "../chatBudget.ts";
import type { LastTextEditor } from "../lastTextEditor.ts";
import type { ComposerPort, PanelChips } from "../panelChips.ts";
import type { ContextSource } from "./contextSource.ts";
import { fileSource, requireText, selectionSource } from "./fileSource.ts";
import { folderSource } from "./folderSource.ts";
import { isOwnAddress, isOwnResource } from "./ownResource.ts";
import { reportedProblems } from "./problemsSource.ts";
import { restoredSource } from "./restoredSource.ts";
import { uriSource } from "./uriSource.ts";
import { WorkspaceReferences } from "./workspaceReferences.ts";

/** While somebody types or a build writes, what a chip stands for is looked at no more often. */
const RECOUNT_INTERVAL_MS = 1000;

export interface ContextChipsOptions extends ComposerPort {
  readonly budget: Pick<ChatBudget, "countTexts">;
  readonly editors: Pick<LastTextEditor, "current">;
  /** As `completeSlashCommand` asks for them. */
  readonly likelyLanguages: Parameters<typeof completeSlashCommand>[1];
}

interface Chip {
  readonly id: string;
  readonly source: ContextSource;
  /** As of `formatContextReference`: the words of the draft that it goes with. Left out for what was added in another way. */
  reference?: string;
  watching?: Disposable;
  /** What it stood for when it was read last; undefined when that may have changed. */
  known?: Promise<Attachment>;
  note?: string;
  /** Of the text that it stood for when it was counted last. */
  count?: { readonly text: string; readonly tokens: number; readonly isEstimate: boolean };
  /** Why it could not be read last time. */
  problem?: string;
}

export class ContextChips implements PanelChips {
  private readonly options: ContextChipsOptions;
  private readonly references = new WorkspaceReferences();
  private readonly listeners = new Set<() => void>();
  private readonly disposed = new AbortController();
  private items: readonly Chip[] = [];
  /** References of the draft that have had their chip: one that was removed does not come back by itself. */
  private followed: ReadonlySet<string> = new Set();
  private following: Promise<unknown> = Promise.resolve();
  private isRestored = false;

  constructor(options: ContextChipsOptions) {
    this.options = options;
  }

  get chips(): readonly ChipView[] {
    return this.items.map(({ id, source: { kind, label, detail, piece }, reference, note, count, problem }) => ({
      id,
      kind,
      label,
      detail: note === undefined ? detail : `${detail} · ${note}`,
      ...(piece === undefined || reference !== undefined ? {} : { piece }),
      ...tokensOf(count),
      ...(problem === undefined ? {} : { problem }),
    }));
  }

  onDidChange(listener: () => void): Disposable {
    this.listeners.add(listener);
    return { dispose: () => this.listeners.delete(listener) };
  }

  /** @throws AppError input.empty where nothing is selected */
  async add(kind: AttachmentKind): Promise<void> {
    switch (kind) {
      case "selection": {
        const source = this.currentSelection();
        if (source === undefined) throw new AppError("input.empty", "Nothing is selected");
        this.put(source);
        return;
      }
      case "file":
      case "folder":
        await this.pick(kind);
        return;
      case "problems": {
        const sources = this.problems();
        if (sources.length === 0) this.options.notify(formatMessage("nothing.problems"));
        const source = sources.length > 1 ? await pickSource(sources) : sources[0];
        if (source !== undefined) this.put(source);
        return;
      }
      case "text":
        this.addText(await vscode.env.clipboard.readText());
    }
  }

  async addUris(uris: readonly string[]): Promise<void> {
    for (const uri of this.ownAmong(uris)) this.put(await uriSource(vscode.Uri.parse(uri)));
  }

  addText(text: string, name = formatMessage("panel.context.text")): void {
    if (text.trim() === "") return;
    requireText(text, name);
    this.put({ kind: "text", label: name, detail: name, read: () => Promise.resolve({ text }) });
  }

  async restore(kept: readonly KeptChip[]): Promise<void> {
    if (this.isRestored) return;
    this.isRestored = true;
    const isPlace = ({ kind }: KeptChip) => kind === "file" || kind === "folder";
    const own = new Set(this.ownAmong(kept.filter(isPlace).map(({ piece }) => piece)));
    const left = kept.filter((chip) => !isPlace(chip) || own.has(chip.piece));
    const sources = await Promise.all(left.map((chip) => restoredSource(chip)));
    for (const source of sources) if (source !== undefined) this.put(source);
  }

  follow(draft: string): Promise<readonly string[]> {
    // One after the other: whoever waits for the last has what the former found.
    const following = this.following.catch(() => undefined).then(() => this.followNow(draft));
    this.following = following;
    return following;
  }

  remove(id: string): void {
    this.keep(this.items.filter((chip) => chip.id !== id));
  }

  async open(id: string): Promise<void> {
    const place = this.items.find((chip) => chip.id === id)?.source.place;
    if (place === undefined || !isOwnResource(place.uri)) return;
    await vscode.window.showTextDocument(place.uri, { selection: place.range });
  }

  async read({ mayBeKnown = false } = {}): Promise<readonly Attachment[]> {
    return Promise.all(this.items.map(async (chip) => withTokens(await this.readChip(chip, mayBeKnown), chip.count)));
  }

  countEstimated(): void {
    for (const chip of this.items) if (chip.count?.isEstimate === true) void this.count(chip);
  }

  async readSelection(): Promise<Attachment | undefined> {
    const source = this.currentSelection();
    return source === undefined ? undefined : (await attachmentOf(randomUUID(), source)).attachment;
  }

  spend(ids: readonly string[]): void {
    this.followed = new Set();
    this.keep(this.items.filter(({ id }) => !ids.includes(id)));
  }

  complete(word: string): Promise<readonly CompletionView[]> {
    if (!word.startsWith("/")) return this.references.complete(word);
    return Promise.resolve(completeSlashCommand(word, this.options.likelyLanguages));
  }

  dispose(): void {
    this.disposed.abort();
    this.listeners.clear();
    this.keep([]);
  }

  /** Addresses that may be looked at. The others, of the web most often, are words like any others. */
  private ownAmong(uris: readonly string[]): readonly string[] {
    const foreign = uris.filter((uri) => !isOwnAddress(uri));
    if (foreign.length > 0) this.options.insertText(foreign.join("\n"));
    return uris.filter((uri) => !foreign.includes(uri));
  }

  private async followNow(draft: string): Promise<readonly string[]> {
    const meant = await Promise.all(contextReferences(draft).map((reference) => this.meantBy(reference)));
    const references = new Map(meant.map((reference) => [formatContextReference(reference), reference]));
    const left = this.items.filter(({ reference }) => reference === undefined || references.has(reference));
    if (left.length < this.items.length) this.keep(left);
    const missing: string[] = [];
    for (const [words, reference] of references) {
      if (this.followed.has(words)) continue;
      const source = await this.sourceFor(reference);
      if (source !== undefined) this.put(source, words);
      else missing.push(words);
    }
    // What stands for nothing now may do so later: it is looked for again.
    this.followed = new Set([...references.keys()].filter((words) => !missing.includes(words)));
    return missing;
  }

  /** The first spelling that stands for something; where none does, the one without a mark. */
  private async meantBy(reference: ContextReference): Promise<ContextReference> {
    const spellings = spellingsOf(reference);
    const plain = spellings.at(-1) ?? reference;
    for (const spelling of spellings) {
      if (spelling === plain || this.followed.has(formatContextReference(spelling))) return spelling;
      if ((await this.references.find(spelling)) !== undefined) return spelling;
    }
    return plain;
  }

  private async pick(kind: "file" | "folder"): Promise<void> {
    const isFile = kind === "file";
    const chosen = await vscode.window.showOpenDialog({
      canSelectMany: true,
      canSelectFiles: isFile,
      canSelectFolders: !isFile,
    });
    for (const uri of chosen ?? []) this.put(isFile ? fileSource(uri) : folderSource(uri));
  }

  private async sourceFor(reference: ContextReference): Promise<ContextSource | undefined> {
    switch (reference.kind) {
      case "selection":
        return this.currentSelection();
      case "problems":
        return this.problems()[0];
      case "file":
      case "folder": {
        const uri = await this.references.find(reference);
        if (uri === undefined) return undefined;
        return reference.kind === "file" ? fileSource(uri) : folderSource(uri);
      }
    }
  }

  private currentSelection(): ContextSource | undefined {
    const editor = this.options.editors.current;
    if (editor === undefined || editor.selection.isEmpty) return undefined;
    return selectionSource(editor.document, editor.selection);
  }

  /** Those of the file in front of the user, then all, where that is more. */
  private problems(): readonly ContextSource[] {
    const uri = this.options.editors.current?.document.uri;
    const ofFile = uri === undefined ? undefined : reportedProblems(uri);
    const ofAll = reportedProblems(undefined);
    const isMore = ofAll?.label !== ofFile?.label;
    return [ofFile, isMore ? ofAll : undefined].filter((source) => source !== undefined);
  }

  /**
   * The same piece twice says nothing more; a newer state of it takes the place of the older one. What was added in another way
   * than by typing stays when its words go.
   */
  private put(source: ContextSource, words?: string): void {
    const former = this.items.find((chip) => isSamePiece(chip.source, source));
    if (former !== undefined && words === undefined) delete former.reference;
    if (this.disposed.signal.aborted || (former !== undefined && isSameState(former.source, source))) return;
    const reference = former === undefined ? words : former.reference;
    const chip: Chip = { id: randomUUID(), source, ...(reference === undefined ? {} : { reference }) };
    this.watch(chip);
    this.keep(
      former === undefined ? [...this.items, chip] : this.items.map((other) => (other === former ? chip : other)),
    );
    void this.count(chip);
  }

  private watch(chip: Chip): void {
    if (chip.source.watch === undefined) return;
    const watching = new DisposableStore();
    const recount = watching.add(new Throttle(RECOUNT_INTERVAL_MS, () => void this.count(chip)));
    watching.add(
      chip.source.watch(() => {
        delete chip.known;
        recount.request();
      }),
    );
    chip.watching = watching;
  }

  private keep(chips: readonly Chip[]): void {
    for (const chip of this.items) if (!chips.includes(chip)) chip.watching?.dispose();
    this.items = chips;
    this.tell();
  }

  private async count(chip: Chip): Promise<void> {
    const { text, error } = await this.readChip(chip, true);
    if (error !== undefined) return;
    const counts = await this.options.budget.countTexts([text], this.disposed.signal);
    const tokens = counts?.tokens[0];
    if (counts === undefined || tokens === undefined || !this.items.includes(chip)) return;
    chip.count = { text, tokens, isEstimate: counts.isEstimate };
    this.tell();
  }

  private async readChip(chip: Chip, mayBeKnown: boolean): Promise<Attachment> {
    const reading = (mayBeKnown ? chip.known : undefined) ?? this.readNow(chip);
    chip.known = reading;
    try {
      const attachment = await reading;
      this.setProblem(chip, undefined);
      return attachment;
    } catch (cause) {
      if (chip.known === reading) delete chip.known;
      const error = AppError.from(cause);
      this.setProblem(chip, presentError(error).message);
      return unread(chip, error);
    }
  }

  private async readNow(chip: Chip): Promise<Attachment> {
    const { attachment, note } = await attachmentOf(chip.id, chip.source);
    if (note !== chip.note) {
      if (note === undefined) delete chip.note;
      else chip.note = note;
      if (this.items.includes(chip)) this.tell();
    }
    return attachment;
  }

  private setProblem(chip: Chip, problem: string | undefined): void {
    if (chip.problem === problem) return;
    if (problem === undefined) delete chip.problem;
    else chip.problem = problem;
    if (this.items.includes(chip)) this.tell();
  }

  private tell(): void {
    for (const listener of [...this.listeners]) listener();
  }
}

/** What is sent in the place of one that could not be read. */
function unread({ id, source: { kind, label, detail } }: Chip, error: AppError): Attachment {
  return { id, kind, label, ...(kind === "text" ? {} : { path: detail }), text: "", error: toWireError(error) };
}

/** With its tokens, where it was this text that was counted. */
function withTokens(attachment: Attachment, count: Chip["count"]): Attachment {
  return count?.text === attachment.text ? { ...attachment, ...tokensOf(count) } : attachment;
}

/** As chips and attachments have them. */
function tokensOf(count: Chip["count"]): Pick<Attachment, "tokens" | "isEstimate"> {
  if (count === undefined) return {};
  return count.isEstimate ? { tokens: count.tokens, isEstimate: true } : { tokens: count.tokens };
}

async function pickSource(sources: readonly ContextSource[]): Promise<ContextSource | undefined> {
  const items = sources.map((source) => ({
    source,
    label: plainLabel(source.detail),
    description: plainLabel(source.label),
  }));
  const placeHolder = formatMessage("panel.context.problems");
  return (await vscode.window.showQuickPick(items, { placeHolder }))?.source;
}

async function attachmentOf(
  id: string,
  { kind, label, read }: ContextSource,
): Promise<{ readonly attachment: Attachment; readonly note: string | undefined }> {
  const { note, ...content } = await read();
  return { attachment: { id, kind, label, ...content }, note };
}

function isSamePiece(one: ContextSource, other: ContextSource): boolean {
  return one.piece !== undefined && one.kind === other.kind && one.piece === other.piece;
}

function isSameState(one: ContextSource, other: ContextSource): boolean {
  return one.label === other.label && one.snapshot === other.snapshot;
}
