import { formatMessage } from "../../../src/shared/messages/formatMessage.ts";
import type { ErrorView } from "../../../src/shared/webviewProtocol.ts";
import { usePanel } from "../PanelContext.ts";
import { Icon } from "./Icon.tsx";
import { PlainText } from "./PlainText.tsx";

export interface ErrorNoticeProps {
  readonly error: ErrorView;
  /** The answer that failed, for actions that concern it. */
  readonly messageId?: string;
  /** Beside that answer, the rendition that failed. */
  readonly renditionId?: string;
}

/** What went wrong, what can be done about it, and the way to the log. */
export function ErrorNotice({ error, ...place }: ErrorNoticeProps) {
  const { host } = usePanel();
  // A model that is busy is a question, not a fault: the log has nothing on it.
  const isQuestion = error.actions.some(({ id }) => id === "waitForModel");
  const actions = error.actions.filter(({ id }) => id !== "showLog");
  return (
    <div class="error-notice">
      <Icon name="warning" />
      <div class="error-body">
        <p>
          <PlainText text={error.message} />
        </p>
        <div class="button-row">
          {actions.map(({ id, label }, index) => (
            <button
              key={id}
              type="button"
              class={index === 0 ? "button" : "button secondary"}
              onClick={() => {
                host.post({ type: "runAction", action: id, ...place });
              }}
            >
              {label}
            </button>
          ))}
          {!isQuestion && (
            <button
              type="button"
              class="button secondary"
              onClick={() => {
                host.post({ type: "runAction", action: "showLog" });
              }}
            >
              {formatMessage("action.showLog")}
            </button>
          )}
        </div>
      </div>
    </div>
  );
}
