/** What a hover says, as Markdown. */
import { languageLabel, languageOf, type LanguageTag } from "../../../core/languages.ts";
import { formatMessage } from "../../../shared/messages/formatMessage.ts";
import type { TextSpan } from "../../../shared/translation.ts";
import { escapeMarkdown } from "../../markdownText.ts";

/** What the hover's link hands to its command: a place in a document as it was when the hover was made. */
export interface HoverArgument extends TextSpan {
  readonly uri: string;
  readonly text: string;
  readonly isComment: boolean;
}

export const HOVER_COMMAND = "sealion.translate.hover";

/** @param target undefined: the command asks */
export function hoverLink(argument: HoverArgument, target: LanguageTag | undefined): string {
  const label =
    target === undefined
      ? formatMessage("hover.translate")
      : formatMessage("hover.translateInto", { language: languageOf(target).endonym });
  // What encodeURIComponent leaves alone and a Markdown link does not.
  const query = encodeURIComponent(JSON.stringify([argument])).replace(/[()]/gu, (sign) =>
    sign === "(" ? "%28" : "%29",
  );
  return `$(globe) [${escapeMarkdown(label)}](command:${HOVER_COMMAND}?${query})`;
}

/** The translation, line by line, under its language. What a model wrote makes no link and no image. */
export function hoverTranslation(text: string, target: LanguageTag): string {
  const lines = text.split(/\r?\n/u).map((line) => escapeMarkdown(line.trim()));
  return `$(globe) ${escapeMarkdown(languageLabel(target))}\n\n${lines.join("  \n")}`;
}
