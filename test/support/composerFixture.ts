/** A panel's composer over a scripted server: the test plays its chips, its budget, and the user who is asked for a language. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, vi } from "vitest";
import type { LanguageTag } from "../../src/core/languages.ts";
import type { ChatSession, ChatSessionOptions } from "../../src/extension/chat/chatSession.ts";
import type { ChatSessions } from "../../src/extension/chat/chatSessions.ts";
import type { UnknownLanguage } from "../../src/extension/chat/completedCommand.ts";
import { PanelComposer } from "../../src/extension/chat/panelComposer.ts";
import { AppError } from "../../src/shared/appError.ts";
import { silentLogger } from "../../src/shared/logger.ts";
import type { GaugeView, OverflowCount } from "../../src/shared/webviewProtocol.ts";
import { chatSessions } from "./chatSessions.ts";
import { FakePanelChips } from "./fakePanelChips.ts";
import { scriptedServerApi, textDelta } from "./scriptedServerApi.ts";

export const OVERFLOW: OverflowCount = { neededTokens: 900, contextTokens: 500, ways: ["trimOldest", "newChat"] };
export const GAUGE: GaugeView = {
  contextTokens: 500,
  systemTokens: 10,
  chipTokens: 5,
  historyTokens: 20,
  draftTokens: 3,
  answerTokens: 100,
  isEstimate: false,
};

type Budget = ChatSessionOptions["budget"];

export class ComposerFixture {
  isModelLoaded = true;
  readonly told: string[] = [];
  /** Each time that the user was asked for a language; the signal takes the question for it away. */
  readonly asked: { readonly unknown: UnknownLanguage | undefined; readonly signal: AbortSignal }[] = [];
  /** What the user answers; "open": the question stays until it is taken away. */
  target: LanguageTag | "open" | undefined = "th";
  readonly givenBack: string[] = [];
  /** How many times the keyboard was brought back to the panel. */
  keyboardTaken = 0;
  /** Questions on their way that would outlive the process. */
  kept: readonly string[] = [];
  /** Whether a question was on its way, and whether an answer was written, each time that the frame was to be sent. */
  readonly changes: [boolean, boolean][] = [];
  /** Undefined: the server cannot say. */
  gauge: GaugeView | undefined = GAUGE;
  overflow: OverflowCount | undefined;
  check: Budget["check"] = () => Promise.resolve(this.overflow);

  readonly server = scriptedServerApi();
  readonly chips = new FakePanelChips();
  session: ChatSession;
  readonly composer: PanelComposer;
  private readonly sessions: ChatSessions;
  private readonly folder = mkdtempSync(path.join(tmpdir(), "sealion-composer-"));

  private constructor() {
    this.sessions = chatSessions(this.folder, this.server, { budget: this.createBudget() });
    this.session = this.sessions.create();
    this.composer = new PanelComposer({
      session: () => this.session,
      chips: this.chips,
      budget: {
        measure: () => Promise.resolve(this.gauge && { ...this.gauge, isEstimate: !this.isModelLoaded }),
      },
      languages: { target: (unknown, signal) => this.answered(unknown, signal), own: () => "vi" },
      notify: (text) => this.told.push(text),
      withdrawNotice: () => undefined,
      newChat: () => {
        this.session = this.sessions.create();
      },
      onChange: () => this.changes.push([this.composer.frame.isSending, this.session.isGenerating]),
      takeKeyboard: () => void (this.keyboardTaken += 1),
      keepUnsent: (text) => {
        this.kept = [...this.kept, text];
        return () => void (this.kept = this.kept.filter((kept) => kept !== text));
      },
      giveBack: (text) => this.givenBack.push(text),
      log: silentLogger,
    });
  }

  /** In a conversation that has one question and its answer. */
  static async open(): Promise<ComposerFixture> {
    const fixture = new ComposerFixture();
    const first = fixture.session.send({ text: "Xin chào" });
    fixture.server.chats[0]!.progress(textDelta("Chào bạn"));
    fixture.server.chats[0]!.finish();
    await first;
    return fixture;
  }

  /** Waits for the request of the second question, and ends it. */
  async carriedOut(sent: Promise<void>): Promise<void> {
    await vi.waitFor(() => expect(this.server.chats).toHaveLength(2));
    this.server.chats[1]!.finish();
    await sent;
  }

  dispose(): void {
    this.composer.dispose();
    this.sessions.dispose();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private answered(unknown: UnknownLanguage | undefined, signal: AbortSignal): Promise<LanguageTag | undefined> {
    this.asked.push({ unknown, signal });
    if (this.target !== "open") return Promise.resolve(this.target);
    return new Promise((resolve) => signal.addEventListener("abort", () => resolve(undefined)));
  }

  private createBudget(): Budget {
    return {
      check: (...args) => this.check(...args),
      trimOldest: ({ messages }) => {
        this.overflow = undefined;
        return Promise.resolve({ untilId: messages.at(-1)!.id });
      },
      summarizeEarlier: () => Promise.reject(new AppError("server.crashed", "gone")),
    };
  }
}
