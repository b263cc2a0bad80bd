import { expect, it } from "vitest";
import type { VsCodeApi } from "../../webview-ui/src/host.ts";
import { keptInWindow } from "../../webview-ui/src/keptInWindow.ts";
import type { PanelState } from "../../webview-ui/src/panelState.ts";

/** What VS Code keeps of one page. */
function pageApi(): VsCodeApi {
  let state: unknown;
  return { postMessage: () => undefined, getState: () => state, setState: (next: PanelState) => void (state = next) };
}

const window = (): Storage => sessionStorage;

it("what a page of a tab knew is there for the next one of its name, and for no other", () => {
  keptInWindow(pageApi(), "a", window).setState({ draft: "စာကြမ်း" });
  keptInWindow(pageApi(), undefined, window).setState({ draft: "ร่าง" });
  expect(keptInWindow(pageApi(), "a", window).getState()).toEqual({ draft: "စာကြမ်း" });
  expect(keptInWindow(pageApi(), "b", window).getState()).toBeNull();
  expect(keptInWindow(pageApi(), undefined, window).getState()).toBeUndefined();
});

it("what VS Code has kept comes first", () => {
  keptInWindow(pageApi(), "c", window).setState({ draft: "ສະບັບຮ່າງ" });
  const api = pageApi();
  api.setState({ draft: "Bản nháp" });
  expect(keptInWindow(api, "c", window).getState()).toEqual({ draft: "Bản nháp" });
});

it("a browser that keeps nothing takes nothing away", () => {
  const blocked = (): Storage => {
    throw new DOMException("Denied", "SecurityError");
  };
  const api = keptInWindow(pageApi(), "d", blocked);
  expect(api.getState()).toBeUndefined();
  api.setState({ draft: "வரைவு" });
  expect(api.getState()).toEqual({ draft: "வரைவு" });
});
