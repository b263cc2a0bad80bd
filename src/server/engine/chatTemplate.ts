/** The chat template of one model file: rendered in the template process, probed once, failures as AppErrors. */
import { randomBytes } from "node:crypto";
import {
  foldSystemMessage,
  hideContents,
  revealSegments,
  type PromptSegment,
  type TemplateMessage,
} from "../../core/chat/promptSegments.ts";
import {
  probeTemplate,
  type RenderOutcome,
  type RenderSwitches,
  type TemplateTraits,
} from "../../core/chat/templateProbe.ts";
import { AppError } from "../../shared/appError.ts";
import type { ChatMessage } from "../../shared/chatMessage.ts";
import { MAX_PRINTED_CHARACTERS } from "./templateProtocol.ts";
import type { TemplateRenderer } from "./templateRenderer.ts";

export interface ChatTemplateSource {
  /** The model file, for error messages. */
  readonly path: string;
  readonly template: string;
  readonly bosText: string;
  readonly eosText: string;
}

export class ChatTemplate {
  readonly traits: TemplateTraits;
  private readonly source: ChatTemplateSource;
  private readonly renderer: TemplateRenderer;

  private constructor(source: ChatTemplateSource, renderer: TemplateRenderer, traits: TemplateTraits) {
    this.source = source;
    this.renderer = renderer;
    this.traits = traits;
  }

  /** @throws AppError template.invalid when it cannot render a small conversation */
  static async probe(source: ChatTemplateSource, renderer: TemplateRenderer): Promise<ChatTemplate> {
    const result = await probeTemplate((messages, switches) => renderWith(renderer, source, messages, switches));
    if (result.kind === "unusable") throw invalid(source.path, result.reason);
    return new ChatTemplate(source, renderer, result.traits);
  }

  /** @throws AppError template.invalid */
  async render(
    messages: readonly ChatMessage[],
    { thinking }: { readonly thinking: boolean },
  ): Promise<PromptSegment[]> {
    const { foldsSystem, thoughtSplit } = this.traits;
    const turns = foldsSystem ? foldSystemMessage(messages) : messages;
    const hidden = hideContents(turns, { nonce: randomBytes(16).toString("hex"), thoughtSplit });
    const switches = { thinking, addGenerationPrompt: true };
    const outcome = await renderWith(this.renderer, this.source, hidden.messages, switches);
    if (outcome.kind !== "printed") throw invalid(this.source.path, outcome.reason);
    const segments = revealSegments(outcome.text, hidden);
    // The renderer's own limit sees placeholders, and a template may print each as often as it likes.
    const characters = segments.reduce((total, { text }) => total + text.length, 0);
    if (characters > MAX_PRINTED_CHARACTERS) throw invalid(this.source.path, "it prints more than 8 MiB");
    return segments;
  }
}

function renderWith(
  renderer: TemplateRenderer,
  { template, bosText, eosText }: ChatTemplateSource,
  messages: readonly TemplateMessage[],
  { thinking, addGenerationPrompt }: RenderSwitches,
): Promise<RenderOutcome> {
  return renderer.render(template, {
    messages,
    add_generation_prompt: addGenerationPrompt,
    enable_thinking: thinking,
    bos_token: bosText,
    eos_token: eosText,
  });
}

function invalid(path: string, reason: string): AppError {
  return new AppError("template.invalid", `Chat template of ${path}: ${reason}`, { details: { path, reason } });
}
