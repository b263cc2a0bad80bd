import type { Rendition } from "../../core/chat/conversation.ts";
import { languageOf } from "../../core/languages.ts";
import { formatMessage } from "../../shared/messages/formatMessage.ts";

/** "ไทย", or "ไทย · formal". */
export function renditionLabel({ language, register }: Pick<Rendition, "language" | "register">): string {
  const { endonym } = languageOf(language);
  return register === undefined ? endonym : `${endonym} · ${formatMessage(`panel.register.${register}`)}`;
}
