/** What the model server and its template process say to each other, over Node's IPC channel. */
import type { TemplateMessage } from "../../core/chat/promptSegments.ts";
import type { RenderOutcome } from "../../core/chat/templateProbe.ts";

/** Longest prompt that a template may print, in UTF-16 units. */
export const MAX_PRINTED_CHARACTERS = 8 * 1024 * 1024;

/** The names that chat templates expect to find. */
export interface TemplateVariables {
  readonly messages: readonly TemplateMessage[];
  readonly add_generation_prompt: boolean;
  readonly enable_thinking: boolean;
  readonly bos_token: string;
  readonly eos_token: string;
}

export interface RenderRequest {
  readonly id: number;
  /** The template's source. The process keeps the last one compiled. */
  readonly template: string;
  readonly variables: TemplateVariables;
}

export type TemplateReply =
  { readonly kind: "ready" } | { readonly kind: "rendered"; readonly id: number; readonly outcome: RenderOutcome };
