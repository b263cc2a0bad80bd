import type { Conversation, ConversationEvent, ConversationMessage } from "./conversation.ts";

/**
 * Events that make a conversation anew, with all its branches: the way back from a value to a journal. An open answer stays
 * open.
 */
export function eventsOf(conversation: Conversation): ConversationEvent[] {
  const { title, isPinned, thinking, answerLanguage, earlierParts } = conversation;
  return [
    ...conversation.all.flatMap((message) =>
      message.role === "user" ? [questionEvent(message)] : answerEvents(message),
    ),
    ...shownBranchEvents(conversation),
    ...(thinking ? [{ type: "thinkingSet", thinking } as const] : []),
    ...(answerLanguage === "auto" ? [] : [{ type: "answerLanguageSet", language: answerLanguage } as const]),
    ...(title === undefined ? [] : [{ type: "titleSet", title } as const]),
    ...(isPinned ? [{ type: "pinnedSet", isPinned } as const] : []),
    ...earlierParts.map((earlier) => ({ type: "earlierSet", earlier }) as const),
  ];
}

function questionEvent({ id, text, parentId, atMs, attachments }: ConversationMessage): ConversationEvent {
  return {
    type: "question",
    id,
    text,
    parentId: parentId ?? null,
    ...(atMs === undefined ? {} : { atMs }),
    ...(attachments.length === 0 ? {} : { attachments }),
  };
}

function answerEvents(message: ConversationMessage): ConversationEvent[] {
  const { id, parentId, atMs, renditions, followUps } = message;
  return [
    {
      type: "answerStarted",
      id,
      ...(parentId === undefined ? {} : { parentId }),
      ...(atMs === undefined ? {} : { atMs }),
    },
    ...writtenEvents(message),
    ...endEvents(message),
    ...renditions.map((rendition) => ({ type: "renditionSet", id, rendition }) as const),
    ...(followUps.length === 0 ? [] : [{ type: "followUpsSet", id, questions: followUps } as const]),
  ];
}

/** The first piece of a thought tells when it began, the last one when it ended. */
function writtenEvents(message: ConversationMessage): ConversationEvent[] {
  const { id, text, thoughts, thoughtFromMs, thoughtUntilMs, atMs = 0, state } = message;
  const events: ConversationEvent[] = [];
  if (thoughtFromMs !== undefined) {
    events.push({ type: "delta", id, channel: "thinking", text: thoughts, atMs: thoughtFromMs });
    if (thoughtUntilMs !== undefined && thoughtUntilMs !== thoughtFromMs) {
      events.push({ type: "delta", id, channel: "thinking", text: "", atMs: thoughtUntilMs });
    }
  }
  const isEmptyStream = state === "streaming" && events.length === 0;
  if (text !== "" || isEmptyStream) {
    events.push({ type: "delta", id, channel: "text", text, atMs: thoughtUntilMs ?? atMs });
  }
  return events;
}

function endEvents({ id, state, stats, error, isCutShort }: ConversationMessage): ConversationEvent[] {
  const counted = stats === undefined ? {} : { stats };
  switch (state) {
    case "waiting":
    case "streaming":
      return [];
    case "complete":
      return [{ type: "answerFinished", id, ...counted, ...(isCutShort === true ? { isCutShort } : {}) }];
    case "stopped":
      return [{ type: "answerStopped", id, ...counted }];
    case "failed":
      return error === undefined ? [] : [{ type: "answerFailed", id, error }];
  }
}

/**
 * Adding messages shows the branch of the last one. A branch may end above messages that were written below its end: where another
 * answer to the same question was removed.
 */
function shownBranchEvents({ all, messages }: Conversation): ConversationEvent[] {
  const end = messages.at(-1);
  if (end === undefined || end === all.at(-1)) return [];
  if (!all.some(({ parentId }) => parentId === end.id)) return [{ type: "branchShown", id: end.id }];
  const id = `${end.id}-removed`;
  return [
    { type: "answerStarted", id, parentId: end.id },
    { type: "answerRemoved", id },
  ];
}
