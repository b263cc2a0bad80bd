import * as vscode from "vscode";
import type { Disposable } from "../../shared/disposableStore.ts";
import type { ChatSession } from "./chatSession.ts";

/** Keeps the context key `sealion.chatGenerating` true while an answer is being written: Escape stops it then. */
export function followGenerating(session: ChatSession): Disposable {
  let known = false;
  const follow = (): void => {
    if (session.isGenerating === known) return;
    known = session.isGenerating;
    void vscode.commands.executeCommand("setContext", "sealion.chatGenerating", known);
  };
  return session.addListener({ conversationReplaced: follow, eventApplied: follow, waitingChanged: follow });
}
