import { afterEach, expect, it, vi } from "vitest";
import type { VsCodeApi } from "../../webview-ui/src/host.ts";
import { keptInWindow, readKeptPage } from "../../webview-ui/src/keptInWindow.ts";
import type { PanelState } from "../../webview-ui/src/panelState.ts";

/** What VS Code keeps of one page. */
function pageApi(): VsCodeApi {
  let state: unknown;
  return { postMessage: () => undefined, getState: () => state, setState: (next: PanelState) => void (state = next) };
}

const tab = (name: string, ...others: string[]) => ({ name, openNames: [name, ...others] });
const window = (): Storage => sessionStorage;
afterEach(() => {
  sessionStorage.clear();
  vi.useRealTimers();
});

it("what a page of a tab knew is there for the next one of its name, and for no other", () => {
  keptInWindow(pageApi(), tab("a"), window).setState({ draft: "စာကြမ်း" });
  keptInWindow(pageApi(), undefined, window).setState({ draft: "ร่าง" });
  expect(keptInWindow(pageApi(), tab("a"), window).getState()).toEqual({ draft: "စာကြမ်း" });
  expect(keptInWindow(pageApi(), tab("b", "a"), window).getState()).toBeNull();
  expect(keptInWindow(pageApi(), undefined, window).getState()).toBeUndefined();
});

it("what VS Code has kept comes first", () => {
  keptInWindow(pageApi(), tab("c"), window).setState({ draft: "ສະບັບຮ່າງ" });
  const api = pageApi();
  api.setState({ draft: "Bản nháp" });
  expect(keptInWindow(api, tab("c"), window).getState()).toEqual({ draft: "Bản nháp" });
});

it("of the view, what was kept last comes first, in its workspace", () => {
  vi.useFakeTimers({ now: 1000 });
  const early = pageApi();
  early.setState({ draft: "เก่า" });
  keptInWindow(pageApi(), { view: "w1" }, window).setState({ draft: "ใหม่" });
  expect(keptInWindow(early, { view: "w1" }, window).getState()).toMatchObject({ draft: "ใหม่" });
  const late = pageApi();
  vi.setSystemTime(2000);
  keptInWindow(late, { view: "w1" }, () => {
    throw new DOMException("Full", "QuotaExceededError");
  }).setState({ draft: "ใหม่กว่า" });
  expect(keptInWindow(late, { view: "w1" }, window).getState()).toMatchObject({ draft: "ใหม่กว่า" });
  expect(keptInWindow(early, { view: "w2" }, window).getState()).toEqual({ draft: "เก่า" });
  // A tab takes nothing of it away.
  keptInWindow(pageApi(), tab("h"), window);
  expect(keptInWindow(early, { view: "w1" }, window).getState()).toMatchObject({ draft: "ใหม่" });
});

it("a browser that keeps nothing takes nothing away", () => {
  const blocked = (): Storage => {
    throw new DOMException("Denied", "SecurityError");
  };
  const api = keptInWindow(pageApi(), tab("d"), blocked);
  expect(api.getState()).toBeUndefined();
  api.setState({ draft: "வரைவு" });
  expect(api.getState()).toEqual({ draft: "வரைவு" });
});

it("what a tab has left that is closed by now goes with the next page; what others keep in the window stays", () => {
  for (const name of ["e", "f", "g"]) {
    keptInWindow(pageApi(), tab(name, "e", "f"), window).setState({ draft: `សេចក្ដីព្រាង ${name}` });
  }
  sessionStorage.setItem("theirs", "x");
  keptInWindow(pageApi(), tab("g", "f"), window);
  expect(Object.keys(sessionStorage).sort()).toEqual(["sealion.tab.f", "sealion.tab.g", "theirs"]);
});

it("a page says which tab it is in, and which are open", () => {
  const page = document.createElement("html");
  expect(readKeptPage(page.dataset)).toBeUndefined();
  page.setAttribute("data-view", "w1");
  expect(readKeptPage(page.dataset)).toEqual({ view: "w1" });
  page.setAttribute("data-tab", "a");
  page.setAttribute("data-open-tabs", "a b-1");
  expect(readKeptPage(page.dataset)).toEqual({ name: "a", openNames: ["a", "b-1"] });
});
