/** How one address is reached: directly or through the user's proxy, and by which rules for certificates. */
import http from "node:http";
import https from "node:https";
import tls from "node:tls";
import { AppError } from "../../../shared/appError.ts";
import type { NetworkSettings } from "../../../shared/modelsProtocol.ts";
import { bypassesProxy } from "./noProxy.ts";

/** Connections stay open between requests: a new one costs three journeys to the server before the first byte. */
const KEPT = { keepAlive: true, keepAliveMsecs: 10_000 } as const;

/** The connections of one download. Those to the same origin are used again. */
export class NetworkRoute {
  readonly settings: NetworkSettings;
  private readonly agents = new Map<string, http.Agent>();

  constructor(settings: NetworkSettings) {
    this.settings = settings;
  }

  /** @throws AppError download.network when the proxy's address cannot be used */
  async agentFor(url: URL): Promise<http.Agent> {
    const through = this.proxyFor(url);
    const key = `${url.protocol} ${through?.href ?? ""}`;
    const agent = this.agents.get(key) ?? (await this.createAgent(url, through));
    this.agents.set(key, agent);
    return agent;
  }

  /** Undefined: it is reached directly. @throws AppError download.network when the proxy's address cannot be used */
  proxyFor(url: URL): URL | undefined {
    const { proxy, noProxy } = this.settings;
    return proxy === undefined || bypassesProxy(url, noProxy) ? undefined : proxyUrl(proxy);
  }

  dispose(): void {
    for (const agent of this.agents.values()) agent.destroy();
    this.agents.clear();
  }

  /** The packages for proxies cost memory, so they are evaluated by whoever has one. */
  private async createAgent(url: URL, proxy: URL | undefined): Promise<http.Agent> {
    const isSecure = url.protocol === "https:";
    const options = { ...KEPT, ...(isSecure && this.certificateRules()) };
    if (proxy === undefined) return isSecure ? new https.Agent(options) : new http.Agent(KEPT);
    if (proxy.protocol.startsWith("socks")) {
      const { SocksProxyAgent } = await import("socks-proxy-agent");
      return new SocksProxyAgent(proxy, options);
    }
    // The proxy's own certificate follows the same rules.
    const rules = proxy.protocol === "https:" ? { ...options, ...this.certificateRules() } : options;
    if (isSecure) {
      const { HttpsProxyAgent } = await import("https-proxy-agent");
      return new HttpsProxyAgent(proxy, rules);
    }
    const { HttpProxyAgent } = await import("http-proxy-agent");
    return new HttpProxyAgent(proxy, rules);
  }

  private certificateRules(): https.AgentOptions {
    if (!this.settings.strictSsl) return { rejectUnauthorized: false };
    const ca = trustedCertificates();
    return ca === undefined ? {} : { ca };
  }
}

let trusted: string[] | undefined;

/**
 * Node's own authorities, and the system's, among which is that of an office's inspecting proxy. Undefined where Node is too
 * old to know the system's: it then takes its own and those of NODE_EXTRA_CA_CERTS.
 */
function trustedCertificates(): string[] | undefined {
  const { getCACertificates } = tls as { getCACertificates?: (kind: "default" | "system") => string[] };
  if (getCACertificates === undefined) return undefined;
  trusted ??= [...new Set([...getCACertificates("default"), ...systemCertificates(getCACertificates)])];
  return trusted;
}

function systemCertificates(read: (kind: "system") => string[]): string[] {
  try {
    return read("system");
  } catch {
    return []; // a store that cannot be read
  }
}

const PROXY_PROTOCOLS: ReadonlySet<string> = new Set([
  "http:",
  "https:",
  "socks:",
  "socks4:",
  "socks4a:",
  "socks5:",
  "socks5h:",
]);

/** `proxy.office:8080` is how many write it. */
function proxyUrl(proxy: string): URL {
  const address = /^[a-z][a-z0-9+.-]*:\/\//iu.test(proxy) ? proxy : `http://${proxy}`;
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url === undefined || !PROXY_PROTOCOLS.has(url.protocol) || url.hostname === "") {
    const details = { host: "the proxy", reason: "its address cannot be read" };
    throw new AppError("download.network", "The proxy's address cannot be read", { details });
  }
  return url;
}
