import type { UiWords } from "../../shared/messages/uiWords.ts";

/** What the panel's page is made of. */
export interface PanelDocumentOptions {
  /** Fresh for each page: only the script with it runs. */
  readonly nonce: string;
  /** Where the page may load from, as a source of a content security policy. */
  readonly cspSource: string;
  readonly styleUrl: string;
  readonly scriptUrl: string;
  /** They come with the page, so that nothing is painted in another language first. */
  readonly words: UiWords;
  /** The page's tab, and all that keep something; their names have letters, digits and hyphens. Left out for the view. */
  readonly tab?: { readonly name: string; readonly openNames: readonly string[] };
  /** Of the page of the view, another one in each workspace: letters and digits. */
  readonly view?: string;
}

/** The panel's page: nothing but its own style and script, the script by a nonce; no network, no inline code. */
export function panelDocument({
  nonce,
  cspSource,
  styleUrl,
  scriptUrl,
  words,
  tab,
  view,
}: PanelDocumentOptions): string {
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src ${cspSource}`,
    `font-src ${cspSource}`,
    `img-src ${cspSource} data:`,
  ].join("; ");
  const tabs = tab === undefined ? "" : ` data-tab="${tab.name}" data-open-tabs="${tab.openNames.join(" ")}"`;
  const views = view === undefined ? "" : ` data-view="${view}"`;
  return `<!DOCTYPE html>
<html lang="${words.language}"${tabs}${views}>
  <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="${policy}">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <link rel="stylesheet" href="${styleUrl}">
    <title>SEA-LION Local</title>
  </head>
  <body>
    <div id="app"></div>
    <script type="application/json" id="messages">${panelMessages(words)}</script>
    <script type="module" nonce="${nonce}" src="${scriptUrl}"></script>
  </body>
</html>
`;
}

/** The words that the panel uses, as JSON in which nothing can end the element around it. A block of data needs no nonce: it never runs. */
function panelMessages({ messages }: UiWords): string {
  const used = Object.entries(messages).filter(([key]) => /^(?:panel|action)\./u.test(key));
  return JSON.stringify(Object.fromEntries(used)).replaceAll("<", String.raw`\u003c`);
}
