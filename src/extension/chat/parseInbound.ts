import { isActionId, type WebviewToHost } from "../../shared/webviewProtocol.ts";

/** A message of the panel, checked field by field. Undefined for everything else: a page is not to be trusted. */
export function parseInbound(value: unknown): WebviewToHost | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const { type, text, thinking, messageId, href, action } = value as Record<string, unknown>;
  switch (type) {
    case "ready":
    case "requestSnapshot":
    case "stop":
    case "newChat":
      return { type };
    case "send":
    case "copyText":
      return typeof text === "string" ? { type, text } : undefined;
    case "setThinking":
      return typeof thinking === "boolean" ? { type, thinking } : undefined;
    case "copyMessage":
      return typeof messageId === "string" ? { type, messageId } : undefined;
    case "openLink":
      return typeof href === "string" && isSafeLink(href) ? { type, href } : undefined;
    case "runAction":
      if (!isActionId(action) || !(messageId === undefined || typeof messageId === "string")) return undefined;
      return messageId === undefined ? { type, action } : { type, action, messageId };
    default:
      return undefined;
  }
}

/** Links in answers are written by a model: none may run a command or open a local file. */
function isSafeLink(href: string): boolean {
  return URL.canParse(href) && ["http:", "https:", "mailto:"].includes(new URL(href).protocol);
}
