/** What the panel's page is made of. */
export interface PanelDocumentOptions {
  /** Fresh for each page: only the script with it runs. */
  readonly nonce: string;
  /** Where the page may load from, as a source of a content security policy. */
  readonly cspSource: string;
  readonly styleUrl: string;
  readonly scriptUrl: string;
}

/** The panel's page: nothing but its own style and script, the script by a nonce; no network, no inline code. */
export function panelDocument({ nonce, cspSource, styleUrl, scriptUrl }: PanelDocumentOptions): string {
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src ${cspSource}`,
    `font-src ${cspSource}`,
    `img-src ${cspSource} data:`,
  ].join("; ");
  return `<!DOCTYPE html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="${policy}">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <link rel="stylesheet" href="${styleUrl}">
    <title>SEA-LION Local</title>
  </head>
  <body>
    <div id="app"></div>
    <script type="module" nonce="${nonce}" src="${scriptUrl}"></script>
  </body>
</html>
`;
}
