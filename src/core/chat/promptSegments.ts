/**
 * Turns a conversation into a prompt whose control tokens come from the model's chat template alone.
 *
 * Before rendering, each content is replaced by a placeholder that no text contains; after rendering, what the
 * template printed is trusted and may become control tokens, and what stood behind a placeholder stays plain text,
 * whatever it looks like. White space at both ends of a content stays outside its placeholder, so that a template that
 * trims contents trims exactly what it would have trimmed.
 */
import type { ChatMessage } from "../../shared/chatMessage.ts";
import type { MarkerTable } from "./markerTable.ts";

/** A message with the property names that chat templates read. */
export interface TemplateMessage {
  readonly role: ChatMessage["role"];
  readonly content: string;
  readonly reasoning_content?: string;
}

/**
 * What a template does with thoughts that stand in an assistant's content as `<think>...</think>`:
 * prints them as they are, moves them to the message's reasoning, or drops them and keeps what follows as it is.
 */
export type ThoughtSplit = "none" | "moved" | "dropped";

export interface HiddenConversation {
  readonly messages: readonly TemplateMessage[];
  readonly contents: readonly string[];
  readonly nonce: string;
}

/** A stretch of the rendered prompt. */
export interface PromptSegment {
  readonly text: string;
  /** The template printed it, so the markers in it are control tokens. */
  readonly trusted: boolean;
}

/** What is tokenised: a control token, or plain text cut so that no tokenizer can match a marker in it. */
export type PromptPiece =
  { readonly kind: "marker"; readonly id: number } | { readonly kind: "plain"; readonly parts: readonly string[] };

const OPEN_THOUGHT = "<think>";
const CLOSE_THOUGHT = "</think>";

/**
 * Replaces every content and reasoning by a placeholder.
 * @param nonce random letters and digits, new for each prompt, that nobody who wrote a content can have known
 */
export function hideContents(
  messages: readonly ChatMessage[],
  { nonce, thoughtSplit }: { readonly nonce: string; readonly thoughtSplit: ThoughtSplit },
): HiddenConversation {
  const contents: string[] = [];
  const hide = (text: string): string => {
    const whole = wellFormed(text);
    const inner = whole.trim();
    if (inner === "") return whole;
    contents.push(inner);
    const before = whole.slice(0, whole.length - whole.trimStart().length);
    const after = whole.slice(whole.trimEnd().length);
    return `${before}${placeholder(nonce, contents.length - 1)}${after}`;
  };
  const hidden = messages.map((message): TemplateMessage => {
    const { content, reasoning } = splitThoughts(message, thoughtSplit);
    return {
      role: message.role,
      content: hide(content),
      ...(reasoning === undefined ? {} : { reasoning_content: hide(reasoning) }),
    };
  });
  return { messages: hidden, contents, nonce };
}

/** Puts the contents back into what the template printed. */
export function revealSegments(rendered: string, hidden: HiddenConversation): PromptSegment[] {
  const segments: PromptSegment[] = [];
  const pattern = new RegExp(`\uE000${hidden.nonce}:(\\d+)\uE001`, "gu");
  let end = 0;
  for (const match of rendered.matchAll(pattern)) {
    if (match.index > end) segments.push({ text: rendered.slice(end, match.index), trusted: true });
    segments.push({ text: hidden.contents[Number(match[1])] ?? "", trusted: false });
    end = match.index + match[0].length;
  }
  if (end < rendered.length) segments.push({ text: rendered.slice(end), trusted: true });
  return segments;
}

/** The prompt as people read it. */
export function promptText(segments: readonly PromptSegment[]): string {
  return segments.map(({ text }) => text).join("");
}

/**
 * Whether the prompt's tail opens a thought that it does not close. Only what the template printed after the last
 * content counts.
 */
export function endsInsideThought(segments: readonly PromptSegment[]): boolean {
  const tail = segments.at(-1);
  if (tail?.trusted !== true) return false;
  return tail.text.lastIndexOf(OPEN_THOUGHT) > tail.text.lastIndexOf(CLOSE_THOUGHT);
}

