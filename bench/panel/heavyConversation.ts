/** Typing and scrolling in a conversation of all that is heaviest to show: what is felt when somebody means harm. */
import type { ChatMessageView } from "../../src/shared/webviewProtocol.ts";
import { HOSTILE_MARKDOWN } from "../../test/support/hostileMarkdown.ts";
import type { PanelPages } from "../../test/support/panelPage.ts";
import { type LongestTask, longestTask } from "./longestTask.ts";

/** The longest text that is read as Markdown. */
const MAX_CHARACTERS = 300_000;
/** Until all that is done in idle moments is done. */
const REST_MS = 10_000;

export interface HeavyCost {
  readonly typing: LongestTask;
  readonly scrolling: LongestTask;
}

/** @param scroll an expression that scrolls from the end to the beginning and resolves there; runs in the page */
export async function heavyCost(pages: PanelPages, scroll: string): Promise<HeavyCost> {
  const panel = await pages.open({ view: { messages: heavyConversation() } });
  await new Promise((resolve) => setTimeout(resolve, REST_MS));
  await panel.page.click(".composer textarea");
  const typing = await longestTask(panel.page, () => panel.page.keyboard.type("ສະບາຍດີ"));
  const scrolling = await longestTask(panel.page, () => panel.page.evaluate(scroll));
  await panel.close();
  return { typing, scrolling };
}

function heavyConversation(): ChatMessageView[] {
  return HOSTILE_MARKDOWN.map(([, text], index) => ({
    id: String(index),
    role: "assistant",
    text: text.slice(0, MAX_CHARACTERS),
    state: "complete",
  }));
}
