import { isAttachmentKind } from "../../shared/attachment.ts";
import { isActionId, OVERFLOW_WAYS, type WebviewToHost } from "../../shared/webviewProtocol.ts";

type Fields = Readonly<Record<string, unknown>>;
type Check = (value: unknown) => boolean;

/** What each message carries beside its type. A page is not to be trusted: anything else is dropped. */
const FIELDS: Readonly<Record<WebviewToHost["type"], Readonly<Record<string, Check>>>> = {
  ready: {},
  requestSnapshot: {},
  stop: {},
  newChat: {},
  closeConversations: {},
  importConversation: {},
  send: { text: isText },
  copyText: { text: isText },
  draftChanged: { text: isText },
  draftTaken: { draftId: isWhole },
  pasteText: { text: isText, name: isTextOrNothing },
  setThinking: { thinking: isBoolean },
  setAnswerLanguage: { language: isText },
  resolveOverflow: { way: (way) => (OVERFLOW_WAYS as readonly unknown[]).includes(way), text: isText },
  editQuestion: { messageId: isText, text: isText },
  regenerate: { messageId: isText },
  continueAnswer: { messageId: isText },
  showBranch: { messageId: isText, index: isWhole },
  translateAnswer: { messageId: isText },
  changeRegister: { messageId: isText },
  removeRendition: { messageId: isText, renditionId: isText },
  suggestFollowUps: { messageId: isText },
  insertCode: { text: isText, languageId: isText },
  newFile: { text: isText, languageId: isText },
  applyCode: { text: isText, languageId: isText },
  addContext: { kind: isAttachmentKind },
  dropUris: { uris: (uris) => Array.isArray(uris) && uris.every(isText) },
  removeChip: { chipId: isText },
  openChip: { chipId: isText, messageId: isTextOrNothing },
  complete: { word: isText },
  listConversations: { query: isText },
  openConversation: { id: isText },
  deleteConversation: { id: isText },
  renameConversation: { id: isText, title: isText },
  pinConversation: { id: isText, isPinned: isBoolean },
  exportConversation: { id: isText },
  openElsewhere: { place: (place) => place === "editor" || place === "window" },
  copyMessage: { messageId: isText },
  openLink: { href: isSafeLink },
  runAction: { action: isActionId, messageId: isTextOrNothing, renditionId: isTextOrNothing },
};

/** A message of the panel, checked field by field, with nothing but its own fields. Undefined for everything else. */
export function parseInbound(value: unknown): WebviewToHost | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const { type, ...fields } = value as Fields;
  if (typeof type !== "string" || !Object.hasOwn(FIELDS, type)) return undefined;
  const checks = Object.entries(FIELDS[type as WebviewToHost["type"]]);
  if (!checks.every(([name, isValid]) => isValid(fields[name]))) return undefined;
  const own = checks.filter(([name]) => fields[name] !== undefined).map(([name]) => [name, fields[name]]);
  return { type, ...Object.fromEntries(own) } as WebviewToHost;
}

/** Links in answers are written by a model: none may run a command or open a local file. */
function isSafeLink(href: unknown): boolean {
  return isText(href) && URL.canParse(href) && ["http:", "https:", "mailto:"].includes(new URL(href).protocol);
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}

function isTextOrNothing(value: unknown): boolean {
  return value === undefined || isText(value);
}

function isBoolean(value: unknown): boolean {
  return typeof value === "boolean";
}

function isWhole(value: unknown): boolean {
  return Number.isInteger(value);
}
