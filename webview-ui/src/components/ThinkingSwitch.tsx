import { formatMessage } from "../../../src/shared/messages/formatMessage.ts";
import { usePanel } from "../PanelContext.ts";
import { Icon } from "./Icon.tsx";

/** Whether the model thinks before it answers. The switch belongs to the conversation, so the host keeps it. */
export function ThinkingSwitch() {
  const { host, store } = usePanel();
  const { thinking: isOn, isFollowing } = store.frame.value;
  return (
    <button
      type="button"
      class="thinking-switch"
      aria-pressed={isOn}
      disabled={isFollowing}
      title={formatMessage(isOn ? "panel.thinkingOn" : "panel.thinkingOff")}
      onClick={() => {
        store.frame.value = { ...store.frame.value, thinking: !isOn };
        host.post({ type: "setThinking", thinking: !isOn });
      }}
    >
      <Icon name="thinking" />
      <span>{formatMessage("panel.thinking")}</span>
    </button>
  );
}
