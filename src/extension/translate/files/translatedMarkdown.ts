/** A Markdown document in another language, in the editor's own preview beside it. The file itself stays as it is. */
import * as vscode from "vscode";
import { languageLabel, type LanguageTag } from "../../../core/languages.ts";
import { applyEdits } from "../../../core/translate/formats/applyEdits.ts";
import { AppError } from "../../../shared/appError.ts";
import { CancelledError } from "../../../shared/cancelSignal.ts";
import { DisposableStore, type Disposable } from "../../../shared/disposableStore.ts";
import { formatMessage } from "../../../shared/messages/formatMessage.ts";
import type { TranslateResult, WhenBusy } from "../../../shared/protocol.ts";
import type { PreviousTranslation } from "../../../shared/translation.ts";
import { requireActiveEditor } from "../../editorText.ts";
import { withProgress } from "../../notifications.ts";
import { Throttle } from "../../throttle.ts";
import { jobFor } from "../jobFor.ts";
import type { TranslationContext } from "../translationContext.ts";
import { requestFor } from "../translationJob.ts";
import { PreviewPage } from "./previewPage.ts";

/** Documents in memory, named like the file that the translation would be. */
const SCHEME = "sealion-translated";

/** The preview renders the whole document each time. */
const REFRESH_INTERVAL_MS = 300;

/** A preview that opens beside, or moves, is for a moment in no tab. */
const TABS_SETTLE_MS = 1000;

/** One document in one language. */
interface View {
  readonly uri: vscode.Uri;
  readonly document: vscode.TextDocument;
  readonly target: LanguageTag;
  readonly page: PreviewPage;
  text: string;
  /** Whether a tab has shown it yet: one that is still opening is in none, and is not to be forgotten for that. */
  wasShown: boolean;
  /** Paragraphs that need a look. */
  findings: number;
  /** What the last run came to, so that the next translates changed blocks only. */
  previous: PreviousTranslation | undefined;
  running: AbortController | undefined;
}

export class TranslatedMarkdown implements vscode.TextDocumentContentProvider, Disposable {
  private readonly context: TranslationContext;
  private readonly views = new Map<string, View>();
  private readonly store = new DisposableStore();
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  private readonly forgetClosed: Throttle;
  readonly onDidChange = this.changed.event;

