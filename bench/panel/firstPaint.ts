/** When a page shows something, counted from the start of its own navigation: before its frame has loaded. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Page } from "playwright-core";

/** A browser's new window loads pages of its own first; a workbench has been there for long when a panel opens in it. */
export const WINDOW_REST_MS = 1500;

/** Of the page that is open; waits for it. */
export function firstPaintMs(page: Page): Promise<number> {
  return page.evaluate<number>(`new Promise((done) => {
    new PerformanceObserver((list) => {
      const paint = list.getEntriesByName("first-contentful-paint")[0];
      if (paint !== undefined) done(paint.startTime);
    }).observe({ type: "paint", buffered: true });
  })`);
}

/** What the browser itself takes: a page of one line, without style or script, in a page like the panel's. */
export async function barePaintMs(page: Page): Promise<number> {
  const server = createServer((_, response) => {
    response.setHeader("content-type", "text/html");
    response.end("<!DOCTYPE html><title>Bare</title><p>Bare");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    await page.goto(`http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`);
    return await firstPaintMs(page);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}
