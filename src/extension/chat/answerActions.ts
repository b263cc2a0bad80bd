/** What one can do with an answer, and with the code in it. */
import { DisposableStore, type Disposable } from "../../shared/disposableStore.ts";
import { formatMessage } from "../../shared/messages/formatMessage.ts";
import type { WhenBusy } from "../../shared/protocol.ts";
import type { WebviewToHost } from "../../shared/webviewProtocol.ts";
import { AnswerRenditions, type AnswerRenditionsOptions, type RenditionPlace } from "./answerRenditions.ts";
import type { ChatSession } from "./chatSession.ts";
import { insertCode, newFile } from "./codeActions.ts";
import { CodePreviews } from "./codePreviews.ts";
import type { LastTextEditor } from "./lastTextEditor.ts";
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

export interface AnswerActionsOptions extends AnswerRenditionsOptions {
  readonly editors: Pick<LastTextEditor, "require">;
}

/** Of a window: all its panels share it. */
export class AnswerActions implements Disposable {
  readonly codePreviews: CodePreviews;
  private readonly options: AnswerActionsOptions;
  private readonly renditions: AnswerRenditions;
  /** Answers whose follow-ups are asked for just now. */
  private readonly suggesting = new Set<string>();
  private readonly store = new DisposableStore();

  constructor(options: AnswerActionsOptions) {
    this.options = options;
    this.renditions = this.store.add(new AnswerRenditions(options));
    this.codePreviews = this.store.add(new CodePreviews());
  }

  /**
   * Does what a panel asks for. What it throws is shown to the user.
   * @param notify says something in that panel that is no error
   * @param onAsked the user has been asked for something outside of the panel, and nothing else has the keyboard now
   */
  async handle(
    session: ChatSession,
    message: AnswerMessage,
    notify: (text: string) => void,
    onAsked?: () => void,
  ): Promise<void> {
    switch (message.type) {
      case "translateAnswer":
        await this.renditions.translate(session, message.messageId, onAsked);
        return;
      case "changeRegister":
        await this.renditions.changeRegister(session, message.messageId, onAsked);
        return;
      case "removeRendition":
        this.renditions.remove(session, message.messageId, message.renditionId);
        return;
      case "suggestFollowUps":
        if (!(await this.suggestFollowUps(session.id, message.messageId))) notify(formatMessage("chat.noFollowUps"));
        return;
      case "insertCode":
        await insertCode(this.options.editors.require(), message.text);
        return;
      case "newFile":
        await newFile(message.text, message.languageId);
        return;
      case "applyCode":
        if (!(await this.codePreviews.open(this.options.editors.require(), message.text))) onAsked?.();
    }
  }

  /** Ends what is being written beside the answers of a conversation; what there is of it stays. */
  stop(session: ChatSession): void {
    this.renditions.stop(session.id);
  }

  /** Has a rendition that failed written once more. */
  async retryRendition(session: ChatSession, place: RenditionPlace, whenBusy: WhenBusy): Promise<void> {
    await this.renditions.retry(session, place, whenBusy);
  }

  dispose(): void {
    this.store.dispose();
  }

  /**
   * Once at a time for an answer. Its panel may turn to another conversation meanwhile.
   * @returns false when the model had none to suggest
   */
  private async suggestFollowUps(conversationId: string, messageId: string): Promise<boolean> {
    if (this.suggesting.has(messageId)) return true;
    this.suggesting.add(messageId);
    const { api, sessions } = this.options;
    try {
      const session = await sessions.open(conversationId);
      if (session === undefined) return true;
      return await suggestFollowUps(api, session, messageId).finally(() => {
        sessions.release(session);
      });
    } finally {
      this.suggesting.delete(messageId);
    }
  }
}