  constructor(context: TranslationContext) {
    this.context = context;
    this.store.add(this.changed);
    this.forgetClosed = this.store.add(
      new Throttle(TABS_SETTLE_MS, () => {
        for (const view of this.views.values()) if (view.wasShown && !isShown(view)) this.forget(view);
      }),
    );
    this.store.add(vscode.workspace.registerTextDocumentContentProvider(SCHEME, this));
    this.store.add(
      vscode.workspace.onDidSaveTextDocument((document) => {
        for (const view of this.views.values()) if (view.document === document && isShown(view)) void this.fill(view);
      }),
    );
    this.store.add(
      vscode.workspace.onDidOpenTextDocument((document) => {
        const view = this.views.get(document.uri.toString());
        if (view === undefined) return;
        view.page.opened();
        // The editor drops what is said of a document between reading its text and opening it.
        if (document.getText() !== withRemark(view)) this.changed.fire(view.uri);
      }),
    );
    this.store.add(
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        const view = this.views.get(document.uri.toString());
        if (view === undefined) return;
        view.page.change();
        if (view.running === undefined) view.page.settle();
      }),
    );
    this.store.add(
      vscode.window.tabGroups.onDidChangeTabs(({ closed }) => {
        for (const view of this.views.values()) view.wasShown ||= isShown(view);
        if (closed.length > 0) this.forgetClosed.request();
      }),
    );
    this.store.add(
      vscode.workspace.onDidCloseTextDocument((document) => {
        for (const view of this.views.values()) if (view.document === document) this.forget(view);
      }),
    );
  }

  /** Opens the preview at once, with the source in it, and lets it fill. */
  async open(): Promise<void> {
    const { document } = requireActiveEditor();
    if (document.languageId !== "markdown")
      throw new AppError("input.empty", "The active document is no Markdown", { details: { nothing: "markdown" } });
    const target = await this.context.languages.choose("translate", document, document.getText());
    if (target === undefined) return;
    const uri = viewUri(document, target);
    const view = this.views.get(uri.toString()) ?? {
      uri,
      document,
      target,
      page: new PreviewPage(),
      text: document.getText(),
      wasShown: false,
      findings: 0,
      previous: undefined,
      running: undefined,
    };
    this.views.set(uri.toString(), view);
    view.page.load();
    await vscode.commands.executeCommand("markdown.showPreviewToSide", uri);
    await this.fill(view);
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    const view = this.views.get(uri.toString());
    return view === undefined ? formatMessage("result.gone") : withRemark(view);
  }

  dispose(): void {
    for (const view of this.views.values()) this.forget(view);
    this.store.dispose();
  }

  private async fill(view: View, whenBusy: WhenBusy = "refuse"): Promise<void> {
    view.running?.abort();
    const running = new AbortController();
    view.running = running;
    try {
      const { text, records, segments } = await this.translate(view, running, whenBusy);
      view.findings = segments.filter(({ findings }) => findings.length > 0).length;
      view.previous = { text, records };
      this.show(view, text);
    } catch (error) {
      // A later save has taken its place, or somebody has stopped it: what is there stays.
      if (CancelledError.is(error)) return;
      this.context.reporter.report(error, { retry: (again) => this.fill(view, again) });
    } finally {
      if (view.running === running) {
        view.running = undefined;
        view.page.settle();
      }
    }
  }

  private async translate(view: View, running: AbortController, whenBusy: WhenBusy): Promise<TranslateResult> {
    const { document, target, previous } = view;
    const source = document.getText();
    const places = [{ start: 0, end: source.length }];
    const { params } = requestFor(await jobFor(this.context, document, { places, target, isWhole: true }));
    const finished = new Map<number, { start: number; end: number; text: string }>();
    const refresh = new Throttle(REFRESH_INTERVAL_MS, () => {
      this.show(view, applyEdits(source, [...finished.values()]).text);
    });
    const title = formatMessage("translate.progress", { language: languageLabel(target) });
    try {
      return await withProgress(title, (report, signal) => {
        signal.addEventListener("abort", () => running.abort(), { once: true });
        return this.context.api.translate(
          { ...params, urgency: "interactive", whenBusy, ...(previous === undefined ? {} : { previous }) },
          {
            signal: running.signal,
            onProgress: (step) => {
              if (step.kind === "segments")
                report({ message: formatMessage("translate.done", { done: step.done, count: step.count }) });
              if (step.kind !== "segment" || step.state !== "done") return;
              finished.set(step.index, step);
              refresh.request();
            },
          },
        );
      });
    } finally {
      refresh.dispose();
    }
  }

  private show(view: View, text: string): void {
    view.text = text;
    this.changed.fire(view.uri);
  }

  private forget(view: View): void {
    view.running?.abort();
    view.page.dispose();
    this.views.delete(view.uri.toString());
  }
}

/** A preview has no document of its own in the list of tabs: its title is the only sign. */
function shows({ input, label }: vscode.Tab, { uri }: View): boolean {
  return input instanceof vscode.TabInputWebview && label.includes(uri.path.slice(1));
}

function isShown(view: View): boolean {
  return vscode.window.tabGroups.all.some(({ tabs }) => tabs.some((tab) => shows(tab, view)));
}

const FRONT_MATTER = /^---\r?\n[^]*?\n---\r?\n/u;

/** What needs a look is said where a reader begins: below the front matter, which is none anywhere else. */
function withRemark({ text, findings: count }: View): string {
  if (count === 0) return text;
  const at = FRONT_MATTER.exec(text)?.[0].length ?? 0;
  const remark = formatMessage(count === 1 ? "fileTranslation.needsLookOne" : "fileTranslation.needsLook", { count });
  return `${text.slice(0, at)}> ${remark}\n\n${text.slice(at)}`;
}

/** Its name is the tab's title; the query tells it from one of the same name elsewhere. */
function viewUri({ uri }: vscode.TextDocument, target: LanguageTag): vscode.Uri {
  const name = uri.path.split("/").at(-1) ?? "";
  const stem = name.replace(/\.[^.]+$/u, "");
  return vscode.Uri.from({ scheme: SCHEME, path: `/${stem}.${target}.md`, query: uri.toString() });
}
