import type { VsCodeApi } from "./host.ts";

export interface KeptTab {
  readonly name: string;
  /** Of all tabs that are open. */
  readonly openNames: readonly string[];
}

/**
 * VS Code keeps a page's state as long as its tab is there. A tab whose extension host has gone away makes way for another one:
 * what its page knew waits in the window's own storage, under the name that both pages carry.
 *
 * What tabs have left that are closed by now is taken away: a page has no say when its tab closes.
 *
 * @param tab left out for a page that is in no tab
 * @param storage may throw: a browser can be told to keep nothing
 */
export function keptInWindow(api: VsCodeApi, tab: KeptTab | undefined, storage: () => Storage): VsCodeApi {
  if (tab === undefined) return api;
  const key = keyOf(tab.name);
  const openKeys = new Set([key, ...tab.openNames.map(keyOf)]);
  orNothing(() => {
    for (const kept of Object.keys(storage())) {
      if (kept.startsWith(keyOf("")) && !openKeys.has(kept)) storage().removeItem(kept);
    }
  });
  return {
    postMessage: (message) => api.postMessage(message),
    getState: () => api.getState() ?? orNothing(() => JSON.parse(storage().getItem(key) ?? "null") as unknown),
    setState: (state) => {
      api.setState(state);
      orNothing(() => storage().setItem(key, JSON.stringify(state)));
    },
  };
}

/** The tab that a page says it is in. */
export function readPageTab({ tab: name, openTabs = "" }: DOMStringMap): KeptTab | undefined {
  return name === undefined ? undefined : { name, openNames: openTabs.split(" ") };
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
