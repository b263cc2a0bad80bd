/** What goes along with a question: what its chips stand for, and what a slash command works on. */
import { AppError } from "../../shared/appError.ts";
import type { Attachment } from "../../shared/attachment.ts";
import { formatMessage } from "../../shared/messages/formatMessage.ts";
import { fromWireError } from "../../shared/wireError.ts";
import type { DraftWarnings } from "./draftWarnings.ts";
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
    const sentence = () => formatMessage("chat.noReference", { names: missing.join(", ") });
    if (!this.warnings.wasTold(missing, sentence)) return undefined;
    const beside = await this.chips.read();
    const attachments = needed ? await this.forCommand(beside) : beside;
    return this.mayLeaveOut(attachments) ? attachments : undefined;
  }

  /**
   * What a slash command works on: what is selected, where nothing else can be read.
   * @throws AppError input.empty, or why what stands beside it cannot be read
   */
  async forCommand(beside: readonly Attachment[]): Promise<readonly Attachment[]> {
    if (beside.some(({ error }) => error === undefined)) return beside;
    const selection = await this.chips.readSelection();
    if (selection !== undefined) return [...beside, selection];
    const [unread] = beside;
    throw (
      fromWireError(unread?.error) ??
      new AppError("input.empty", "A slash command without anything to work on", CONTEXT)
    );
  }

  /** What cannot be read stays visible beside the question. */
  private mayLeaveOut(attachments: readonly Attachment[]): boolean {
    const unread = attachments.filter(({ error }) => error !== undefined);
    const reasons = unread.map(({ error }) => (error === undefined ? "" : errorView(error).message));
    const sentence = () =>
      formatMessage("chat.notReadable", {
        reasons: [...new Set(reasons)].join(" "),
        names: unread.map(({ label }) => label).join(", "),
      });
    return this.warnings.wasTold(
      unread.map(({ id }) => id),
      sentence,
    );
  }
}
