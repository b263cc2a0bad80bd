import { formatMessage } from "../../../src/shared/messages/formatMessage.ts";
import type { RenditionView } from "../../../src/shared/webviewProtocol.ts";
import { usePanel } from "../PanelContext.ts";
import { ErrorNotice } from "./ErrorNotice.tsx";
import { IconButton } from "./IconButton.tsx";
import { Markdown } from "./Markdown.tsx";
import { PlainText } from "./PlainText.tsx";

export interface RenditionProps {
  readonly messageId: string;
  readonly rendition: RenditionView;
}

/** An answer once more, in another language or register. */
export function Rendition({ messageId, rendition: { id, label, text, state, lang, error, findings } }: RenditionProps) {
  const { host } = usePanel();
  const isGrowing = state === "streaming";
  return (
    <section class="rendition" aria-label={label} aria-busy={isGrowing}>
      <header class="rendition-header">
        <span lang={lang}>{label}</span>
        {state === "stopped" && <span>{formatMessage("panel.stopped")}</span>}
        {isGrowing && (
          <IconButton
            icon="stop"
            label={formatMessage("panel.stop")}
            onClick={() => {
              host.post({ type: "stop" });
            }}
          />
        )}
        <IconButton
          icon="close"
          label={formatMessage("panel.removeRendition", { label })}
          onClick={() => {
            host.post({ type: "removeRendition", messageId, renditionId: id });
          }}
        />
      </header>
      {text !== "" && <Markdown text={text} isGrowing={isGrowing} lang={lang} />}
      {isGrowing && text === "" && <p class="waiting">{formatMessage("panel.waiting")}</p>}
      {findings !== undefined && (
        <div class="rendition-findings">
          <p>{formatMessage("panel.findings")}</p>
          <ul>
            {findings.map((finding) => (
              <li key={finding}>
                <PlainText text={finding} />
              </li>
            ))}
          </ul>
        </div>
      )}
      {error !== undefined && <ErrorNotice error={error} messageId={messageId} renditionId={id} />}
    </section>
  );
}
