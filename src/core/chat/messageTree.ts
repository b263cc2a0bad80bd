/**
 * The messages of a conversation while events are applied to them. It changes in place, and what is shown is gathered when
 * it is asked for: most events take the same time, however many messages stand there by then. Only `branchShown` behind an
 * event that adds or removes a message, and `answerRemoved` of any but the last one, take as long as there are messages.
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
  private lastShownId: string | undefined;
  /** Down to `lastShownId`; undefined until it is asked for again. */
  private shown: ConversationMessage[] | undefined;
  /** Where in `every` a message stands. Made when it is asked for: an answer that grows needs none. */
  private places: Map<string, number> | undefined;
  /** For each place in `every`, where the last one of the message and all below it stands; as long as none comes or goes. */
  private lastPlaces: number[] | undefined;
  private hasChanged = false;

  /** @param conversation stays as it is */
  constructor({ all, messages }: Pick<Conversation, "all" | "messages">) {
    this.every = [...all];
    this.shown = [...messages];
    this.lastShownId = messages.at(-1)?.id;
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
    this.shown ??= this.pathTo(this.lastShownId);
    return this.shown;
  }

  /** An event about a message that is not there changes nothing. */
  apply(event: MessageEvent): void {
    switch (event.type) {
      case "question":
        this.add(questionOf(event, this.lastShownId));
        return;
      case "answerStarted":
        this.add(answerOf(event, this.lastShownId));
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
    this.places?.set(id, this.every.length);
    this.lastPlaces = undefined;
    this.every.push(message);
    if (parentId === this.lastShownId) this.shown?.push(message);
    else this.shown = undefined;
    this.lastShownId = id;
    this.hasChanged = true;
  }

  private change(id: string, change: (message: ConversationMessage) => ConversationMessage): void {
    const place = this.placeOf(id);
    const former = place === undefined ? undefined : this.every[place];
    if (place === undefined || former === undefined) return;
    const now = change(former);
    this.every[place] = now;
    // Nearly always it is the last one. Where another one stands is not known.
    if (id === this.lastShownId) this.shown?.splice(-1, 1, now);
    else this.shown = undefined;
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
    this.lastPlaces = undefined;
    if (id === this.lastShownId) {
      this.lastShownId = gone?.parentId;
      this.shown?.pop();
    }
    this.hasChanged = true;
  }

  private show(id: string): void {
    const place = this.placeOf(id);
    if (place === undefined) return;
    this.lastPlaces ??= this.findLastPlaces();
    const last = this.every[this.lastPlaces[place] ?? place];
    if (last === undefined) return;
    this.lastShownId = last.id;
    this.shown = undefined;
    this.hasChanged = true;
  }

  /** From the end: whatever is below a message was written after it. */
  private findLastPlaces(): number[] {
    const lastPlaces = Array.from(this.every, (_, place) => place);
    for (let place = this.every.length - 1; place > 0; place -= 1) {
      const parentId = this.every[place]?.parentId;
      const parent = parentId === undefined ? undefined : this.placeOf(parentId);
      if (parent !== undefined) lastPlaces[parent] = Math.max(lastPlaces[parent] ?? parent, lastPlaces[place] ?? place);
    }
    return lastPlaces;
  }

  private pathTo(lastId: string | undefined): ConversationMessage[] {
    const path: ConversationMessage[] = [];
    for (let at = this.find(lastId); at !== undefined; at = this.find(at.parentId)) path.push(at);
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
