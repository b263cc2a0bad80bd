import { formatMessage } from "../../../src/shared/messages/formatMessage.ts";
import { Icon } from "./Icon.tsx";

export interface SendButtonProps {
  readonly isGenerating: boolean;
  readonly canSend: boolean;
  readonly onSend: () => void;
  readonly onStop: () => void;
}

/** One button for both, so that the keyboard stays on it when it changes. */
export function SendButton({ isGenerating, canSend, onSend, onStop }: SendButtonProps) {
  const label = formatMessage(isGenerating ? "panel.stop" : "panel.send");
  return (
    <button
      type="button"
      class={isGenerating ? "send stop" : "send"}
      title={label}
      aria-label={label}
      aria-disabled={!isGenerating && !canSend}
      onClick={isGenerating ? onStop : onSend}
    >
      <Icon name={isGenerating ? "stop" : "send"} />
    </button>
  );
}
