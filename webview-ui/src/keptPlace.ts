import type { ChatMessageView } from "../../src/shared/webviewProtocol.ts";
import {
  isInLastPart,
  readingPlace,
  scrollToPlace,
  type PlaceInConversation,
  type ShownConversation,
} from "./readingPlace.ts";

/** A place of an earlier page, to be shown again and again: messages find their heights only when they are in view. */
export class KeptPlace {
  private place: PlaceInConversation;
  /** The place's message, when it was last shown. */
  private message: ChatMessageView | undefined;

  constructor(place: PlaceInConversation) {
    this.place = place;
  }

  /** Brings the place to the upper edge. False where its message is not shown. */
  show(conversation: ShownConversation): boolean {
    const message = conversation.entries.find(({ id }) => id === this.place.messageId)?.view.peek();
    const hasChanged = this.message !== undefined && message !== this.message;
    this.message = message;
    // A share of what is being written would be elsewhere with each word: the reader stays, the share becomes another.
    if (hasChanged && isInLastPart(conversation, this.place)) {
      this.place = readingPlace(conversation) ?? this.place;
      return true;
    }
    return scrollToPlace(conversation, this.place);
  }
}
