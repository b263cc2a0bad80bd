/** Panels in a browser that starts before a file's first test and ends after its last. */
import { afterAll, beforeAll } from "vitest";
import { PanelPages } from "./panelPage.ts";

export function panelPagesForThisFile(): Pick<PanelPages, "open" | "emptyPage"> {
  let pages: PanelPages | undefined;
  beforeAll(async () => {
    pages = await PanelPages.start();
  });
  afterAll(() => pages?.stop());
  return { open: (options) => pages!.open(options), emptyPage: () => pages!.emptyPage() };
}
