import type { ComponentChildren } from "preact";
import { withHiddenNamed } from "../../../src/core/text/hiddenCharacters.ts";
import { formatMessage } from "../../../src/shared/messages/formatMessage.ts";
import type { DownloadView, ModelView } from "../../../src/shared/webviewProtocol.ts";
import { downloadText } from "../downloadText.ts";
import { usePanel } from "../PanelContext.ts";
import { ErrorNotice } from "./ErrorNotice.tsx";
import { PlainText } from "./PlainText.tsx";

/** Which model answers, and in what state it is. */
export function ModelLine() {
  const { store } = usePanel();
  const model = store.model.value;
  return (
    <section class="model-line" data-kind={model?.kind} aria-label={formatMessage("panel.modelState")}>
      {model !== undefined && <ModelState model={model} hasMessages={store.entries.value.length > 0} />}
    </section>
  );
}

function ModelState({ model, hasMessages }: { readonly model: ModelView; readonly hasMessages: boolean }) {
  switch (model.kind) {
    case "none":
      return (
        <div class="model-row">
          <p>
            <PlainText text={noModelText(model.download)} />
          </p>
          {/* An empty conversation shows the same button in its middle. */}
          {hasMessages && nextStep(model.download)}
        </div>
      );
    case "stopped":
      return (
        <div class="model-row">
          <ModelName name={model.name} kind="stopped" detail={formatMessage("panel.modelStopped")} />
          <ActionButton action="loadModel" />
        </div>
      );
    case "loading":
      return (
        <>
          <ModelName
            name={model.name}
            kind="loading"
            detail={formatMessage("panel.modelLoading", { percent: Math.round(model.percent) })}
          />
          <progress max={100} value={model.percent} aria-label={withHiddenNamed(model.name)} />
        </>
      );
    case "ready":
    case "busy":
      return <ModelName name={model.name} kind={model.kind} detail={loadedText(model)} facts={model.facts} />;
    case "failed":
      return (
        <>
          <ModelName name={model.name} kind="failed" />
          <ErrorNotice error={model.error} />
        </>
      );
  }
}

function noModelText(download: DownloadView | undefined): string {
  if (download === undefined) return formatMessage("panel.modelNone");
  return `${downloadText(download)}, ${formatMessage("panel.downloadStep", { ...download })}`;
}

function nextStep(download: DownloadView | undefined) {
  if (download?.state === "moving") return null;
  return <ActionButton action={download === undefined ? "setUpModel" : "resumeDownload"} />;
}

function loadedText({ kind, detail, queued }: Extract<ModelView, { kind: "ready" | "busy" }>): string {
  if (kind === "ready") return formatMessage("panel.modelReady", { detail });
  return queued === 0
    ? formatMessage("panel.modelBusy", { detail })
    : formatMessage("panel.modelQueue", { detail, queued });
}

interface ModelNameProps {
  readonly name: string;
  readonly kind: ModelView["kind"];
  readonly detail?: ComponentChildren;
  /** Where the model runs, for the tooltip. */
  readonly facts?: readonly string[];
}

function ModelName({ name, kind, detail, facts = [] }: ModelNameProps) {
  return (
    <div class="model-name" title={withHiddenNamed([name, ...facts].join("\n"))}>
      <span class={`dot ${kind}`} aria-hidden="true" />
      <strong>
        <PlainText text={name} />
      </strong>
      {detail !== undefined && <span class="model-detail">{detail}</span>}
    </div>
  );
}

function ActionButton({ action }: { readonly action: "loadModel" | "setUpModel" | "resumeDownload" }) {
  const { host } = usePanel();
  return (
    <button
      type="button"
      class={action === "loadModel" ? "button secondary" : "button"}
      onClick={() => {
        host.post({ type: "runAction", action });
      }}
    >
      {formatMessage(`action.${action}`)}
    </button>
  );
}
