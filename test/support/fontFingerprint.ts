/** Whether two machines draw text alike: the browser, and how large a line in each script comes out. */
import { LANGUAGES } from "../../src/core/languages.ts";
import { paragraph } from "../../tools/tiny-model/declaration.ts";
import type { PanelPages } from "./panelPage.ts";

export interface FontFingerprint {
  readonly chromiumMajor: string;
  /** Width and height in CSS pixels, by language tag; `code` is in the editor's font, `math` a formula. */
  readonly linesPx: Readonly<Record<string, readonly number[]>>;
}

/** Measured in the panel, with its styles. */
export async function fontFingerprint(pages: PanelPages): Promise<FontFingerprint> {
  const text = String.raw`$$\begin{pmatrix} a \\ b \end{pmatrix}$$`;
  const panel = await pages.open({ view: { messages: [{ id: "a", role: "assistant", text, state: "complete" }] } });
  await panel.page.locator("math").waitFor();
  const lines = [
    ...LANGUAGES.map(({ tag }) => ({ key: tag, lang: tag, element: "span", text: paragraph(tag, "3/1") })),
    { key: "code", lang: "en", element: "code", text: paragraph("en", "3/1") },
  ];
  const fingerprint = await panel.page.evaluate<FontFingerprint>(`(${MEASURE})(${JSON.stringify(lines)})`);
  await panel.close();
  return fingerprint;
}

const MEASURE = `(lines) => {
  const chromiumMajor = /Chrome\\/(\\d+)/.exec(navigator.userAgent)?.[1] ?? "";
  const linesPx = {};
  const measure = (key, drawn) => {
    const { width, height } = drawn.getBoundingClientRect();
    linesPx[key] = [width, height].map((px) => Math.round(100 * px) / 100);
  };
  measure("math", document.querySelector("math mrow"));
  for (const { key, lang, element, text } of lines) {
    const line = Object.assign(document.createElement(element), { lang, textContent: text });
    line.style.cssText = "position: absolute; white-space: nowrap; line-height: normal";
    document.body.append(line);
    measure(key, line);
    line.remove();
  }
  return { chromiumMajor, linesPx };
}`;
