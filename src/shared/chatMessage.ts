/** One turn as the engine sees it. Content is data: no part of it ever becomes a control token. */
export interface ChatMessage {
  readonly role: "system" | "user" | "assistant";
  readonly content: string;
  /** An assistant's earlier thoughts. Most templates drop them from the history; those that keep them get them here. */
  readonly reasoning?: string;
}
