import type { ServerApi } from "../../client/serverApi.ts";
import { languageLabel, type LanguageTag } from "../../core/languages.ts";
import { CancelledError, throwIfCancelled } from "../../shared/cancelSignal.ts";
import type { WhenBusy } from "../../shared/protocol.ts";
import { formatMessage } from "../../shared/messages/formatMessage.ts";
import { translationUrgency } from "../../core/translate/urgency.ts";
import { type ProgressStep, withProgress } from "../notifications.ts";
import { taskProgressText } from "../../core/taskProgressText.ts";
import { previewText } from "./previewText.ts";
import { withLineFeeds, type SourceSpan } from "./spans.ts";

export interface TranslateSpansOptions {
  readonly api: ServerApi;
  readonly sources: readonly SourceSpan[];
  readonly target: LanguageTag;
  readonly whenBusy: WhenBusy;
  /** Called with all that there is of one translation, each time it grows. */
  readonly onText: (index: number, text: string) => void;
  /** Translations of an earlier try, by index. Filled as the work goes on, so that a retry does only what is missing. */
  readonly finished: Map<number, string>;
}

/**
 * Translates one span after the other under a notification with a Cancel button.
 * @throws CancelledError when the user cancelled, AppError when a request failed
 */
export async function translateSpans(options: TranslateSpansOptions): Promise<string[]> {
  const title = formatMessage("translate.progress", { language: languageLabel(options.target) });
  return withProgress(title, (report, signal) => translateAll(options, report, signal));
}

async function translateAll(
  { api, sources, target, whenBusy, onText, finished }: TranslateSpansOptions,
  report: (step: ProgressStep) => void,
  signal: AbortSignal,
): Promise<string[]> {
  const urgency = translationUrgency(sources.reduce((sum, { text }) => sum + text.length, 0));
  for (const [index, source] of sources.entries()) {
    throwIfCancelled(signal);
    if (finished.has(index)) continue;
    const count = sources.length;
    const item = count === 1 ? "" : `${formatMessage("translate.item", { index: index + 1, count })} `;
    let text = "";
    const { text: translation } = await api.translate(
      { text: withLineFeeds(source.text), target, whenBusy, urgency },
      {
        signal,
        onProgress: (step) => {
          if (step.kind === "delta" && step.channel === "text") {
            text += step.text;
            onText(index, text);
          }
          report({ message: `${item}${taskProgressText(step) ?? previewText(text)}` });
        },
      },
    );
    // A cancel that comes after the last word is still a cancel.
    if (signal.aborted) throw new CancelledError();
    finished.set(index, translation);
    onText(index, translation);
    if (count > 1) report({ increment: 100 / count });
  }
  return sources.map((_, index) => finished.get(index) ?? "");
}
