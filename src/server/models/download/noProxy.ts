/** Which hosts are reached without the proxy: the rules of NO_PROXY as curl has them, and the editor's wildcards. */
import net from "node:net";

/** @param entries `*`, `host`, `.suffix`, `*.suffix`, an address or a CIDR range, each with `:port` or not */
export function bypassesProxy(url: URL, entries: readonly string[]): boolean {
  const host = bare(url.hostname);
  const port = url.port === "" ? (url.protocol === "https:" ? "443" : "80") : url.port;
  return entries.some((entry) => {
    const [name, wantedPort] = split(entry.trim().toLowerCase());
    return name !== "" && (wantedPort === undefined || wantedPort === port) && matches(host, name);
  });
}

function matches(host: string, name: string): boolean {
  if (name === "*") return true;
  if (name.includes("/")) return isInRange(host, name);
  if (net.isIP(host) !== 0) return host === name || (name.includes("*") && globOf(name).test(host));
  // As curl does it, a name stands for itself and for all below it.
  const suffix = name.replace(/^\*?\.+/u, "");
  if (suffix.includes("*")) return globOf(name).test(host);
  return host === suffix || host.endsWith(`.${suffix}`);
}

function isInRange(host: string, range: string): boolean {
  const [start = "", bits = ""] = range.split("/");
  const family = net.isIP(bare(start));
  const length = Number(bits);
  if (family === 0 || net.isIP(host) !== family) return false;
  if (!/^\d{1,3}$/u.test(bits) || length > (family === 6 ? 128 : 32)) return false;
  const kind = family === 6 ? "ipv6" : "ipv4";
  const list = new net.BlockList();
  list.addSubnet(bare(start), length, kind);
  return list.check(host, kind);
}

function globOf(name: string): RegExp {
  const pattern = name.split("*").map((part) => part.replace(/[.[\]:]/gu, "\\$&"));
  return new RegExp(`^${pattern.join(".*")}$`, "u");
}

/** `[::1]:80`, `host:80`, `host`; a bare IPv6 address has colons and no port. */
function split(entry: string): readonly [name: string, port: string | undefined] {
  const match = /^(\[[^\]]*\]|[^:]*):(\d+)$/u.exec(entry);
  return match === null ? [bare(entry), undefined] : [bare(match[1] ?? ""), match[2]];
}

/** Without the brackets of IPv6 and without the dot of a name that is complete. */
function bare(host: string): string {
  return host.replace(/^\[|\]$/gu, "").replace(/\.$/u, "");
}
