/**
 * The messages of a conversation while events are applied to them. It changes in place: many events in a row take as long as
 * there are events, however many messages stand there by then.
 */
import type { Conversation, ConversationEvent, ConversationMessage, Rendition } from "./conversation.ts";

/** What happens to messages; all else is a setting of the conversation. */
type MessageEvent = Extract<
  ConversationEvent,
  {
    readonly type:
      | "question"
      | `answer${"Started" | "Resumed" | "Finished" | "Stopped" | "Failed" | "Removed"}`
      | "delta"
      | "branchShown"
      | "renditionSet"
      | "renditionRemoved"
      | "followUpsSet";
  }
>;

type EventOf<T extends MessageEvent["type"]> = Extract<MessageEvent, { readonly type: T }>;

export class MessageTree {
  private readonly every: ConversationMessage[];
  private shown: ConversationMessage[];
  /** Where in `every` a message stands. Made when it is asked for: an answer that grows needs none. */
  private places: Map<string, number> | undefined;
  private hasChanged = false;

  /** @param conversation stays as it is */
  constructor({ all, messages }: Pick<Conversation, "all" | "messages">) {
    this.every = [...all];
    this.shown = [...messages];
  }

  get isChanged(): boolean {
    return this.hasChanged;
  }

  /** As of `Conversation`. */
  get all(): readonly ConversationMessage[] {
    return this.every;
  }

  /** As of `Conversation`. */
  get messages(): readonly ConversationMessage[] {
    return this.shown;
  }

  /** An event about a message that is not there changes nothing. */
  apply(event: MessageEvent): void {
    switch (event.type) {
      case "question":
        this.add(questionOf(event, this.shown.at(-1)?.id));
        return;
      case "answerStarted":
        this.add(answerOf(event, this.shown.at(-1)?.id));
        return;
      case "answerRemoved":
        this.remove(event.id);
        return;
      case "branchShown":
        this.show(event.id);
        return;
      default:
        this.change(event.id, (message) => afterEvent(message, event));
    }
  }

  /** A message after one that is not there, or a second one with the same id, would tear the tree. */
  private add(message: ConversationMessage): void {
    const { id, parentId } = message;
    if (this.placeOf(id) !== undefined || (parentId !== undefined && this.placeOf(parentId) === undefined)) return;
    const follows = parentId === this.shown.at(-1)?.id;
    this.places?.set(id, this.every.length);
    this.every.push(message);
    if (follows) this.shown.push(message);
    else this.shown = this.pathTo(message);
    this.hasChanged = true;
  }

  private change(id: string, change: (message: ConversationMessage) => ConversationMessage): void {
    const place = this.placeOf(id);
    const former = place === undefined ? undefined : this.every[place];
    if (place === undefined || former === undefined) return;
    const now = change(former);
    this.every[place] = now;
    // From the end: nearly always it is the last one.
    const index = this.shown.lastIndexOf(former);
    if (index >= 0) this.shown[index] = now;
    this.hasChanged = true;
  }

  /** What follows a message would go with it; only an answer that failed is removed, and nothing follows that. */
  private remove(id: string): void {
    const place = this.placeOf(id);
    if (place === undefined) return;
    // Whatever follows a message was written after it.
    const isLast = place === this.every.length - 1;
    if (!isLast && this.every.some(({ parentId }) => parentId === id)) return;
    const [gone] = this.every.splice(place, 1);
    if (isLast) this.places?.delete(id);
    else this.places = undefined;
    if (this.shown.at(-1) === gone) this.shown.pop();
    this.hasChanged = true;
  }

  private show(id: string): void {
    const place = this.placeOf(id);
    if (place === undefined) return;
    const last = this.lastBelow(place);
    if (last === undefined) return;
    this.shown = this.pathTo(last);
    this.hasChanged = true;
  }

