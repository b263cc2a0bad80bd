/** What one panel is about to ask: its draft, its chips, and what to do where they would not fit. */
import type { ConversationMessage } from "../../core/chat/conversation.ts";
import type { Attachment } from "../../shared/attachment.ts";
import { CancelledError, throwIfCancelled } from "../../shared/cancelSignal.ts";
import type { Disposable } from "../../shared/disposableStore.ts";
import type { Logger } from "../../shared/logger.ts";
import { formatMessage } from "../../shared/messages/formatMessage.ts";
import type { OverflowWay } from "../../shared/webviewProtocol.ts";
import type { ChatBudget } from "./chatBudget.ts";
import type { ChatSession, Question } from "./chatSession.ts";
import { completedCommand, type CommandLanguages } from "./completedCommand.ts";
import { ComposerRoom } from "./composerRoom.ts";
import { DraftWarnings } from "./draftWarnings.ts";
import type { PanelChips } from "./panelChips.ts";
import type { ComposerFrame } from "./panelFeed.ts";
import { QuestionContext } from "./questionContext.ts";
import type { Prepare } from "./writeWithRoom.ts";

export interface PanelComposerOptions {
  /** The one that the panel shows now. */
  readonly session: () => ChatSession;
  readonly chips: PanelChips;
  readonly budget: Pick<ChatBudget, "measure">;
  readonly languages: CommandLanguages;
  /** Shows a new conversation in this panel, for a question that found no room in the former. */
  readonly newChat: () => void;
  /** The frame is to be sent. */
  readonly onChange: () => void;
  /** Puts a question that was not sent back into the composer. */
  readonly giveBack: (text: string) => void;
  /** The user has been asked for something outside of the panel. */
  readonly takeKeyboard: () => void;
  /** Keeps a question beyond this process until the function that is returned is called. */
  readonly keepUnsent: (text: string) => () => void;
  /** Says something at the composer that is no error. */
  readonly notify: (text: string) => void;
  /** What was said at the composer does not count any more: something else stands in it, or it was sent. */
  readonly withdrawNotice: () => void;
  readonly log: Logger;
}

/** A question with all that goes along. */
interface CompleteQuestion {
  readonly question: Question;
  /** The composer's chips that are spent with it, by id. A question that is asked anew keeps what stood beside it, and they stay. */
  readonly spentChips: readonly string[];
}

interface ReadyQuestion extends CompleteQuestion {
  readonly session: ChatSession;
}

export class PanelComposer implements Disposable {
  private readonly options: PanelComposerOptions;
  private readonly room: ComposerRoom;
  private readonly listening: Disposable;
  private draft = "";
  /** Questions that are neither in a conversation nor in the composer. */
  private readonly onTheirWay = new Set<{ readonly text: string; readonly forget: () => void }>();
  private isDisposed = false;
  /** The question in whose place the draft is to stand: an edited one that came back. Until it was sent, or the composer was emptied. */
  private insteadOf: string | undefined;
  private readonly warnings: DraftWarnings;
  private readonly context: QuestionContext;
  /** Of the chips, when they were looked at last. */
  private chipIds: string;
  private sending: AbortController | undefined;
  /** That of `sending` for which the user is asked for a language. */
  private asking: AbortController | undefined;

  constructor(options: PanelComposerOptions) {
    this.options = options;
    const { session, chips, budget, onChange, notify, log } = options;
    this.warnings = new DraftWarnings(notify);
    this.context = new QuestionContext(chips, this.warnings);
    this.room = new ComposerRoom({
      session,
      chips,
      budget,
      draft: () => this.draft,
      question: (attachments) => this.typedQuestion(attachments),
      isSending: () => this.isSending,
      onChange,
      log,
    });
    this.chipIds = idsOf(chips).join(" ");
    this.listening = chips.onDidChange(() => {
      // With one that was only counted, or has a problem now, it is the same question.
      const ids = idsOf(chips).join(" ");
      if (ids !== this.chipIds) this.room.release();
      this.chipIds = ids;
      onChange();
      this.remeasure();
    });
  }

  get frame(): ComposerFrame {
    return { chips: this.options.chips.chips, isSending: this.isSending, ...this.room.frame };
  }

  /** True from Send until the question is in the conversation, or is given back; not while the user is asked about it. */
  get isSending(): boolean {
    return this.sending !== undefined && this.sending !== this.asking;
  }

  /** As `isSending`, and also while the user is asked: a question is neither in the conversation nor given back. */
  get hasQuestion(): boolean {
    return this.sending !== undefined;
  }

  /** What was typed and would be lost with this composer: it is the caller's from now on. */
  takeUnsent(): readonly string[] {
    return [...this.onTheirWay].map(({ text, forget }) => {
      forget();
      return text;
    });
  }

