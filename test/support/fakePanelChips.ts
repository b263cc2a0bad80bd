import type { PanelChips } from "../../src/extension/chat/panelChips.ts";
import type { Attachment } from "../../src/shared/attachment.ts";
import type { ChipView } from "../../src/shared/webviewProtocol.ts";

/** The chips of a composer without a workspace: they stand for what a test puts there. */
export class FakePanelChips implements PanelChips {
  attachments: readonly Attachment[] = [{ id: "a", kind: "file", label: "ghi-chú.md", text: "Phở bò" }];
  selection: Attachment | undefined;
  /** Names that stand for nothing. */
  missing: readonly string[] = [];
  readonly followed: string[] = [];
  timesCounted = 0;
  private readonly listeners = new Set<() => void>();

  get chips(): readonly ChipView[] {
    return this.attachments.map(({ id, kind, label }) => ({ id, kind, label, detail: label }));
  }

  onDidChange(listener: () => void): { dispose(): void } {
    this.listeners.add(listener);
    return { dispose: () => this.listeners.delete(listener) };
  }

  /** As when one was counted, or others are there now. */
  change(attachments = this.attachments): void {
    this.attachments = attachments;
    for (const listener of this.listeners) listener();
  }

  read(): Promise<readonly Attachment[]> {
    return Promise.resolve(this.attachments);
  }

  readSelection(): Promise<Attachment | undefined> {
    return Promise.resolve(this.selection);
  }

  follow(draft: string): Promise<readonly string[]> {
    this.followed.push(draft);
    return Promise.resolve(this.missing);
  }

  countEstimated(): void {
    this.timesCounted += 1;
  }

  spend(ids: readonly string[]): void {
    this.change(this.attachments.filter(({ id }) => !ids.includes(id)));
  }

  complete(): Promise<readonly []> {
    return Promise.resolve([]);
  }

  add(): Promise<void> {
    return Promise.resolve();
  }

  addUris(): Promise<void> {
    return Promise.resolve();
  }

  restore(): Promise<void> {
    return Promise.resolve();
  }

  addText(): void {
    // Nobody pastes in these tests.
  }

  remove(): void {
    // Nobody removes one either.
  }

  open(): Promise<void> {
    return Promise.resolve();
  }

  dispose(): void {
    this.listeners.clear();
  }
}
