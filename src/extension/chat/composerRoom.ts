/** How full the context is with what stands in one composer, and what to do where that would not fit: counted whenever any of it has changed. */
import { neededTokens } from "../../core/chat/contextBudget.ts";
import type { Attachment } from "../../shared/attachment.ts";
import type { Disposable } from "../../shared/disposableStore.ts";
import type { Logger } from "../../shared/logger.ts";
import type { GaugeView, OverflowCount, OverflowView } from "../../shared/webviewProtocol.ts";
import { Throttle } from "../throttle.ts";
import type { ChatBudget } from "./chatBudget.ts";
import type { ChatSession, Question } from "./chatSession.ts";
import type { PanelChips } from "./panelChips.ts";
import type { ComposerFrame } from "./panelFeed.ts";

/** The panel tells of a draft when typing rests; chips and answers come by themselves. */
const MEASURE_INTERVAL_MS = 200;
/** The gauge adds up parts, and joints may cost some: from this share of the context on the question is counted as a whole. */
const NEARLY_FULL_SHARE = 0.9;

export interface ComposerRoomOptions {
  /** The one that the panel shows now. */
  readonly session: () => ChatSession;
  readonly chips: PanelChips;
  readonly budget: Pick<ChatBudget, "measure">;
  readonly draft: () => string;
  /**
   * What would be asked if the draft were sent now.
   * @param attachments what the chips stand for
   * @returns undefined where nothing could be sent
   */
  readonly question: (attachments: readonly Attachment[]) => Question | undefined;
  /** A question is on its way, and is counted there. */
  readonly isSending: () => boolean;
  readonly onChange: () => void;
  readonly log: Logger;
}

export class ComposerRoom implements Disposable {
  private readonly options: ComposerRoomOptions;
  private readonly measuring: Throttle;
  private measure: AbortController | undefined;
  private gauge: GaugeView | undefined;
  /** As it was counted last. */
  private overflow: OverflowView | undefined;
  private held: string | undefined;

  constructor(options: ComposerRoomOptions) {
    this.options = options;
    this.measuring = new Throttle(MEASURE_INTERVAL_MS, () => void this.measureNow());
  }

  get frame(): Pick<ComposerFrame, "gauge" | "overflow"> {
    const { gauge, overflow, held } = this;
    return {
      ...(gauge === undefined ? {} : { gauge }),
      ...(overflow === undefined
        ? {}
        : { overflow: held === undefined ? { ...overflow, isForeseen: true } : overflow }),
    };
  }

  /** The question that was to be sent and found no room, as long as it is the draft. */
  get heldText(): string | undefined {
    return this.held;
  }

  /** What was counted to send a question. A count that is under way is of an earlier draft. */
  hold(text: string, overflow: OverflowCount): void {
    this.measure?.abort();
    this.held = text;
    this.overflow = { ...overflow, draftLength: text.length };
    this.options.onChange();
  }

  /** Another question stands in the composer. What was said of the former counts until this one is counted: most of the time it would not fit, either. */
  release(): void {
    if (this.held === undefined) return;
    this.held = undefined;
    this.options.onChange();
  }

  /** A question is to be sent: it is counted there. */
  withdraw(): void {
    this.measure?.abort();
    this.held = undefined;
    if (this.overflow === undefined) return;
    this.overflow = undefined;
    this.options.onChange();
  }

  /** Soon: the draft, the conversation, the model or the chips are others now. */
  remeasure(): void {
    this.measuring.request();
  }

  /** Another conversation is shown: what was counted for the former is nothing. */
  reset(): void {
    this.withdraw();
    this.gauge = undefined;
    this.remeasure();
  }

  dispose(): void {
    this.measure?.abort();
    this.measuring.dispose();
  }

  private async measureNow(): Promise<void> {
    this.measure?.abort();
    const measure = new AbortController();
    this.measure = measure;
    const { chips, budget, session, draft, isSending, onChange, log } = this.options;
    try {
      const attachments = await chips.read({ mayBeKnown: true });
      const parts = { draft: draft(), attachments };
      const gauge = await budget.measure(session().conversation, parts, measure.signal);
      const overflow = await this.foreseen(gauge, attachments, measure.signal);
      if (measure.signal.aborted) return;
      if (gauge !== undefined) this.gauge = gauge;
      if (!isSending()) this.overflow = overflow;
      if (gauge?.isEstimate === false) chips.countEstimated();
      onChange();
    } catch (error) {
      log.debug(`The context cannot be measured: ${String(error)}`);
    }
  }

  /**
   * Never by an estimate: what would fit must not be called too long, nor what was counted to be too long be called fitting.
   * @param gauge undefined where nobody can say: what was said counts on
   */
  private async foreseen(
    gauge: GaugeView | undefined,
    attachments: readonly Attachment[],
    signal: AbortSignal,
  ): Promise<OverflowView | undefined> {
    const question = this.options.question(attachments);
    if (question === undefined) return undefined;
    if (gauge === undefined) return this.overflow;
    const isHeld = this.held !== undefined;
    if (gauge.isEstimate) return isHeld ? this.overflow : undefined;
    const isNearlyFull = neededTokens(gauge) >= gauge.contextTokens * NEARLY_FULL_SHARE;
    if (!isHeld && !isNearlyFull) return undefined;
    const draftLength = this.options.draft().length;
    const overflow = await this.options.session().check(question, signal, { mayLoad: false });
    return overflow === undefined ? undefined : { ...overflow, draftLength };
  }
}
