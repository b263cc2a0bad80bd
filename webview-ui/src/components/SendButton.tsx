import { formatMessage } from "../../../src/shared/messages/formatMessage.ts";
import { Icon } from "./Icon.tsx";

export interface SendButtonProps {
  readonly canSend: boolean;
  /** It stops what is being written. */
  readonly isStop: boolean;
  /** Why nothing can be sent here, in words. */
  readonly refusal: string | undefined;
  readonly onSend: () => void;
  readonly onStop: () => void;
}

/** One button for both, so that the keyboard stays on it when it changes. */
export function SendButton({ canSend, isStop, refusal, onSend, onStop }: SendButtonProps) {
  const label = formatMessage(isStop ? "panel.stop" : "panel.send");
  return (
    <button
      type="button"
      class={isStop ? "send stop" : "send"}
      title={isStop ? label : (refusal ?? label)}
      aria-label={label}
      aria-disabled={!isStop && !canSend}
      onClick={isStop ? onStop : onSend}
    >
      <Icon name={isStop ? "stop" : "send"} />
    </button>
  );
}
