/** What one panel is about to ask: its draft, its chips, how full the context is with them, and what to do where it would not fit. */
import { AppError } from "../../shared/appError.ts";
import type { Attachment } from "../../shared/attachment.ts";
import { CancelledError } from "../../shared/cancelSignal.ts";
import type { Disposable } from "../../shared/disposableStore.ts";
import type { Logger } from "../../shared/logger.ts";
import type { GaugeView, OverflowView, OverflowWay } from "../../shared/webviewProtocol.ts";
import { Throttle } from "../throttle.ts";
import type { ChatBudget } from "./chatBudget.ts";
import type { ChatSession, Question } from "./chatSession.ts";
import { completedCommand, type CommandLanguages } from "./completedCommand.ts";
import type { PanelChips } from "./panelChips.ts";
import type { ComposerFrame } from "./panelFeed.ts";

/** The panel tells of a draft when typing rests; chips and answers come by themselves. */
const MEASURE_INTERVAL_MS = 200;

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
  readonly log: Logger;
}

/** A question that found no room. */
interface HeldQuestion extends Pick<Question, "text" | "insteadOf"> {
  readonly overflow: OverflowView;
}

export class PanelComposer implements Disposable {
  private readonly options: PanelComposerOptions;
  private readonly measuring: Throttle;
  private readonly listening: Disposable;
  private draft = "";
  private gauge: GaugeView | undefined;
  private held: HeldQuestion | undefined;
  private measure: AbortController | undefined;
  private sending: AbortController | undefined;

  constructor(options: PanelComposerOptions) {
    this.options = options;
    this.measuring = new Throttle(MEASURE_INTERVAL_MS, () => void this.measureNow());
    this.listening = options.chips.onDidChange(() => {
      this.withdrawOverflow();
      this.options.onChange();
      this.remeasure();
    });
  }

  get frame(): ComposerFrame {
    const { gauge, held } = this;
    return {
      chips: this.options.chips.chips,
      ...(gauge === undefined ? {} : { gauge }),
      ...(held === undefined ? {} : { overflow: held.overflow }),
    };
  }

  draftChanged(text: string): void {
    this.draft = text;
    this.options.chips.follow(text).catch((error: unknown) => {
      this.options.log.warn(`A reference cannot be followed: ${String(error)}`);
    });
    // The panel empties its composer when it sends, and tells so.
    if (text !== "" && text !== this.held?.text) this.withdrawOverflow();
    this.remeasure();
  }

  /** Soon: the conversation, the model or the chips are others now. */
  remeasure(): void {
    this.measuring.request();
  }

  /** The panel shows another conversation: what was said of the former does not count for it. */
  conversationChanged(): void {
    this.sending?.abort();
    this.gauge = undefined;
    this.held = undefined;
    this.remeasure();
  }

  /**
   * Asks, with the chips. Where it would not fit nothing is sent: the panel says so, and has the draft again.
   * @throws AppError conversation.elsewhere; the draft is there again then, too
   */
  async send(text: string): Promise<void> {
    const session = this.options.session();
    if (session.isGenerating || this.sending !== undefined) {
      this.options.giveBack(text);
      return;
    }
    await this.settle(text, async (signal) => {
      const question = await this.complete(session, text, () => this.readChips(text));
      if (question === undefined || (await this.isHeld(session, question, signal))) return undefined;
      return () => this.sendNow(session, question);
    });
  }

  /** Asks a question anew, with what stood beside it, in a branch beside it. */
  async edit(messageId: string, text: string): Promise<void> {
    const session = this.options.session();
    const former = session.conversation.all.find(({ id }) => id === messageId);
    if (session.isGenerating || this.sending !== undefined || former?.role !== "user") return;
    await this.settle(text, async (signal) => {
      const completed = await this.complete(session, text, () => Promise.resolve(former.attachments));
      if (completed === undefined) return undefined;
      const question = { ...completed, insteadOf: messageId };
      return (await this.isHeld(session, question, signal)) ? undefined : () => session.send(question);
    });
  }

