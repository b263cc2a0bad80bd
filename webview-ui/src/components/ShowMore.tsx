import { formatMessage } from "../../../src/shared/messages/formatMessage.ts";

export interface ShowMoreProps {
  /** Nothing more is to be shown then: the button goes, and leaves the keyboard to the conversation. */
  readonly isLast: boolean;
  readonly onClick: () => void;
}

/** Shows the next part of a text that is too long to be drawn at once. */
export function ShowMore({ isLast, onClick }: ShowMoreProps) {
  return (
    <button
      type="button"
      class="text-button show-more"
      aria-expanded={false}
      onClick={({ currentTarget }) => {
        if (isLast) currentTarget.closest("main")?.focus({ preventScroll: true });
        onClick();
      }}
    >
      {formatMessage("panel.showMore")}
    </button>
  );
}
