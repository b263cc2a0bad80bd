import { withHiddenNamed } from "../../../src/core/text/hiddenCharacters.ts";
import { formatMessage } from "../../../src/shared/messages/formatMessage.ts";
import type { DownloadView, ModelView } from "../../../src/shared/webviewProtocol.ts";
import { downloadText } from "../downloadText.ts";
import { usePanel } from "../PanelContext.ts";
import { PlainText } from "./PlainText.tsx";

const SUGGESTIONS = ["panel.suggestionTranslate", "panel.suggestionWrite", "panel.suggestionExplain"] as const;

export interface WelcomeProps {
  readonly model: ModelView;
  /** A suggestion was chosen: it goes into the composer, where it can still be changed. */
  readonly onSuggestion: (text: string) => void;
}

/** What stands in an empty conversation: suggestions, or the way to a model that could answer them. */
export function Welcome({ model, onSuggestion }: WelcomeProps) {
  return (
    <div class="welcome">
      {model.kind === "none" ? <SetUp download={model.download} /> : <Suggestions onSuggestion={onSuggestion} />}
      <div class="welcome-notes">
        <p>{formatMessage("panel.welcomePrivate")}</p>
        <p>{formatMessage("panel.welcomeCaution")}</p>
      </div>
    </div>
  );
}

function Suggestions({ onSuggestion }: Pick<WelcomeProps, "onSuggestion">) {
  return (
    <>
      <h2>{formatMessage("panel.welcomeTitle")}</h2>
      <p>{formatMessage("panel.welcomeText")}</p>
      <ul class="suggestions" aria-label={formatMessage("panel.suggestions")}>
        {SUGGESTIONS.map((key) => (
          <li key={key}>
            <button
              type="button"
              class="suggestion"
              onClick={() => {
                onSuggestion(formatMessage(key));
              }}
            >
              {formatMessage(key)}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

/** One next step, and a quiet second for those who have a file already. */
function SetUp({ download }: { readonly download: DownloadView | undefined }) {
  const { host } = usePanel();
  if (download !== undefined) return <Downloading download={download} />;
  const run = (action: "setUpModel" | "chooseModel") => () => {
    host.post({ type: "runAction", action });
  };
  return (
    <>
      <h2>{formatMessage("panel.setUpTitle")}</h2>
      <p>{formatMessage("panel.setUpText")}</p>
      <div class="set-up">
        <button type="button" class="button" onClick={run("setUpModel")}>
          {formatMessage("action.setUpModel")}
        </button>
        <button type="button" class="text-button" onClick={run("chooseModel")}>
          {formatMessage("action.chooseModel")}
        </button>
      </div>
    </>
  );
}

/** Nothing to press while a model is on its way; what has stopped can go on. */
function Downloading({ download }: { readonly download: DownloadView }) {
  const { host } = usePanel();
  const { percent, size, state, problem } = download;
  const words = downloadText(download);
  return (
    <>
      <h2>
        <PlainText text={words} />
      </h2>
      <progress max={100} value={percent} aria-label={withHiddenNamed(words)} />
      <p>{formatMessage("panel.downloadStep", { percent, size })}</p>
      {problem !== undefined && (
        <p>
          <PlainText text={problem} />
        </p>
      )}
      <p>{formatMessage(state === "moving" ? "panel.downloadNote" : "panel.downloadKept")}</p>
      {state !== "moving" && (
        <div class="set-up">
          <button
            type="button"
            class="button"
            onClick={() => {
              host.post({ type: "runAction", action: "resumeDownload" });
            }}
          >
            {formatMessage("action.resumeDownload")}
          </button>
        </div>
      )}
    </>
  );
}
