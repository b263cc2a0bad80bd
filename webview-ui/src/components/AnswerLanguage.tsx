import { useMemo } from "preact/hooks";
import { findLanguages } from "../../../src/core/findLanguages.ts";
import { languageLabel, parseLanguage } from "../../../src/core/languages.ts";
import { formatMessage } from "../../../src/shared/messages/formatMessage.ts";
import { uiWords } from "../../../src/shared/messages/uiWords.ts";
import { usePanel } from "../PanelContext.ts";

/**
 * The language of answers, for this conversation. The browser's own control: it opens beyond a narrow panel's edges and is
 * known to every screen reader.
 */
export function AnswerLanguage() {
  const { host, store } = usePanel();
  // A page has one language, and finding out what that calls the others takes the browser a while.
  const languages = useMemo(
    () => findLanguages("", [parseLanguage(uiWords().language)]).map((tag) => ({ tag, name: languageLabel(tag) })),
    [],
  );
  const label = formatMessage("panel.answerLanguage");
  return (
    <select
      class="answer-language"
      title={label}
      aria-label={label}
      value={store.frame.value.answerLanguage}
      disabled={store.frame.value.isFollowing}
      onChange={(event) => {
        const language = event.currentTarget.value;
        store.frame.value = { ...store.frame.value, answerLanguage: language };
        host.post({ type: "setAnswerLanguage", language });
      }}
    >
      <option value="auto">{formatMessage("panel.answerLanguageAuto")}</option>
      {languages.map(({ tag, name }) => (
        <option key={tag} value={tag} lang={tag}>
          {name}
        </option>
      ))}
    </select>
  );
}
