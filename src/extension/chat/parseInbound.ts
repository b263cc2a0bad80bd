import { isAttachmentKind } from "../../shared/attachment.ts";
import { isBoolean, isListOf, isOptional, isString } from "../../shared/typeGuards.ts";
import { isActionId, isKeptChip, OVERFLOW_WAYS, type WebviewToHost } from "../../shared/webviewProtocol.ts";

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
  send: { text: isString },
  copyText: { text: isString },
  draftChanged: { text: isString },
  draftTaken: { draftId: isWhole },
  pasteText: { text: isString, name: isStringOrNothing },
  setThinking: { thinking: isBoolean },
  setAnswerLanguage: { language: isString },
  resolveOverflow: { way: (way) => (OVERFLOW_WAYS as readonly unknown[]).includes(way), text: isString },
  editQuestion: { messageId: isString, text: isString },
  regenerate: { messageId: isString },
  continueAnswer: { messageId: isString },
  showBranch: { messageId: isString, index: isWhole },
  translateAnswer: { messageId: isString },
  changeRegister: { messageId: isString },
  removeRendition: { messageId: isString, renditionId: isString },
  suggestFollowUps: { messageId: isString },
  insertCode: { text: isString, languageId: isString },
  newFile: { text: isString, languageId: isString },
  applyCode: { text: isString, languageId: isString },
  setEarlierSummary: { messageId: isString, text: isString },
  readEarlier: { messageId: isString },
  addContext: { kind: isAttachmentKind },
  dropUris: { uris: (uris) => isListOf(uris, isString) },
  restoreChips: { chips: (chips) => isListOf(chips, isKeptChip) },
  removeChip: { chipId: isString },
  openChip: { chipId: isString, messageId: isStringOrNothing },
  complete: { word: isString },
  listConversations: { query: isString },
  openConversation: { id: isString },
  deleteConversation: { id: isString },
  renameConversation: { id: isString, title: isString },
  pinConversation: { id: isString, isPinned: isBoolean },
  exportConversation: { id: isString },
  openElsewhere: { place: (place) => place === "editor" || place === "window" },
  copyMessage: { messageId: isString },
  openLink: { href: isSafeLink },
  runAction: { action: isActionId, messageId: isStringOrNothing, renditionId: isStringOrNothing },
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
  return isString(href) && URL.canParse(href) && ["http:", "https:", "mailto:"].includes(new URL(href).protocol);
}

function isStringOrNothing(value: unknown): boolean {
  return isOptional(value, isString);
}

function isWhole(value: unknown): boolean {
  return Number.isInteger(value);
}
