import { canContinue } from "../../core/chat/canContinue.ts";
import {
  branchesAt,
  isOpen,
  thoughtDurationMs,
  type Conversation,
  type ConversationMessage,
  type Rendition,
} from "../../core/chat/conversation.ts";
import { earlierSummary, liveMessages } from "../../core/chat/history.ts";
import { growingTextLanguage } from "../../core/text/growingTextLanguage.ts";
import { textLanguage } from "../../core/text/textLanguage.ts";
import { isFinding } from "../../core/translate/update/translationRecords.ts";
import { findingText } from "../../core/translate/verify/findingText.ts";
import { AppError } from "../../shared/appError.ts";
import type { Attachment } from "../../shared/attachment.ts";
import { presentError } from "../../shared/errorPresentation.ts";
import { formatMessage } from "../../shared/messages/formatMessage.ts";
import {
  OVERFLOW_WAYS,
  type AnswerStatsView,
  type BranchView,
  type ChatMessageView,
  type ChipView,
  type EarlierSummaryView,
  type ErrorView,
  type RenditionView,
  type ThoughtView,
} from "../../shared/webviewProtocol.ts";
import { fromWireError, type WireError } from "../../shared/wireError.ts";
import { renditionLabel } from "./renditionLabel.ts";

/**
 * A message as the panel shows it. `waitingFor` counts only while nothing has been written.
 * @param branchesOf finds all that stand in a message's place, for who asks about many
 */
export function messageView(
  message: ConversationMessage,
  conversation: Conversation,
  waitingFor: string | undefined,
  branchesOf = (at: ConversationMessage) => branchesAt(conversation, at),
): ChatMessageView {
  const { id, role, text, state, stats, error, attachments, renditions, followUps } = message;
  const lang = isOpen(message) ? growingTextLanguage(text) : textLanguage(text);
  const branch = branchView(message, branchesOf(message));
  return {
    id,
    role,
    text,
    state,
    ...(message.thoughts === "" ? {} : { thought: thoughtView(message) }),
    ...(state === "waiting" && waitingFor !== undefined ? { waitingFor } : {}),
    ...(error === undefined ? {} : { error: errorView(error) }),
    ...(stats === undefined ? {} : { stats: statsView(stats) }),
    ...(lang === undefined ? {} : { lang }),
    ...(branch === undefined ? {} : { branch }),
    ...(attachments.length === 0 ? {} : { chips: attachments.map(sentChip) }),
    ...(message.isCutShort === true ? { isCutShort: true } : {}),
    ...(canContinue(conversation, message) ? { canContinue: true } : {}),
    ...(renditions.length === 0 ? {} : { renditions: renditions.map(renditionView) }),
    ...(followUps.length === 0 ? {} : { followUps }),
    ...(isForgotten(message, conversation) ? { isForgotten: true } : {}),
  };
}

/** An error that came from the server or out of a journal, in words. */
export function errorView(error: WireError): ErrorView {
  return presentError(fromWireError(error) ?? new AppError("internal", error.message));
}

/** How many there are in a message's place, itself among them. Undefined where it is the only one. */
function branchView(message: ConversationMessage, branches: readonly ConversationMessage[]): BranchView | undefined {
  return branches.length < 2 ? undefined : { index: branches.indexOf(message), count: branches.length };
}

/** Undefined where nothing stands in the place of earlier talk. */
export function earlierSummaryView(conversation: Conversation): EarlierSummaryView | undefined {
  const text = earlierSummary(conversation);
  if (text === undefined) return undefined;
  const lang = textLanguage(text);
  return { text, ...(lang === undefined ? {} : { lang }) };
}

function isForgotten(message: ConversationMessage, conversation: Conversation): boolean {
  return conversation.earlier !== undefined && !liveMessages(conversation).includes(message);
}

function sentChip({ id, kind, label, path, tokens, isEstimate, error }: Attachment): ChipView {
  return {
    id,
    kind,
    label,
    detail: path ?? label,
    ...(tokens === undefined ? {} : { tokens }),
    ...(isEstimate === undefined ? {} : { isEstimate }),
    ...(error === undefined ? {} : { problem: formatMessage("chat.leftOut", { reason: errorView(error).message }) }),
  };
}

function renditionView(rendition: Rendition): RenditionView {
  const { id, language, text, state, error } = rendition;
  const findings = rendition.findings?.filter(isFinding) ?? [];
  return {
    id,
    label: renditionLabel(rendition),
    text,
    state,
    lang: language,
    ...(error === undefined ? {} : { error: renditionError(error) }),
    ...(findings.length === 0 ? {} : { findings: [...new Set(findings.map(findingText))] }),
  };
}

/** The talk before an answer is no part of its renditions: to forget some of it is no way on. */
function renditionError(error: WireError): ErrorView {
  const { message, actions } = errorView(error);
  return { message, actions: actions.filter(({ id }) => !(OVERFLOW_WAYS as readonly string[]).includes(id)) };
}

function thoughtView(message: ConversationMessage): ThoughtView {
  const text = message.thoughts;
  const durationMs = thoughtDurationMs(message) ?? (isOpen(message) ? undefined : 0);
  const lang = durationMs === undefined ? growingTextLanguage(text) : textLanguage(text);
  return { text, ...(durationMs === undefined ? {} : { durationMs }), ...(lang === undefined ? {} : { lang }) };
}

function statsView(stats: NonNullable<ConversationMessage["stats"]>): AnswerStatsView {
  const { generatedTokens, tokensPerSecond, timeToFirstTokenMs, modelName } = stats;
  return { generatedTokens, tokensPerSecond, timeToFirstTokenMs, modelName };
}
