/**
 * Finds out, once after loading, how a chat template treats a conversation, by rendering small ones. What is seen
 * decides; no model is recognised by its name.
 */
import type { ChatMessage } from "../../shared/chatMessage.ts";
import { foldSystemMessage, type TemplateMessage, type ThoughtSplit } from "./promptSegments.ts";

export interface TemplateTraits {
  /** It refuses or drops system messages: they are put in front of the first user turn instead. */
  readonly foldsSystem: boolean;
  /** The thinking switch changes what it prints. */
  readonly canThink: boolean;
  readonly thoughtSplit: ThoughtSplit;
}

export interface RenderSwitches {
  readonly thinking: boolean;
  /** Ends with the beginning of an answer. */
  readonly addGenerationPrompt: boolean;
}

/** What a template printed, or why it did not. */
export type RenderOutcome =
  | { readonly kind: "printed"; readonly text: string }
  /** The template objects to this conversation; another one may do. */
  | { readonly kind: "refused"; readonly reason: string }
  /** The template is unusable: broken syntax, endless, too large. */
  | { readonly kind: "failed"; readonly reason: string };

export type RenderTemplate = (messages: readonly TemplateMessage[], switches: RenderSwitches) => Promise<RenderOutcome>;

export type ProbeResult =
  { readonly kind: "usable"; readonly traits: TemplateTraits } | { readonly kind: "unusable"; readonly reason: string };

const SYSTEM = "probe-system-text";
const FIRST = "probe-first-question";
const ANSWER = "probe-answer";
const SECOND = "probe-second-question";
const THOUGHT = "probe-thought";

const conversation: readonly ChatMessage[] = [
  { role: "system", content: SYSTEM },
  { role: "user", content: FIRST },
  { role: "assistant", content: ANSWER },
  { role: "user", content: SECOND },
];

/** Renders a system message and two turns, with thinking on and off, and looks at what comes out. */
export async function probeTemplate(render: RenderTemplate): Promise<ProbeResult> {
  const asked = await renderBoth(render, conversation);
  if (asked.kind === "failed") return { kind: "unusable", reason: asked.reason };
  const takesSystem = asked.kind === "printed" && asked.texts.every((text) => text.includes(SYSTEM));
  const seen = takesSystem ? asked : await renderBoth(render, foldSystemMessage(conversation));
  if (seen.kind !== "printed") return { kind: "unusable", reason: seen.reason };
  const complete = seen.texts.every((text) => inOrder(text, [SYSTEM, FIRST, ANSWER, SECOND]));
  if (!complete) return { kind: "unusable", reason: "it leaves out a part of the conversation" };
  const canThink = seen.texts[0] !== seen.texts[1];
  return { kind: "usable", traits: { foldsSystem: !takesSystem, canThink, thoughtSplit: await probeThoughts(render) } };
}

type BothRenders =
  | { readonly kind: "printed"; readonly texts: readonly string[] }
  | Exclude<RenderOutcome, { readonly kind: "printed" }>;

async function renderBoth(render: RenderTemplate, messages: readonly ChatMessage[]): Promise<BothRenders> {
  const texts: string[] = [];
  for (const thinking of [true, false]) {
    const outcome = await render(messages, { thinking, addGenerationPrompt: true });
    if (outcome.kind !== "printed") return outcome;
    texts.push(outcome.text);
  }
  return { kind: "printed", texts };
}

/** Compares what the template makes of thoughts inside a content with each way of taking them out beforehand. */
async function probeThoughts(render: RenderTemplate): Promise<ThoughtSplit> {
  const inside = await renderAnswer(render, { content: `<think>\n${THOUGHT}\n</think>\n\n${ANSWER}` });
  const moved = await renderAnswer(render, { content: ANSWER, reasoning_content: THOUGHT });
  if (inside === undefined) return "none";
  if (inside === moved) return "moved";
  const dropped = await renderAnswer(render, { content: `\n\n${ANSWER}` });
  return inside === dropped ? "dropped" : "none";
}

/** The answer as history and as the last turn, in one string. */
async function renderAnswer(
  render: RenderTemplate,
  answer: { readonly content: string; readonly reasoning_content?: string },
): Promise<string | undefined> {
  const turns: TemplateMessage[] = [
    { role: "user", content: FIRST },
    { role: "assistant", ...answer },
  ];
  const last = await render(turns, { thinking: false, addGenerationPrompt: false });
  const history = await render([...turns, { role: "user", content: SECOND }], {
    thinking: false,
    addGenerationPrompt: true,
  });
  if (last.kind !== "printed" || history.kind !== "printed") return undefined;
  return `${last.text}\u0000${history.text}`;
}

function inOrder(text: string, words: readonly string[]): boolean {
  let from = 0;
  for (const word of words) {
    const at = text.indexOf(word, from);
    if (at < 0) return false;
    from = at + word.length;
  }
  return true;
}
