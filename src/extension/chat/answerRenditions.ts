/** Answers in another language or register, as they are written below the answer. */
import { randomUUID } from "node:crypto";
import * as vscode from "vscode";
import type { ServerApi } from "../../client/serverApi.ts";
import { registerPrompt } from "../../core/chat/answerPrompts.ts";
import { checkRewriting } from "../../core/chat/checkRewriting.ts";
import { isOpen, type ConversationMessage, type Rendition } from "../../core/chat/conversation.ts";
import { GrowingTranslation } from "../../core/chat/growingTranslation.ts";
import { languageOfTalk } from "../../core/chat/languageOfTalk.ts";
import type { LanguageTag } from "../../core/languages.ts";
import { identifyLanguage } from "../../core/text/identifyLanguage.ts";
import { translationUrgency } from "../../core/translate/urgency.ts";
import { severityOf } from "../../core/translate/verify/checkTranslation.ts";
import { CancelledError } from "../../shared/cancelSignal.ts";
import type { Disposable } from "../../shared/disposableStore.ts";
import { formatMessage } from "../../shared/messages/formatMessage.ts";
import type { WhenBusy } from "../../shared/protocol.ts";
import { REGISTERS, type Finding, type Register } from "../../shared/translation.ts";
import { toWireError } from "../../shared/wireError.ts";
import type { TargetLanguages } from "../language/targetLanguages.ts";
import type { TranslationWishes } from "../translate/translationWishes.ts";
import { Throttle } from "../throttle.ts";
import type { ChatSession } from "./chatSession.ts";
import type { ChatSessions } from "./chatSessions.ts";
import type { ReadTranslationWishes } from "./readTranslationWishes.ts";

/** Each time all of the text goes into the journal, so that a kill loses no more than this. */
const RECORD_INTERVAL_MS = 500;

/** A rewriting with faults is tried once more. */
const REGISTER_TRIES = 2;

export interface AnswerRenditionsOptions {
  readonly api: Pick<ServerApi, "chat" | "translate">;
  readonly sessions: Pick<ChatSessions, "open" | "release">;
  readonly languages: Pick<TargetLanguages, "ask">;
  readonly translationWishes: ReadTranslationWishes;
}

export interface RenditionPlace {
  readonly messageId: string;
  readonly renditionId: string;
}

type RenditionKind = Pick<Rendition, "language" | "register">;

interface Running {
  readonly conversationId: string;
  readonly abort: AbortController;
}

interface Writing {
  readonly whenBusy: WhenBusy;
  readonly signal: AbortSignal;
  /** Takes all of the text that there is. */
  readonly show: (text: string) => void;
}

export class AnswerRenditions implements Disposable {
  private readonly options: AnswerRenditionsOptions;
  /** By the rendition's id. */
  private readonly running = new Map<string, Running>();

  constructor(options: AnswerRenditionsOptions) {
    this.options = options;
  }

  /**
   * Asks for a language and translates an answer. What fails is told in the rendition.
   * @param onAsked the user has been asked
   */
  async translate(session: ChatSession, messageId: string, onAsked?: () => void): Promise<void> {
    const asked = finishedAnswer(session, messageId);
    if (asked === undefined) return;
    const own = ownLanguage(asked);
    const language = await this.options.languages.ask("answer", { own }).finally(onAsked);
    const answer = finishedAnswer(session, messageId);
    if (language === undefined || answer === undefined) return;
    await this.write(session.id, answer, { language });
  }

  /**
   * Asks for a register and has an answer rewritten in its own language. What fails is told in the rendition.
   * @param onAsked the user has been asked
   */
  async changeRegister(session: ChatSession, messageId: string, onAsked?: () => void): Promise<void> {
    if (finishedAnswer(session, messageId) === undefined) return;
    const register = await pickRegister().finally(onAsked);
    const answer = finishedAnswer(session, messageId);
    if (register === undefined || answer === undefined) return;
    const language = ownLanguage(answer) ?? languageOfTalk(session.conversation);
    await this.write(session.id, answer, { language, register });
  }

  /** Writes one again that failed, in its place. */
  async retry(session: ChatSession, { messageId, renditionId }: RenditionPlace, whenBusy: WhenBusy): Promise<void> {
    const answer = finishedAnswer(session, messageId);
    const failed = answer?.renditions.find(({ id, state }) => id === renditionId && state === "failed");
    if (answer !== undefined && failed !== undefined) await this.write(session.id, answer, kindOf(failed), whenBusy);
  }

  /** Ends all that are being written in a conversation; what there is of them stays. */
  stop(conversationId: string): void {
    for (const running of this.running.values()) {
      if (running.conversationId === conversationId) running.abort.abort();
    }
  }

  /** One that is still being written ends. */
  remove(session: ChatSession, messageId: string, renditionId: string): void {
    this.running.get(renditionId)?.abort.abort();
    this.running.delete(renditionId);
    session.recordBeside({ type: "renditionRemoved", id: messageId, renditionId });
  }

  /** The window leaves: what there is of a text is in the journal, where the next window finds it as stopped. */
  dispose(): void {
    const running = [...this.running.values()];
    this.running.clear();
    for (const { abort } of running) abort.abort();
  }

