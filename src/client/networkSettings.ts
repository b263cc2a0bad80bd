/** How the network is reached, from the environment and from what an editor's settings say. */
import type { NetworkSettings } from "../shared/modelsProtocol.ts";

const PUBLIC_HUB = "https://huggingface.co";

export interface NetworkOverrides {
  /** Address of a mirror; empty counts as not given. Wins over HF_ENDPOINT. */
  readonly hub?: string | undefined;
  /** Wins over HTTPS_PROXY. */
  readonly proxy?: string | undefined;
  readonly noProxy?: readonly string[] | undefined;
  readonly strictSsl?: boolean | undefined;
  /** For this hub. Wins over HF_TOKEN, which is for the hub of the environment alone. */
  readonly token?: string | undefined;
  /** The user wants none, whatever the environment says. */
  readonly withoutProxy?: boolean | undefined;
}

export function networkSettings(env: NodeJS.ProcessEnv, overrides: NetworkOverrides = {}): NetworkSettings {
  const hub = (firstOf(overrides.hub, env.HF_ENDPOINT) ?? PUBLIC_HUB).replace(/\/+$/u, "");
  const proxy = overrides.withoutProxy === true ? undefined : firstOf(overrides.proxy, ...proxiesOf(env, hub));
  const hubOfEnv = firstOf(env.HF_ENDPOINT) ?? PUBLIC_HUB;
  const token = firstOf(overrides.token, isSameOrigin(hub, hubOfEnv) ? env.HF_TOKEN : undefined);
  const fromEnv = (env.no_proxy ?? env.NO_PROXY ?? "").split(/[\s,]+/u);
  return {
    hub,
    noProxy: [...(overrides.noProxy ?? []), ...fromEnv].map((host) => host.trim()).filter((host) => host !== ""),
    strictSsl: overrides.strictSsl ?? true,
    ...(proxy !== undefined && { proxy }),
    ...(token !== undefined && { token }),
  };
}

/**
 * Of the scheme that the hub is reached by, the lower-case name first, as curl does; for https the one for http counts too
 * where there is no other, as editors do.
 */
function proxiesOf(env: NodeJS.ProcessEnv, hub: string): (string | undefined)[] {
  const forHttp = [env.http_proxy, env.HTTP_PROXY];
  const forAll = [env.all_proxy, env.ALL_PROXY];
  if (/^http:/iu.test(hub)) return [...forHttp, ...forAll];
  return [env.https_proxy, env.HTTPS_PROXY, ...forAll, ...forHttp];
}

function isSameOrigin(one: string, other: string): boolean {
  return URL.canParse(one) && URL.canParse(other) && new URL(one).origin === new URL(other).origin;
}

function firstOf(...values: readonly (string | undefined)[]): string | undefined {
  return values.map((value) => value?.trim()).find((value) => value !== undefined && value !== "");
}
