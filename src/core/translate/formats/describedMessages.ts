/**
 * JSON in which every entry is a message with what is said about it: `"key": {"message": …, "description": …, "placeholders": …}` of
 * Chrome's extensions, `"comment"` in the place of the description in VS Code's.
 */
import { isForPeople } from "./humanText.ts";
import type { InlineMark } from "./documentFormat.ts";
import type { JsonString, JsonStrings } from "./jsonStrings.ts";
import { messageNotes } from "./messageNotes.ts";

export interface DescribedMessage {
  readonly string: JsonString;
  readonly note: string | undefined;
  readonly marks: readonly InlineMark[];
}

/**
 * The messages that are for people; undefined for JSON of any other shape.
 * @param isKnown its place says so; elsewhere something in it has to, because lists of errors have messages and descriptions too, both of
 *   which their readers see
 */
export function describedMessages(
  { strings, rootKeys, shape }: JsonStrings,
  { isKnown }: { readonly isKnown: boolean },
): DescribedMessage[] | undefined {
  const messages = strings.filter(({ path }) => path.length === 2 && path[1] === "message");
  const names = new Set(messages.map(({ path }) => path[0]));
  const isOfThisShape =
    messages.length > 0 &&
    (isKnown || strings.some(isSign)) &&
    shape.otherScalars === 0 &&
    rootKeys.every(({ name }) => names.has(name)) &&
    strings.every(({ path: [, field] }) => typeof field === "string" && FIELDS.has(field));
  if (!isOfThisShape) return undefined;
  const notes = messageNotes(strings, {
    messageOf: (entry) => entry,
    placeholder: (name) => `$${name.toUpperCase()}$`,
  });
  return messages
    .filter(({ path, value }) => isForPeople(path, value, "messages"))
    .map((string) => ({ string, note: notes.get(String(string.path[0])), marks: substitutionsIn(string.value) }));
}

const FIELDS: ReadonlySet<string> = new Set(["message", "description", "comment", "placeholders"]);

/** What only such files have. */
function isSign({ path: [, field], value }: JsonString): boolean {
  return field === "placeholders" || field === "comment" || (field === "message" && /\$[\w@]{1,60}\$/u.test(value));
}

/** `$USER$`, `$1`, and `$$` for a dollar. */
function substitutionsIn(message: string): InlineMark[] {
  return Array.from(message.matchAll(/\$[\w@]{1,60}\$|\$[1-9]|\$\$/gu), ({ 0: { length }, index }) => ({
    kind: "opaque",
    start: index,
    end: index + length,
  }));
}
