import type { VsCodeApi } from "./host.ts";

/**
 * VS Code keeps a page's state as long as its tab is there. A tab whose extension host has gone away makes way for another one:
 * what its page knew waits in the window's own storage, under the name that both pages carry.
 *
 * @param name undefined for a page that is in no tab
 * @param storage may throw: a browser can be told to keep nothing
 */
export function keptInWindow(api: VsCodeApi, name: string | undefined, storage: () => Storage): VsCodeApi {
  if (name === undefined) return api;
  const key = `sealion.tab.${name}`;
  return {
    postMessage: (message) => api.postMessage(message),
    getState: () => api.getState() ?? orNothing(() => JSON.parse(storage().getItem(key) ?? "null") as unknown),
    setState: (state) => {
      api.setState(state);
      orNothing(() => storage().setItem(key, JSON.stringify(state)));
    },
  };
}

function orNothing<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
