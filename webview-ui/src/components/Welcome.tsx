import { formatMessage } from "../../../src/shared/messages/formatMessage.ts";

const SUGGESTIONS = ["panel.suggestionTranslate", "panel.suggestionWrite", "panel.suggestionExplain"] as const;

export interface WelcomeProps {
  /** Without one there is nobody to suggest questions for. */
  readonly hasModel: boolean;
  /** A suggestion was chosen: it goes into the composer, where it can still be changed. */
  readonly onSuggestion: (text: string) => void;
}

/** What stands in an empty conversation. */
export function Welcome({ hasModel, onSuggestion }: WelcomeProps) {
  return (
    <div class="welcome">
      <h2>{formatMessage("panel.welcomeTitle")}</h2>
      <p>{formatMessage("panel.welcomeText")}</p>
      {hasModel && (
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
      )}
      <div class="welcome-notes">
        <p>{formatMessage("panel.welcomePrivate")}</p>
        <p>{formatMessage("panel.welcomeCaution")}</p>
      </div>
    </div>
  );
}
