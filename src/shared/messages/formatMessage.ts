import type { MessageKey } from "./en.ts";
import { uiWords } from "./uiWords.ts";

export type MessageValues = Readonly<Record<string, string | number | boolean>>;

/**
 * The words for a key in the interface's language, with `{name}` placeholders filled. A value that is missing leaves its
 * placeholder visible. Ask when the words are shown: what is kept in a constant stays in the language of its making.
 */
export function formatMessage(key: MessageKey, values: MessageValues = {}): string {
  return fillPlaceholders(uiWords().messages[key], values);
}

export function fillPlaceholders(text: string, values: MessageValues): string {
  return text.replace(/\{(\w+)\}/gu, (placeholder, name: string) => {
    const value = values[name];
    return value === undefined ? placeholder : String(value);
  });
}