  /** Of all that was written below a message, and of the message itself, what was written last. */
  private lastBelow(place: number): ConversationMessage | undefined {
    let last = this.every[place];
    const below = new Set([last?.id]);
    for (const candidate of this.every.slice(place + 1)) {
      if (candidate.parentId === undefined || !below.has(candidate.parentId)) continue;
      below.add(candidate.id);
      last = candidate;
    }
    return last;
  }

  private pathTo(last: ConversationMessage): ConversationMessage[] {
    const path: ConversationMessage[] = [];
    for (let at: ConversationMessage | undefined = last; at !== undefined; at = this.find(at.parentId)) path.push(at);
    return path.reverse();
  }

  private find(id: string | undefined): ConversationMessage | undefined {
    const place = id === undefined ? undefined : this.placeOf(id);
    return place === undefined ? undefined : this.every[place];
  }

  private placeOf(id: string): number | undefined {
    const last = this.every.length - 1;
    if (this.every[last]?.id === id) return last;
    this.places ??= new Map(this.every.map((message, place) => [message.id, place]));
    return this.places.get(id);
  }
}

function questionOf(
  { id, text, parentId, atMs, attachments }: EventOf<"question">,
  lastId: string | undefined,
): ConversationMessage {
  return {
    ...blank(id, "user", parentId === undefined ? lastId : (parentId ?? undefined)),
    text,
    ...(atMs === undefined ? {} : { atMs }),
    attachments: attachments ?? [],
  };
}

function answerOf({ id, parentId, atMs }: EventOf<"answerStarted">, lastId: string | undefined): ConversationMessage {
  return {
    ...blank(id, "assistant", parentId ?? lastId),
    state: "waiting",
    ...(atMs === undefined ? {} : { atMs }),
  };
}

function blank(id: string, role: ConversationMessage["role"], parentId: string | undefined): ConversationMessage {
  return {
    id,
    parentId,
    role,
    text: "",
    thoughts: "",
    state: "complete",
    attachments: [],
    renditions: [],
    followUps: [],
  };
}

function afterEvent(
  message: ConversationMessage,
  event: Exclude<MessageEvent, EventOf<"question" | "answerStarted" | "answerRemoved" | "branchShown">>,
): ConversationMessage {
  switch (event.type) {
    case "answerResumed":
      return resumed(message);
    case "delta":
      return grown(message, event);
    case "answerFinished":
      return {
        ...message,
        state: "complete",
        ...(event.stats === undefined ? {} : { stats: event.stats }),
        ...(event.isCutShort === true ? { isCutShort: true } : {}),
      };
    case "answerStopped":
      return { ...message, state: "stopped", ...(event.stats === undefined ? {} : { stats: event.stats }) };
    case "answerFailed":
      return { ...message, state: "failed", error: event.error };
    case "renditionSet":
      return withRendition(message, event.rendition);
    case "renditionRemoved":
      return { ...message, renditions: message.renditions.filter(({ id }) => id !== event.renditionId) };
    case "followUpsSet":
      return { ...message, followUps: event.questions };
  }
}

function resumed({
  error: _error,
  stats: _stats,
  isCutShort: _short,
  ...message
}: ConversationMessage): ConversationMessage {
  return { ...message, state: message.text === "" && message.thoughts === "" ? "waiting" : "streaming" };
}

function grown(message: ConversationMessage, { channel, text, atMs }: EventOf<"delta">): ConversationMessage {
  if (channel === "text") return { ...message, state: "streaming", text: message.text + text };
  return {
    ...message,
    state: "streaming",
    thoughts: message.thoughts + text,
    thoughtFromMs: message.thoughtFromMs ?? atMs,
    thoughtUntilMs: atMs,
  };
}

function withRendition(message: ConversationMessage, rendition: Rendition): ConversationMessage {
  const isNew = !message.renditions.some(({ id }) => id === rendition.id);
  const renditions = isNew
    ? [...message.renditions, rendition]
    : message.renditions.map((other) => (other.id === rendition.id ? rendition : other));
  return { ...message, renditions };
}
