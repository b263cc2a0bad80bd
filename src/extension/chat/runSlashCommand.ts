/** The slash commands that are no question: their answer is what a translation or a summary of the context gives. */
import type { ServerApi } from "../../client/serverApi.ts";
import { fenceFor } from "../../core/chat/fenceFor.ts";
import { withoutReferences } from "../../core/chat/contextReferences.ts";
import type { AnswerStats, Conversation } from "../../core/chat/conversation.ts";
import { GrowingTranslation } from "../../core/chat/growingTranslation.ts";
import { joinedStats } from "../../core/chat/joinedStats.ts";
import { languageOfTalk } from "../../core/chat/languageOfTalk.ts";
import type { TaskCommand } from "../../core/chat/slashCommands.ts";
import type { LanguageTag } from "../../core/languages.ts";
import type { FormatId } from "../../core/translate/formats/documentFormat.ts";
import { formatOf } from "../../core/translate/formats/formatOf.ts";
import { documentNoteText, findingText } from "../../core/translate/verify/findingText.ts";
import { AppError } from "../../shared/appError.ts";
import type { Attachment } from "../../shared/attachment.ts";
import { CancelledError } from "../../shared/cancelSignal.ts";
import { formatMessage } from "../../shared/messages/formatMessage.ts";
import type { FinishReason, ModelInfo, TaskProgress, TranslateResult, WhenBusy } from "../../shared/protocol.ts";
import type { InterruptedTask } from "./interruptedTasks.ts";
import type { ReadTranslationWishes } from "./readTranslationWishes.ts";

export interface SlashCommandContext {
  readonly attachments: readonly Attachment[];
  readonly conversation: Conversation;
  /** What the answer has already, of one that goes on; empty for a new one. */
  readonly written: string;
  /** What was finished in earlier tries: it is told of more. */
  readonly interrupted: InterruptedTask;
  readonly api: Pick<ServerApi, "translate" | "summarize">;
  readonly translationWishes: ReadTranslationWishes;
  readonly whenBusy: WhenBusy;
  readonly signal: AbortSignal;
  /** Text of the answer comes as deltas. */
  readonly onProgress: (progress: TaskProgress) => void;
}

export interface SlashCommandResult {
  readonly finishReason: FinishReason;
  readonly stats: Omit<AnswerStats, "modelName">;
  readonly model: Pick<ModelInfo, "name">;
}

/**
 * Works on the context, then on the text behind the command, one after the other.
 * @throws CancelledError; AppError input.empty without either, and as of ServerApi.translate and summarize
 */
export async function runSlashCommand(command: TaskCommand, context: SlashCommandContext): Promise<SlashCommandResult> {
  const target = command.language ?? languageOfTalk(context.conversation);
  if (command.name === "summarize") return summarizeAll(sourcesOf(command, context), target, context);
  return translateAll(sourcesOf(command, context), target, context);
}

interface Source {
  /** Left out for what was typed. */
  readonly label?: string;
  /** As of Attachment. */
  readonly path?: string;
  readonly text: string;
  readonly format: FormatId;
  readonly dialect?: string;
  /** The language of the fence that the answer has around it; left out for prose. */
  readonly fence?: string;
}

function sourcesOf({ text }: TaskCommand, { attachments }: SlashCommandContext): readonly Source[] {
  const sources = attachments.map(sourceOf);
  const typed = withoutReferences(text, attachments);
  const all = typed === "" ? sources : [...sources, { text: typed, format: "markdown" } as const];
  const given = all.filter((source) => source.text.trim() !== "");
  if (given.length === 0) throw new AppError("input.empty", "A slash command without anything to work on");
  return given;
}

function sourceOf({ kind, label, path, languageId, text: written }: Attachment): Source {
  const source = { label, ...(path === undefined ? {} : { path }), text: written.replaceAll("\r\n", "\n") };
  const known = path === undefined ? undefined : formatOf(path, languageId);
  if (kind === "text" || known === undefined) return { ...source, format: "plaintext" };
  if (known.format === "plaintext" || known.format === "markdown") return { ...source, ...known };
  const fence = languageId ?? "";
  // A part of a file is read as code or as plain text: no other format can be entered in the middle.
  if (kind === "selection" && known.format !== "code") return { ...source, format: "plaintext", fence };
  return { ...source, fence, ...known };
}

