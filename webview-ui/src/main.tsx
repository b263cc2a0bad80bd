/** The chat panel's page: connects to the extension host and renders. */
import { render } from "preact";
import { setUiWords } from "../../src/shared/messages/uiWords.ts";
import { App } from "./App.tsx";
import { connectPanel } from "./connectPanel.ts";
import { Host, type VsCodeApi } from "./host.ts";
import { keptInWindow, readKeptPage } from "./keptInWindow.ts";
import { loadMarkdown } from "./loadMarkdown.ts";
import "./main.css";
import { PanelContext } from "./PanelContext.ts";
import { readPageWords } from "./readPageWords.ts";

declare function acquireVsCodeApi(): VsCodeApi;

setUiWords(readPageWords(document));
const api = keptInWindow(acquireVsCodeApi(), readKeptPage(document.documentElement.dataset), () => sessionStorage);
const host = new Host(api, window);
const store = connectPanel(host);
const root = document.getElementById("app");
if (root === null) throw new Error("The page has no element for the panel");
render(
  <PanelContext.Provider value={{ host, store }}>
    <App />
  </PanelContext.Provider>,
  root,
);
host.post({ type: "ready" });
host.post({ type: "restoreChips", chips: host.state.chips ?? [] });
// A timer that is set before a paint runs after it.
requestAnimationFrame(() => setTimeout(() => void loadMarkdown(), 0));