  /** Makes the room that was missing, and sends. */
  async resolve(way: OverflowWay, text: string): Promise<void> {
    if (this.sending !== undefined || text.trim() === "") return;
    const insteadOf = this.held?.insteadOf;
    await this.settle(text, async (signal) => {
      const session = this.options.session();
      const former = session.conversation.all.find(({ id }) => id === insteadOf);
      const completed = await this.complete(session, text, async () => former?.attachments ?? this.readChips(text));
      if (completed === undefined) return undefined;
      if (way === "newChat") {
        this.sending = undefined;
        this.options.newChat();
        return () => this.sendNow(this.options.session(), completed);
      }
      const question = { ...completed, ...(insteadOf === undefined ? {} : { insteadOf }) };
      await session.makeRoom(way, question, signal);
      if (await this.isHeld(session, question, signal)) return undefined;
      return former === undefined ? () => this.sendNow(session, question) : () => session.send(question);
    });
  }

  /** Ends what goes on before a question is sent. */
  cancel(): void {
    this.sending?.abort();
  }

  dispose(): void {
    this.sending?.abort();
    this.measure?.abort();
    this.listening.dispose();
    this.measuring.dispose();
  }

  /**
   * What was typed, with what goes along. A slash command without either takes what is selected.
   * @throws AppError command.unknown, and input.empty for a command that has nothing to work on
   */
  private async complete(
    session: ChatSession,
    typed: string,
    readAttachments: () => Promise<readonly Attachment[]>,
  ): Promise<(Question & { readonly attachments: readonly Attachment[] }) | undefined> {
    const command = await completedCommand(typed, session.conversation, this.options.languages);
    if (command === undefined) return undefined;
    const { text, needsContext } = command;
    const attachments = await readAttachments();
    if (!needsContext || attachments.length > 0) return { text, attachments };
    const selection = await this.options.chips.readSelection();
    if (selection === undefined) throw new AppError("input.empty", "A slash command without anything to work on");
    return { text, attachments: [selection] };
  }

  private async readChips(text: string): Promise<readonly Attachment[]> {
    // Who types fast sends before the draft has been told.
    await this.options.chips.follow(text);
    return this.options.chips.read();
  }

  /** @param prepare returns what sends the question, or nothing when it was not sent */
  private async settle(
    text: string,
    prepare: (signal: AbortSignal) => Promise<(() => Promise<void>) | undefined>,
  ): Promise<void> {
    const sending = new AbortController();
    this.sending = sending;
    let ask: (() => Promise<void>) | undefined;
    try {
      ask = await prepare(sending.signal);
      // A command that found no room comes back with the language that was filled in.
      if (ask === undefined) this.options.giveBack(this.held?.text ?? text);
    } catch (error) {
      this.options.giveBack(text);
      if (!CancelledError.is(error)) throw error;
    } finally {
      if (this.sending === sending) this.sending = undefined;
    }
    if (ask !== undefined) await this.askNow(text, ask);
  }

  private async askNow(text: string, ask: () => Promise<void>): Promise<void> {
    this.held = undefined;
    this.options.onChange();
    try {
      await ask();
    } catch (error) {
      // Answers fail in their own place. What comes to here was not even recorded.
      this.options.giveBack(text);
      throw error;
    }
  }

  private async sendNow(session: ChatSession, question: Question): Promise<void> {
    const answered = session.send(question);
    // Refused without a trace is what rejects; else the question is in the conversation by now, with its attachments.
    if (session.isGenerating) {
      this.draft = "";
      this.options.chips.clear();
    }
    await answered;
  }

  /** Where nobody can say whether it fits, it is sent: the server looks again. */
  private async isHeld(session: ChatSession, question: Question, signal: AbortSignal): Promise<boolean> {
    const overflow = await session.check(question, signal).catch((error: unknown) => {
      if (CancelledError.is(error)) throw error;
      this.options.log.warn(`A question could not be measured: ${String(error)}`);
      return undefined;
    });
    if (signal.aborted) throw new CancelledError();
    this.held = overflow === undefined ? undefined : { ...question, overflow };
    this.options.onChange();
    return overflow !== undefined;
  }

  private withdrawOverflow(): void {
    if (this.held === undefined) return;
    this.held = undefined;
    this.options.onChange();
  }

  private async measureNow(): Promise<void> {
    this.measure?.abort();
    const measure = new AbortController();
    this.measure = measure;
    const { chips, budget, session, onChange, log } = this.options;
    try {
      const attachments = await chips.read();
      const gauge = await budget.measure(session().conversation, { draft: this.draft, attachments }, measure.signal);
      if (measure.signal.aborted || gauge === undefined) return;
      this.gauge = gauge;
      onChange();
    } catch (error) {
      log.debug(`The context cannot be measured: ${String(error)}`);
    }
  }
}
