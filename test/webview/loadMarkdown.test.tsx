import { render } from "preact";
import { act } from "preact/test-utils";
import { expect, it, vi } from "vitest";
import { Markdown } from "../../webview-ui/src/components/Markdown.tsx";
import { Host } from "../../webview-ui/src/host.ts";
import { loadMarkdown } from "../../webview-ui/src/loadMarkdown.ts";
import { PanelContext } from "../../webview-ui/src/PanelContext.ts";
import { ChatStore } from "../../webview-ui/src/store.ts";
import "./support/happyDomNodeName.ts";
import "./support/noIntersectionObserver.ts";
import { SAMPLES } from "./support/samples.ts";

const parser = vi.hoisted(() => ({ hasRun: false }));

vi.mock("../../webview-ui/src/components/MarkdownBlocks.tsx", (importOriginal) => {
  parser.hasRun = true;
  return importOriginal();
});

it("An answer is there as it was written before Markdown's modules run, and as Markdown after that", async () => {
  const [{ long, short } = { long: "", short: "" }] = SAMPLES;
  const host = new Host({ postMessage: vi.fn(), getState: vi.fn(), setState: vi.fn() }, new EventTarget());
  const store = new ChatStore({ requestSnapshot: vi.fn() });
  await act(() => {
    render(
      <PanelContext.Provider value={{ host, store }}>
        <Markdown text={`${long}\n\n**${short}**`} isGrowing={false} lang="th" />
      </PanelContext.Provider>,
      document.body,
    );
  });
  expect(document.querySelector(".markdown.pending")?.textContent).toBe(`${long}\n\n**${short}**`);
  expect(parser.hasRun).toBe(false);

  await act(loadMarkdown);
  expect(document.querySelector(".markdown.pending")).toBeNull();
  expect(document.querySelector(".markdown strong")?.textContent).toBe(short);
});
