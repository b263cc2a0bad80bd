/** What goes along with a question: what its chips stand for, and what a slash command works on. */
import { AppError } from "../../shared/appError.ts";
import type { Attachment } from "../../shared/attachment.ts";
import { formatMessage } from "../../shared/messages/formatMessage.ts";
import { fromWireError } from "../../shared/wireError.ts";
import type { DraftWarning, DraftWarnings } from "./draftWarnings.ts";
import { errorView } from "./messageView.ts";
import type { PanelChips } from "./panelChips.ts";

/** What a slash command has not got: the words for it say where it could come from. */
const CONTEXT = { details: { nothing: "context" } } as const;

export class QuestionContext {
  private readonly chips: Pick<PanelChips, "follow" | "read" | "readSelection">;
  private readonly warnings: DraftWarnings;

  constructor(chips: QuestionContext["chips"], warnings: DraftWarnings) {
    this.chips = chips;
    this.warnings = warnings;
  }

  /**
   * @param needed a slash command works on it
   * @returns undefined when something of it would be missing, and nobody had said so yet
   * @throws AppError as of `forCommand`
   */
  async read(typed: string, needed: boolean): Promise<readonly Attachment[] | undefined> {
    // Who types fast sends before the draft has been told.
    const missing = await this.chips.follow(typed);
    const beside = await this.chips.read();
    const unknown = {
      about: missing,
      sentence: () => formatMessage("chat.noReference", { names: missing.join(", ") }),
    };
    const attachments = needed ? await this.withSelection(beside) : beside;
    // A command without anything to work on is refused, with the reason.
    const isRefused = needed && !attachments.some(isReadable);
    if (!this.warnings.wereTold([unknown, ...(isRefused ? [] : [leftOut(attachments)])])) return undefined;
    if (isRefused) throw refusal(attachments);
    return attachments;
  }

  /**
   * What a slash command works on: what is selected, where nothing else can be read.
   * @throws AppError input.empty, or why what stands beside it cannot be read
   */
  async forCommand(beside: readonly Attachment[]): Promise<readonly Attachment[]> {
    const attachments = await this.withSelection(beside);
    if (!attachments.some(isReadable)) throw refusal(attachments);
    return attachments;
  }

  private async withSelection(beside: readonly Attachment[]): Promise<readonly Attachment[]> {
    if (beside.some(isReadable)) return beside;
    const selection = await this.chips.readSelection();
    return selection === undefined ? beside : [...beside, selection];
  }
}

function isReadable({ error }: Attachment): boolean {
  return error === undefined;
}

/** Of a slash command that has nothing to work on. */
function refusal([unread]: readonly Attachment[]): Error {
  return (
    fromWireError(unread?.error) ?? new AppError("input.empty", "A slash command without anything to work on", CONTEXT)
  );
}

/** What cannot be read stays visible beside the question. */
function leftOut(attachments: readonly Attachment[]): DraftWarning {
  const unread = attachments.filter(({ error }) => error !== undefined);
  const reasons = unread.map(({ error }) => (error === undefined ? "" : errorView(error).message));
  const sentence = () =>
    formatMessage("chat.notReadable", {
      reasons: [...new Set(reasons)].join(" "),
      names: unread.map(({ label }) => label).join(", "),
    });
  return { about: unread.map(({ id }) => id), sentence };
}