  draftChanged(text: string): void {
    if (text !== this.draft) this.options.withdrawNotice();
    this.draft = text;
    // The panel empties its composer when it sends, and tells so.
    const isSent = text === "" && this.sending !== undefined;
    if (!isSent) {
      this.options.chips.follow(text).catch((error: unknown) => {
        this.options.log.warn(`A reference cannot be followed: ${String(error)}`);
      });
    }
    if (text === "") {
      if (!isSent) {
        this.insteadOf = undefined;
        this.warnings.forget();
      }
    } else if (text !== this.room.heldText) {
      this.room.release();
    }
    this.remeasure();
  }

  /** Soon: the conversation, the model or the chips are others now. */
  remeasure(): void {
    this.room.remeasure();
  }

  /** The panel shows another conversation: what was said of the former does not count for it. */
  conversationChanged(): void {
    this.sending?.abort();
    this.insteadOf = undefined;
    this.warnings.forget();
    this.room.reset();
  }

  /**
   * Asks, with the chips; an edited question that came back goes to its own place. Where it would not fit nothing is sent: the
   * panel says so, and has the draft again. It has it again, too, while another question is being sent or answered.
   * @throws AppError conversation.elsewhere, and as of ChatBudget.check; the draft is there again then, too
   */
  async send(text: string): Promise<void> {
    this.draft = "";
    await this.ask(text, this.insteadOf);
  }

  /** As `send`, in a branch beside the former question and with what stood beside that. */
  async edit(messageId: string, text: string): Promise<void> {
    await this.ask(text, messageId);
  }

  /** Makes the room that was missing, and sends. */
  async resolve(way: OverflowWay, text: string): Promise<void> {
    const { insteadOf } = this;
    if (text.trim() === "") return;
    this.options.withdrawNotice();
    this.draft = "";
    if (this.isSending || (way !== "newChat" && this.options.session().isGenerating)) {
      this.takeBack(text, insteadOf);
      return;
    }
    await this.settle(text, insteadOf, async (signal) => {
      const session = this.options.session();
      const completed = await this.complete(session, text, { insteadOf, signal });
      if (completed === undefined) return undefined;
      throwIfCancelled(signal);
      if (way === "newChat") {
        this.sending = undefined;
        this.options.newChat();
        const { insteadOf: _place, ...question } = completed.question;
        return { ...completed, question, session: this.options.session() };
      }
      await session.makeRoom(way, completed.question, signal);
      return (await this.isHeld(session, completed.question, signal)) ? undefined : { ...completed, session };
    });
  }

  /**
   * Does what comes before an answer to no question of the composer. Nothing, while another is on its way or being written.
   * @throws CancelledError when it was stopped or not begun, and what `work` throws
   */
  readonly prepare: Prepare = async (work) => {
    if (this.isSending || this.options.session().isGenerating) throw new CancelledError();
    const sending = this.begin();
    try {
      const result = await work(sending.signal);
      if (sending.signal.aborted) throw new CancelledError();
      return result;
    } finally {
      if (this.sending === sending) this.sending = undefined;
      this.options.onChange();
    }
  };

  /** Ends what goes on before a question is sent. */
  cancel(): void {
    this.sending?.abort();
  }

  dispose(): void {
    this.isDisposed = true;
    this.sending?.abort();
    this.listening.dispose();
    this.room.dispose();
  }

  private begin(): AbortController {
    // A question that waits for a language gives way.
    this.sending?.abort();
    const sending = new AbortController();
    this.sending = sending;
    this.options.onChange();
    return sending;
  }

  private async ask(text: string, insteadOf: string | undefined): Promise<void> {
    this.options.withdrawNotice();
    const session = this.options.session();
    if (session.isGenerating || this.isSending) {
      this.takeBack(text, insteadOf);
      return;
    }
    this.room.withdraw();
    await this.settle(text, insteadOf, async (signal) => {
      const completed = await this.complete(session, text, { insteadOf, signal });
      if (completed === undefined || (await this.isHeld(session, completed.question, signal))) return undefined;
      return { ...completed, session };
    });
  }

  /**
   * What was typed, with what goes along. A slash command without either takes what is selected.
   * @returns undefined for what is to be given back
   * @throws AppError command.unknown, and input.empty for a command that has nothing to work on
   */
  private async complete(
    session: ChatSession,
    typed: string,
    { insteadOf, signal }: { readonly insteadOf: string | undefined; readonly signal: AbortSignal },
  ): Promise<CompleteQuestion | undefined> {
    const { own, target } = this.options.languages;
    const command = await completedCommand(typed, session.conversation, {
      own,
      target: (unknown) => this.askedFor(() => target(unknown, signal)),
      hasChips: this.options.chips.chips.length > 0,
      isText: (word) =>
        this.warnings.wereTold([{ about: [word], sentence: () => formatMessage("chat.foreignLanguage", { word }) }]),
    });
    if (command === undefined) return undefined;
    throwIfCancelled(signal);
    const { text, needsContext } = command;
    const former = formerQuestion(session, insteadOf);
    const attachments = await this.contextOf(typed, needsContext, former);
    if (attachments === undefined) return undefined;
    const spentChips = former === undefined ? idsOf(this.options.chips) : [];
    return { question: { text, attachments, ...placeOf(former) }, spentChips };
  }

