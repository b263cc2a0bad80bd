/** What the panel is photographed with for its baselines: one language, everything that a conversation shows, a draft. */
import type { LanguageTag } from "../../src/core/languages.ts";
import type { ChatMessageView, GaugeView } from "../../src/shared/webviewProtocol.ts";
import { paragraph, title } from "../../tools/tiny-model/declaration.ts";
import { panelConversation } from "./panelConversation.ts";
import type { PanelPage, PanelPages } from "./panelPage.ts";
import type { PanelTheme } from "./panelThemes.ts";

export interface PanelLook {
  readonly language: LanguageTag;
  readonly theme: PanelTheme;
  readonly widthPx: number;
}

const TALL_PX = 4000;

/** Of a context that is nearly full: each of its rows has something to say. */
export const GAUGE: GaugeView = {
  contextTokens: 32_768,
  systemTokens: 412,
  chipTokens: 12_089,
  historyTokens: 9000,
  draftTokens: 120,
  answerTokens: 3072,
  isEstimate: false,
};

/** The panel, as high as its conversation: nothing of it is scrolled away. */
export async function openLook(pages: PanelPages, look: PanelLook): Promise<PanelPage> {
  const { language, widthPx } = look;
  const panel = await pages.open({
    ...look,
    // What is far from the view is not coloured yet.
    heightPx: TALL_PX,
    reducedMotion: true,
    view: {
      title: title(language),
      messages: messagesOf(language),
      thinking: true,
      answerLanguage: language,
      chips: [
        { id: "1", kind: "selection", label: "graphemes.ts:1-5", detail: "src/graphemes.ts", tokens: 58 },
        { id: "2", kind: "file", label: `${title(language)}.md`, detail: title(language), tokens: 12_031 },
      ],
      gauge: GAUGE,
    },
  });
  const { page } = panel;
  await page.locator("textarea").fill(paragraph(language, "3/1"));
  await page.waitForSelector(".hljs-keyword");
  await page.evaluate("document.fonts.ready");
  const heightPx = await page.evaluate<number>(CONTENT_HEIGHT_PX);
  await page.setViewportSize({ width: widthPx, height: heightPx });
  return panel;
}

/** The last question and its answer; what was asked for beside an answer repeats its text. */
function messagesOf(language: LanguageTag): readonly ChatMessageView[] {
  return panelConversation(language)
    .slice(-2)
    .map((message) => ({ ...message, renditions: [], followUps: [] }));
}

const CONTENT_HEIGHT_PX = `(() => {
  const main = document.querySelector("main");
  const { top } = main.getBoundingClientRect();
  return Math.ceil(innerHeight - main.clientHeight + main.lastElementChild.getBoundingClientRect().bottom - top);
})()`;
