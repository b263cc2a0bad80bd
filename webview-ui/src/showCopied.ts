import { formatMessage } from "../../src/shared/messages/formatMessage.ts";

const SHOWN_MS = 1500;

/** Says "Copied" on a Copy button inside an answer for a moment. */
export function showCopied(button: Element): void {
  button.textContent = formatMessage("panel.copied");
  setTimeout(() => {
    button.textContent = formatMessage("panel.copy");
  }, SHOWN_MS);
}
