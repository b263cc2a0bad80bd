/** What the authors of messages in JSON wrote for translators: a description, then what the placeholders stand for. */
import type { JsonString } from "./jsonStrings.ts";

export interface NotePlaces {
  /** The message that an entry of the document's root describes; undefined where it describes none. */
  messageOf(this: void, entry: string): string | undefined;
  /** How a placeholder is written in messages. */
  placeholder(this: void, name: string): string;
}

/** By message. */
export function messageNotes(strings: readonly JsonString[], places: NotePlaces): ReadonlyMap<string, string> {
  const notes = new Map<string, string>();
  for (const { path, value } of strings) {
    const [entry, field, placeholder, detail] = path;
    const message = typeof entry === "string" ? places.messageOf(entry) : undefined;
    if (message === undefined) continue;
    const describesMessage =
      (field === "description" && path.length === 2) || (field === "comment" && path.length <= 3);
    const isDetail = path.length === 4 && (detail === "description" || detail === "example");
    const note = describesMessage
      ? value
      : field === "placeholders" && isDetail
        ? `${places.placeholder(String(placeholder))}: ${value}`
        : undefined;
    const before = notes.get(message);
    if (note !== undefined) notes.set(message, before === undefined ? note : `${before}; ${note}`);
  }
  return notes;
}