  /** Holds the session as long as it writes: its panel may turn to another conversation meanwhile. */
  private async write(
    conversationId: string,
    answer: ConversationMessage,
    kind: RenditionKind,
    whenBusy: WhenBusy = "wait",
  ): Promise<void> {
    const { sessions } = this.options;
    const session = await sessions.open(conversationId);
    if (session === undefined) return;
    // The same again takes the place of one that came to nothing, and of one that is whole only when it is whole itself.
    const same = answer.renditions.filter((one) => one.language === kind.language && one.register === kind.register);
    const former = same.find(({ state }) => state === "complete");
    const id = same.find((one) => one !== former)?.id ?? randomUUID();
    try {
      if (same.some((one) => this.running.has(one.id))) return;
      const abort = new AbortController();
      this.running.set(id, { conversationId, abort });
      const work = (writing: Pick<Writing, "signal" | "show">) =>
        this.textOf(answer.text, kind, { ...writing, whenBusy });
      const isWhole = await this.carryOut(session, answer.id, { id, ...kind }, { abort, work });
      if (isWhole && former !== undefined) this.remove(session, answer.id, former.id);
    } finally {
      sessions.release(session);
    }
  }

  /** True when the text is whole and recorded. */
  private async carryOut(
    session: ChatSession,
    messageId: string,
    kind: Omit<Rendition, "text" | "state">,
    {
      abort,
      work,
    }: {
      readonly abort: AbortController;
      readonly work: (writing: Pick<Writing, "signal" | "show">) => Promise<Written>;
    },
  ): Promise<boolean> {
    let text = "";
    // One that was removed meanwhile does not come back.
    const record = (end: Pick<Rendition, "state" | "error" | "findings">): void => {
      if (this.running.get(kind.id)?.abort !== abort) return;
      session.recordBeside({ type: "renditionSet", id: messageId, rendition: { ...kind, text, ...end } });
    };
    const recording = new Throttle(RECORD_INTERVAL_MS, () => {
      if (session.isFollowing) abort.abort();
      else record({ state: "streaming" });
    });
    const listening = session.addListener({
      removedChanged: (isRemoved) => {
        if (isRemoved) abort.abort();
      },
    });
    try {
      record({ state: "streaming" });
      const show = (soFar: string): void => {
        text = soFar;
        recording.request();
      };
      const written = await work({ signal: abort.signal, show });
      text = written.text;
      record({ state: "complete", ...(written.findings.length === 0 ? {} : { findings: written.findings }) });
      return this.running.get(kind.id)?.abort === abort;
    } catch (error) {
      if (session.isFollowing) throw error;
      record(CancelledError.is(error) ? { state: "stopped" } : { state: "failed", error: toWireError(error) });
      return false;
    } finally {
      recording.dispose();
      listening.dispose();
      if (this.running.get(kind.id)?.abort === abort) this.running.delete(kind.id);
    }
  }

  private async textOf(text: string, { language, register }: RenditionKind, writing: Writing): Promise<Written> {
    const { api, translationWishes } = this.options;
    if (register !== undefined) return rewritten(api, { text, language, register }, writing);
    const wishes = await translationWishes(language, undefined);
    if (writing.signal.aborted) throw new CancelledError();
    return translated(api, { text, target: language, ...wishes }, writing);
  }
}

/** A whole text, and what a person should look at in it. */
type Written = Required<Pick<Rendition, "text" | "findings">>;

/** Undefined where it cannot be told, or is none that can be asked for. */
function ownLanguage({ text }: ConversationMessage): LanguageTag | undefined {
  const found = identifyLanguage(text)?.tag;
  return found === "other" ? undefined : found;
}

function kindOf({ language, register }: Rendition): RenditionKind {
  return { language, ...(register === undefined ? {} : { register }) };
}

/** Undefined while it is being written, and when there is nothing in it. */
function finishedAnswer({ conversation }: ChatSession, messageId: string): ConversationMessage | undefined {
  const message = conversation.all.find(({ id }) => id === messageId);
  const isAnswer = message?.role === "assistant" && !isOpen(message) && message.text.trim() !== "";
  return isAnswer ? message : undefined;
}

async function pickRegister(): Promise<Register | undefined> {
  const items = REGISTERS.map((register) => ({ register, label: formatMessage(`panel.register.${register}`) }));
  const placeHolder = formatMessage("chat.pickRegister");
  return (await vscode.window.showQuickPick(items, { placeHolder }))?.register;
}

async function translated(
  api: Pick<ServerApi, "translate">,
  source: { readonly text: string; readonly target: LanguageTag } & TranslationWishes,
  { whenBusy, signal, show }: Writing,
): Promise<Written> {
  const growing = new GrowingTranslation(source.text);
  let written = "";
  const { text, segments } = await api.translate(
    { ...source, format: "markdown", urgency: translationUrgency(source.text.length), whenBusy },
    {
      signal,
      onProgress: (step) => {
        if (step.kind !== "segment") return;
        written += growing.add(step);
        show(written);
      },
    },
  );
  return { text, findings: segments.flatMap(({ findings }) => findings) };
}

async function rewritten(
  api: Pick<ServerApi, "chat">,
  prompt: { readonly text: string; readonly language: LanguageTag; readonly register: Register },
  { whenBusy, signal, show }: Writing,
): Promise<Written> {
  let best: Written | undefined;
  for (let tries = 0; tries < REGISTER_TRIES && best?.findings.length !== 0; tries += 1) {
    let written = "";
    const { text, finishReason } = await api.chat(
      { messages: registerPrompt(prompt), thinking: false, whenBusy },
      {
        signal,
        onProgress: (step) => {
          if (step.kind !== "delta" || step.channel !== "text") return;
          written += step.text;
          show(written);
        },
      },
    );
    if (finishReason === "cancelled") throw new CancelledError();
    const isCutShort = finishReason === "length";
    const findings: readonly Finding[] = isCutShort
      ? [{ code: "unfinished", details: {} }]
      : checkRewriting({ source: prompt.text, text, language: prompt.language });
    if (best === undefined || severityOf(findings) < severityOf(best.findings)) best = { text, findings };
  }
  return best ?? { text: "", findings: [] };
}
