import { en, type MessageKey, type Messages } from "./en.ts";

export type MessageValues = Readonly<Record<string, string | number | boolean>>;

/** The words for a key, with `{name}` placeholders filled. A value that is missing leaves its placeholder visible. */
export function formatMessage(key: MessageKey, values: MessageValues = {}, messages: Messages = en): string {
  return fillPlaceholders(messages[key], values);
}

export function fillPlaceholders(text: string, values: MessageValues): string {
  return text.replace(/\{(\w+)\}/gu, (placeholder, name: string) => {
    const value = values[name];
    return value === undefined ? placeholder : String(value);
  });
}
