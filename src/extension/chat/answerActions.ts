/** What one can do with an answer, and with the code in it. */
import { DisposableStore, type Disposable } from "../../shared/disposableStore.ts";
import type { WebviewToHost } from "../../shared/webviewProtocol.ts";
import { AnswerRenditions, type AnswerRenditionsOptions } from "./answerRenditions.ts";
import type { ChatSession } from "./chatSession.ts";
import { insertCode, newFile } from "./codeActions.ts";
import { CodePreviews } from "./codePreviews.ts";
import { LastTextEditor } from "./lastTextEditor.ts";
import { suggestFollowUps } from "./suggestFollowUps.ts";

export type AnswerMessage = Extract<
  WebviewToHost,
  {
    readonly type:
      | "translateAnswer"
      | "changeRegister"
      | "removeRendition"
      | "suggestFollowUps"
      | "insertCode"
      | "newFile"
      | "applyCode";
  }
>;

/** Of a window: all its panels share it. */
export class AnswerActions implements Disposable {
  readonly codePreviews: CodePreviews;
  private readonly options: AnswerRenditionsOptions;
  private readonly renditions: AnswerRenditions;
  private readonly editors: LastTextEditor;
  /** Answers whose follow-ups are asked for just now. */
  private readonly suggesting = new Set<string>();
  private readonly store = new DisposableStore();

  constructor(options: AnswerRenditionsOptions) {
    this.options = options;
    this.renditions = this.store.add(new AnswerRenditions(options));
    this.editors = this.store.add(new LastTextEditor());
    this.codePreviews = this.store.add(new CodePreviews());
  }

  /** Does what a panel asks for. What it throws is shown to the user. */
  async handle(session: ChatSession, message: AnswerMessage): Promise<void> {
    switch (message.type) {
      case "translateAnswer":
        await this.renditions.translate(session, message.messageId);
        return;
      case "changeRegister":
        await this.renditions.changeRegister(session, message.messageId);
        return;
      case "removeRendition":
        this.renditions.remove(session, message.messageId, message.renditionId);
        return;
      case "suggestFollowUps":
        await this.suggestFollowUps(session.id, message.messageId);
        return;
      case "insertCode":
        await insertCode(this.editors.require(), message.text);
        return;
      case "newFile":
        await newFile(message.text, message.languageId);
        return;
      case "applyCode":
        await this.codePreviews.open(this.editors.require(), message.text);
    }
  }

  dispose(): void {
    this.store.dispose();
  }

  /** Once at a time for an answer. Its panel may turn to another conversation meanwhile. */
  private async suggestFollowUps(conversationId: string, messageId: string): Promise<void> {
    if (this.suggesting.has(messageId)) return;
    this.suggesting.add(messageId);
    const { api, sessions } = this.options;
    try {
      const session = await sessions.open(conversationId);
      if (session === undefined) return;
      await suggestFollowUps(api, session, messageId).finally(() => {
        sessions.release(session);
      });
    } finally {
      this.suggesting.delete(messageId);
    }
  }
}