  /** A question that is asked anew keeps what stood beside it. */
  private async contextOf(
    typed: string,
    needsContext: boolean,
    former: ConversationMessage | undefined,
  ): Promise<readonly Attachment[] | undefined> {
    if (former === undefined) return this.context.read(typed, needsContext);
    return needsContext ? this.context.forCommand(former.attachments) : former.attachments;
  }

  /** Has the panel look as if nothing was sent while the user is asked. */
  private async askedFor<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
    const { sending } = this;
    this.asking = sending;
    this.options.onChange();
    try {
      return await ask();
    } finally {
      // Otherwise the next question has taken this one away: the keyboard is where that was typed.
      if (sending?.signal.aborted !== true) this.options.takeKeyboard();
      if (this.asking === sending) this.asking = undefined;
      this.options.onChange();
    }
  }

  /** @param prepare returns what is to be sent, or nothing when it is not */
  private async settle(
    text: string,
    insteadOf: string | undefined,
    prepare: (signal: AbortSignal) => Promise<ReadyQuestion | undefined>,
  ): Promise<void> {
    const sending = this.begin();
    const onItsWay = { text, forget: this.options.keepUnsent(text) };
    this.onTheirWay.add(onItsWay);
    let sent = Promise.resolve(true);
    try {
      const ready = await prepare(sending.signal);
      // A command that found no room comes back with the language that was filled in.
      if (ready === undefined) this.takeBack(this.room.heldText ?? text, insteadOf);
      else sent = this.sendNow(insteadOf, ready);
    } catch (error) {
      this.takeBack(text, insteadOf);
      if (!CancelledError.is(error)) throw error;
    } finally {
      this.onTheirWay.delete(onItsWay);
      // Otherwise it has come back to a page that is gone, and waits for the next one.
      if (!this.isDisposed) onItsWay.forget();
      // Its answer has begun by now, so that there is something to stop all the time.
      if (this.sending === sending) this.sending = undefined;
      this.options.onChange();
    }
    try {
      // Another panel may have been faster while this question was measured.
      if (!(await sent)) this.takeBack(text, insteadOf);
    } catch (error) {
      // Answers fail in their own place. What comes to here was not even recorded.
      this.takeBack(text, insteadOf);
      throw error;
    }
  }

  private sendNow(insteadOf: string | undefined, { session, question, spentChips }: ReadyQuestion): Promise<boolean> {
    return session.send(question, () => {
      if (this.insteadOf === insteadOf) this.insteadOf = undefined;
      this.warnings.forget();
      this.spend(spentChips);
    });
  }

  /** What was added while the question was on its way stays, for the next one. */
  private spend(ids: readonly string[]): void {
    if (ids.length === 0) return;
    const { chips, log } = this.options;
    chips.spend(ids);
    if (this.draft === "") return;
    chips.follow(this.draft).catch((error: unknown) => {
      log.warn(`A reference cannot be followed: ${String(error)}`);
    });
  }

  /** The composer has a question again that was not sent. */
  private takeBack(text: string, insteadOf: string | undefined): void {
    if (insteadOf !== undefined) this.insteadOf = insteadOf;
    this.draft = text;
    this.options.giveBack(text);
    // What was foreseen of it was withdrawn when it was sent.
    if (!this.isDisposed) this.remeasure();
  }

  private async isHeld(session: ChatSession, question: Question, signal: AbortSignal): Promise<boolean> {
    const overflow = await session.check(question, signal);
    throwIfCancelled(signal);
    if (overflow === undefined) this.room.withdraw();
    else this.room.hold(question.text, overflow);
    return overflow !== undefined;
  }

  /** What would be asked with these chips. Undefined: nothing, or nothing yet. */
  private typedQuestion(attachments: readonly Attachment[]): Question | undefined {
    const session = this.options.session();
    const text = this.draft.trim();
    const former = formerQuestion(session, this.insteadOf);
    if (session.isGenerating || session.isFollowing || (text === "" && attachments.length === 0)) return undefined;
    return { text, attachments: former?.attachments ?? attachments, ...placeOf(former) };
  }
}

function idsOf({ chips }: PanelChips): readonly string[] {
  return chips.map(({ id }) => id);
}

/** The question in whose place another one is to stand. */
function formerQuestion({ conversation }: ChatSession, insteadOf: string | undefined): ConversationMessage | undefined {
  return conversation.all.find(({ id, role }) => id === insteadOf && role === "user");
}

function placeOf(former: ConversationMessage | undefined): Pick<Question, "insteadOf"> {
  return former === undefined ? {} : { insteadOf: former.id };
}
