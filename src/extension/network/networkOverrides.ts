/** What the editor's proxy settings mean for a download. The detached server sees none of them, so they travel along. */
import { networkSettings, type NetworkOverrides } from "../../client/networkSettings.ts";
import type { NetworkSettings } from "../../shared/modelsProtocol.ts";
import { originOf, tokenFor } from "./storedToken.ts";

/** Reads one setting, of whatever type somebody has written there; undefined where it has no value. */
export type SettingReader = (name: string) => unknown;

/**
 * What one request takes along. A token goes to the hub that it was given for alone: the kept one to its origin, the
 * environment's to the environment's hub.
 * @param stored as `storedToken` makes it
 */
export function networkFor(env: NodeJS.ProcessEnv, read: SettingReader, stored: string | undefined): NetworkSettings {
  const { HF_TOKEN: tokenOfEnv, ...others } = env;
  const { hub } = networkSettings(others, networkOverrides(read, undefined));
  const isOfEnv = originOf(hub) === originOf(networkSettings(others).hub);
  const token = tokenFor(stored, hub) ?? (isOfEnv ? tokenOfEnv : undefined);
  return networkSettings(others, networkOverrides(read, token));
}

/**
 * @param read settings by their full name, such as `http.proxy`
 * @param token for gated repositories, undefined without one
 */
export function networkOverrides(read: SettingReader, token: string | undefined): NetworkOverrides {
  const strictSsl = read("http.proxyStrictSSL");
  return {
    hub: textOf(read("sealion.hub")),
    noProxy: listOf(read("http.noProxy")),
    strictSsl: typeof strictSsl === "boolean" ? strictSsl : undefined,
    token,
    ...(read("http.proxySupport") === "off"
      ? { withoutProxy: true }
      : { proxy: withAuthorization(textOf(read("http.proxy")), textOf(read("http.proxyAuthorization"))) }),
  };
}

/** `http.proxyAuthorization` is a whole header; only "Basic" can stand in an address. An address with a user keeps its own. */
function withAuthorization(proxy: string | undefined, authorization: string | undefined): string | undefined {
  const encoded = /^basic\s+([\w+/=-]+)$/iu.exec(authorization ?? "")?.[1];
  if (proxy === undefined || encoded === undefined || !URL.canParse(proxy)) return proxy;
  const url = new URL(proxy);
  if (url.username !== "") return proxy;
  const [user = "", ...password] = Buffer.from(encoded, "base64").toString("utf8").split(":");
  url.username = encodeURIComponent(user);
  url.password = encodeURIComponent(password.join(":"));
  return url.href;
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" && value.trim() !== "" ? value.trim() : undefined;
}

function listOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((host): host is string => typeof host === "string") : [];
}
