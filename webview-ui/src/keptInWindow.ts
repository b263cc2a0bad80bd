import type { VsCodeApi } from "./host.ts";

export interface KeptTab {
  readonly name: string;
  /** Of all tabs that are open. */
  readonly openNames: readonly string[];
}

export interface KeptView {
  /** Another one in each workspace: one browser window can show several, one after the other. */
  readonly view: string;
}

/**
 * VS Code keeps a page's state as long as its tab is there. A tab whose extension host has gone away makes way for another one:
 * what its page knew waits in the window's own storage, under the name that both pages carry. VS Code writes the state of a view
 * now and then; in a browser that is loaded anew in between, the window's storage has the later one.
 *
 * What tabs have left that are closed by now is taken away: a page has no say when its tab closes.
 *
 * @param page left out for a page that nobody has named
 * @param storage may throw: a browser can be told to keep nothing
 */
export function keptInWindow(api: VsCodeApi, page: KeptTab | KeptView | undefined, storage: () => Storage): VsCodeApi {
  if (page === undefined) return api;
  const isView = "view" in page;
  const key = isView ? `sealion.view.${page.view}` : keyOf(page.name);
  if (!isView) forgetTabs([page.name, ...page.openNames], storage);
  const kept = (): unknown => orNothing(() => JSON.parse(storage().getItem(key) ?? "null") as unknown);
  return {
    postMessage: (message) => api.postMessage(message),
    getState: () => {
      const state = api.getState();
      if (!isView) return state ?? kept();
      // Another window of the workspace may have written it since.
      const own = kept();
      return keptMs(own) > keptMs(state) ? own : state;
    },
    setState: (state) => {
      const stamped = isView ? { ...state, keptMs: Date.now() } : state;
      api.setState(stamped);
      orNothing(() => storage().setItem(key, JSON.stringify(stamped)));
    },
  };
}

/** When a view's page has kept it, in milliseconds since 1970. */
function keptMs(state: unknown): number {
  const kept = typeof state === "object" && state !== null && "keptMs" in state ? state.keptMs : undefined;
  return typeof kept === "number" ? kept : 0;
}

/** What a page says of where it is. */
export function readKeptPage({ tab, openTabs = "", view }: DOMStringMap): KeptTab | KeptView | undefined {
  if (tab !== undefined) return { name: tab, openNames: openTabs.split(" ") };
  return view === undefined ? undefined : { view };
}

function forgetTabs(openNames: readonly string[], storage: () => Storage): void {
  const openKeys = new Set(openNames.map(keyOf));
  orNothing(() => {
    for (const key of Object.keys(storage())) {
      if (key.startsWith(keyOf("")) && !openKeys.has(key)) storage().removeItem(key);
    }
  });
}

function keyOf(name: string): string {
  return `sealion.tab.${name}`;
}

function orNothing<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