/**
 * Splits segments into control tokens and plain text. Neighbouring plain stretches, the template's own words included,
 * are joined first, because the tokenizer's merges reach across them.
 */
export function promptPieces(segments: readonly PromptSegment[], markers: MarkerTable): PromptPiece[] {
  const pieces: PromptPiece[] = [];
  let run = "";
  const endRun = (): void => {
    if (run !== "") pieces.push({ kind: "plain", parts: plainParts(run, markers) });
    run = "";
  };
  for (const { text, trusted } of segments) {
    let end = 0;
    for (let match = trusted ? markers.next(text, 0) : undefined; match; match = markers.next(text, match.end)) {
      run += text.slice(end, match.start);
      endRun();
      pieces.push({ kind: "marker", id: match.id });
      end = match.end;
    }
    run += text.slice(end);
  }
  endRun();
  return pieces;
}

/**
 * Plain text in the form in which it is tokenised: Unicode NFC, as the models were trained, and cut after the first
 * character of everything that looks like a marker, also where joining two neighbours made it look so.
 */
export function plainParts(text: string, markers: MarkerTable): string[] {
  const normalized = wellFormed(text).normalize("NFC");
  const parts: string[] = [];
  let end = 0;
  for (let match = markers.next(normalized, 0); match; match = markers.next(normalized, match.start + 1)) {
    const cut = match.start + String.fromCodePoint(match.text.codePointAt(0) ?? 0).length;
    parts.push(normalized.slice(end, cut));
    end = cut;
  }
  if (end < normalized.length) parts.push(normalized.slice(end));
  return parts;
}

/** Puts a system message in front of the first user turn, for templates that know no system role. */
export function foldSystemMessage(messages: readonly ChatMessage[]): ChatMessage[] {
  const system = messages.filter(({ role }) => role === "system").map(({ content }) => content.trim());
  const turns = messages.filter(({ role }) => role !== "system");
  const first = turns.findIndex(({ role }) => role === "user");
  const instructions = system.filter((content) => content !== "").join("\n\n");
  if (instructions === "") return turns;
  if (first < 0) return [{ role: "user", content: instructions }, ...turns];
  return turns.map((turn, index) =>
    index === first ? { ...turn, content: `${instructions}\n\n${turn.content}` } : turn,
  );
}

/** Lone surrogates have no UTF-8 form: they become U+FFFD here instead of somewhere below. */
function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, "\uFFFD");
}

function placeholder(nonce: string, index: number): string {
  return `\uE000${nonce}:${index}\uE001`;
}

/**
 * Does on the real text what the template would do when it looks into an assistant's content, because a placeholder
 * hides it from the template. The rule is that of the templates that look: thoughts end at the first closing tag, and
 * the answer begins after the last one.
 */
function splitThoughts(message: ChatMessage, mode: ThoughtSplit): { content: string; reasoning?: string } {
  const { content, reasoning } = message;
  const given = reasoning === undefined ? {} : { reasoning };
  if (message.role !== "assistant" || mode === "none" || !content.includes(CLOSE_THOUGHT)) return { content, ...given };
  const answer = content.slice(content.lastIndexOf(CLOSE_THOUGHT) + CLOSE_THOUGHT.length);
  if (mode === "dropped") return { content: answer, ...given };
  // A template that moves thoughts leaves the content alone when the message brings its reasoning along.
  if (reasoning !== undefined) return { content, reasoning };
  const before = content.slice(0, content.indexOf(CLOSE_THOUGHT));
  const thoughts = before.split(OPEN_THOUGHT).at(-1) ?? "";
  return { content: trimNewlines(answer, "start"), reasoning: trimNewlines(thoughts, "both") };
}

function trimNewlines(text: string, where: "start" | "both"): string {
  const start = text.replace(/^\n+/u, "");
  return where === "start" ? start : start.replace(/\n+$/u, "");
}