async function translateAll(
  sources: readonly Source[],
  target: LanguageTag,
  { written, interrupted, api, translationWishes, whenBusy, signal, onProgress }: SlashCommandContext,
): Promise<SlashCommandResult> {
  const answer = new AnswerText(onProgress, written);
  const remarks: string[] = [];
  for (const { label, path, text, fence, ...kind } of sources) {
    const growing = new GrowingTranslation(text);
    answer.beginPart(sources.length > 1 ? label : undefined, fence, text);
    const request = { text, target, ...kind, ...(await translationWishes(target, path)) };
    if (signal.aborted) throw new CancelledError();
    const finished = interrupted.segmentsOf(request);
    const result = await api.translate(
      { ...request, ...finished.params, urgency: "interactive", whenBusy },
      {
        signal,
        onProgress: (progress) => {
          finished.follow(progress);
          if (progress.kind === "segment") answer.write(growing.add(progress));
          else onProgress(progress);
        },
      },
    );
    answer.write(growing.finish(result.text));
    answer.endPart();
    answer.addStats(result);
    remarks.push(...remarksOf(label, result));
  }
  if (remarks.length > 0) answer.write(`\n\n${remarks.join("\n\n")}`);
  return answer.result();
}

async function summarizeAll(
  sources: readonly Source[],
  target: LanguageTag,
  { written: before, interrupted: { summaries }, api, whenBusy, signal, onProgress }: SlashCommandContext,
): Promise<SlashCommandResult> {
  const answer = new AnswerText(onProgress, before);
  for (const { label, text } of sources) {
    let written = "";
    answer.beginPart(sources.length > 1 ? label : undefined, undefined, text);
    const result = await api.summarize(
      { text, target, ...summaries.params, urgency: "interactive", whenBusy },
      {
        signal,
        onProgress: (progress) => {
          if (progress.kind === "summary") summaries.follow(progress);
          else if (progress.kind !== "delta") onProgress(progress);
          else if (progress.channel === "text") {
            written += progress.text;
            answer.write(progress.text);
          }
        },
      },
    );
    if (result.text.startsWith(written)) answer.write(result.text.slice(written.length));
    answer.endPart();
    answer.addStats(result);
  }
  return answer.result();
}

/** The faults that the checks found and no further try could mend, and what is said of the document. */
function remarksOf(label: string | undefined, { segments, notes }: TranslateResult): readonly string[] {
  const findings = segments.flatMap((segment) => segment.findings.map(findingText));
  const lines = [...new Set([...notes.map(documentNoteText), ...findings])].map((line) => `- ${line}`);
  if (lines.length === 0) return [];
  const head = label === undefined ? formatMessage("panel.findings") : formatMessage("command.findings", { label });
  return [`${head}\n\n${lines.join("\n")}`];
}

const GAP = "\n\n";

/** An answer of several parts, written piece by piece. One that goes on is written from its beginning, and what it has already is not told again. */
class AnswerText {
  private readonly report: (progress: TaskProgress) => void;
  /** What the answer had before. */
  private readonly shown: string;
  /** Where in `shown` stands what is written now. */
  private start = 0;
  /** What is written now, as long as it may stand in `shown`; undefined once it has gone beyond that. */
  private repeated: string | undefined = "";
  private closing = "";
  private parts = 0;
  private stats: AnswerStats | undefined;

  constructor(report: (progress: TaskProgress) => void, shown = "") {
    this.report = report;
    this.shown = shown;
  }

  /** What comes out otherwise than before is all there once more, below. Where that was begun in an earlier try, it goes on. */
  write(text: string): void {
    const added = this.repeated === undefined ? text : this.beyondShown(this.repeated + text);
    if (added !== "") this.report({ kind: "delta", channel: "text", text: added });
  }

  /** @param content what the fence goes around must not be able to close it */
  beginPart(label: string | undefined, fence: string | undefined, content: string): void {
    const marks = fence === undefined ? "" : fenceFor(content);
    const head = label === undefined ? "" : `**${label.replaceAll(/[\\*_`[\]<]/gu, "\\$&")}**\n\n`;
    this.write(`${this.parts === 0 ? "" : "\n\n"}${head}${fence === undefined ? "" : `${marks}${fence}\n`}`);
    this.closing = fence === undefined ? "" : `\n${marks}`;
    this.parts += 1;
  }

  endPart(): void {
    this.write(this.closing);
  }

  addStats({ stats, model }: Pick<TranslateResult, "stats" | "model">): void {
    this.stats = joinedStats(this.stats, { ...stats, modelName: model.name });
  }

  /** What of all that is written now is not shown yet. */
  private beyondShown(text: string): string {
    let gap = "";
    while (!this.agrees(text)) {
      const end = this.shown.indexOf(GAP, this.start);
      if (end === -1) gap = GAP;
      this.start = end === -1 ? this.shown.length : end + GAP.length;
    }
    const added = text.slice(this.shown.length - this.start);
    this.repeated = added === "" ? text : undefined;
    return added === "" ? "" : gap + added;
  }

  /** One is the other's beginning: the text, and what is shown from its place on. */
  private agrees(text: string): boolean {
    return this.shown.startsWith(text, this.start) || text.startsWith(this.shown.slice(this.start));
  }

  result(): SlashCommandResult {
    if (this.stats === undefined) throw new AppError("internal", "An answer without a part");
    const { modelName, ...stats } = this.stats;
    return { finishReason: "stop", stats, model: { name: modelName } };
  }
}
