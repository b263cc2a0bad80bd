/** Downloads through real proxies, and certificates that are none. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { bypassesProxy } from "../../../../../src/server/models/download/noProxy.ts";
import type { NetworkSettings } from "../../../../../src/shared/modelsProtocol.ts";
import { DownloadHome, networkOf } from "../../../../support/downloadHome.ts";
import { bytesSource, ModelHub } from "../../../../support/modelHub.ts";
import { randomModel } from "../../../../support/randomModel.ts";
import { selfSigned } from "../../../../support/selfSigned.ts";
import { startHttpProxy, startSocksProxy, type TestProxy } from "../../../../support/testProxy.ts";

const FILE = "some-Q4_K_M.gguf";
const REF = `hf:sea/some-GGUF/${FILE}`;
const source = bytesSource(randomModel(3_000_000));
const tls = selfSigned(["127.0.0.1", "hub.test"]);

let hub: ModelHub;
let secure: ModelHub;
let home: DownloadHome;
let proxy: TestProxy | undefined;

beforeEach(async () => {
  hub = await ModelHub.start();
  secure = await ModelHub.start({ tls });
  for (const one of [hub, secure]) one.addRepository("sea/some-GGUF", { [FILE]: source });
  home = new DownloadHome();
});
afterEach(async () => {
  await home.dispose();
  await Promise.all([hub.dispose(), secure.dispose(), proxy?.dispose()]);
  proxy = undefined;
});

const portOf = (address: string): number => Number(new URL(address).port);
/** Only the hub has a name that leads nowhere by itself. */
const hubAt = (port: number) => (host: string) => (host === "hub.test" ? port : undefined);

async function expectDownload(network: NetworkSettings): Promise<void> {
  expect((await home.download(REF, network)).state).toEqual({ kind: "done", integrity: "verified" });
  expect(home.sha256(FILE)).toBe(source.sha256);
}

describe("a download goes", () => {
  it("through an http proxy with a password", async () => {
    proxy = await startHttpProxy({ portOf: hubAt(portOf(hub.url)), login: "user:p@ss" });
    const address = `http://user:p%40ss@127.0.0.1:${proxy.port}`;
    await expectDownload(networkOf("http://hub.test", { proxy: address, noProxy: ["127.0.0.1"] }));
    expect(proxy.asked.length).toBeGreaterThan(2);
    expect(new Set(proxy.asked)).toEqual(new Set(["hub.test"]));
  });

  it("with the token over an encrypted connection, and never over another than this machine's own", async () => {
    proxy = await startHttpProxy({ portOf: (host) => portOf(host === "open.test" ? hub.url : secure.url) });
    const address = `http://127.0.0.1:${proxy.port}`;
    const network = { proxy: address, noProxy: ["127.0.0.1"], token: "hf_secret", strictSsl: false };
    await expectDownload(networkOf("http://open.test", network));
    expect(hub.requests.map(({ headers }) => headers.authorization)).toEqual(hub.requests.map(() => undefined));
    await expectDownload(networkOf("https://hub.test", network));
    const asked = secure.requests.filter(({ origin }) => origin === "hub");
    expect(asked.map(({ headers }) => headers.authorization)).toEqual(asked.map(() => "Bearer hf_secret"));
    expect(asked.length).toBeGreaterThan(0);
  });

  it("through a tunnel to https, where the certificate counts as without a proxy", async () => {
    proxy = await startHttpProxy({ portOf: hubAt(portOf(secure.url)), login: "user:secret" });
    const network = networkOf("https://hub.test", {
      proxy: `user:secret@127.0.0.1:${proxy.port}`,
      noProxy: ["127.0.0.0/8"],
      strictSsl: false,
    });
    await expectDownload(network);
    expect(new Set(proxy.asked)).toEqual(new Set(["hub.test:443"]));
    await expect(home.download(REF, { ...network, strictSsl: true })).rejects.toMatchObject({
      code: "download.network",
      details: {
        host: "hub.test",
        reason: expect.stringContaining("its certificate is not one that this machine trusts") as string,
      },
    });
  });

  it.each(["socks5", "socks"])("through a %s proxy with a password", async (scheme) => {
    proxy = await startSocksProxy({ portOf: hubAt(portOf(hub.url)), login: "user:secret" });
    const address = `${scheme}://user:secret@127.0.0.1:${proxy.port}`;
    // socks5 looks names up here, where hub.test has no address; socks5h and socks leave it to the proxy
    const proxied = address.replace("socks5:", "socks5h:");
    await expectDownload(networkOf("http://hub.test", { proxy: proxied, noProxy: ["127.0.0.1"] }));
    expect(new Set(proxy.asked)).toEqual(new Set(["hub.test:80"]));
  });

  it("past the proxy to hosts that need none", async () => {
    proxy = await startHttpProxy({ portOf: () => undefined });
    await expectDownload(networkOf(hub.url, { proxy: `http://127.0.0.1:${proxy.port}`, noProxy: ["127.0.0.1"] }));
    expect(proxy.asked).toEqual([]);
  });

  it("without asking after certificates only where the user said so", async () => {
    await expectDownload(networkOf(secure.url, { strictSsl: false }));
    const strict = home.download(REF, networkOf(secure.url));
    await expect(strict).rejects.toMatchObject({ code: "download.network" });
  });

  it("never from https to http", async () => {
    secure.behave = ({ origin }) =>
      origin === "cdn" ? { kind: "redirect", location: `${hub.cdnUrl}/x.gguf` } : undefined;
    const { state } = await home.download(REF, networkOf(secure.url, { strictSsl: false }));
    expect(state).toMatchObject({ kind: "failed", error: { code: "download.badRedirect" } });
    expect(hub.requests).toEqual([]);
  });
});

describe("a proxy", () => {
  it.each([
    ["that is not there", "http://127.0.0.1:1", "nobody answers there (through the proxy 127.0.0.1:1)"],
    ["of no known kind", "gopher://127.0.0.1:1", "its address cannot be read"],
  ])("%s", async (_what, address, reason) => {
    const failing = home.download(REF, networkOf(hub.url, { proxy: address }));
    await expect(failing).rejects.toMatchObject({ code: "download.network", details: { reason } });
  });

  it("whose name nobody knows is what is to be looked at, not the hub", async () => {
    const failing = home.download(REF, networkOf(hub.url, { proxy: "garbage.invalid" }));
    const reason = expect.stringMatching(/^the proxy garbage\.invalid: .*; check HTTPS_PROXY/u) as string;
    await expect(failing).rejects.toMatchObject({ code: "download.network", details: { reason } });
  });

  it("that wants another password is told of", async () => {
    proxy = await startHttpProxy({ portOf: hubAt(portOf(secure.url)), login: "user:secret" });
    for (const scheme of ["http", "https"]) {
      const network = networkOf(`${scheme}://hub.test`, { proxy: `http://127.0.0.1:${proxy.port}` });
      await expect(home.download(REF, network)).rejects.toMatchObject({
        code: "download.network",
        details: { reason: "the proxy asks for a name and a password" },
      });
    }
  });
});

describe("bypassesProxy", () => {
  it.each<[string, string, boolean]>([
    ["https://huggingface.co/a", "huggingface.co", true],
    ["https://cdn.huggingface.co/a", "huggingface.co", true],
    ["https://nothuggingface.co/a", "huggingface.co", false],
    ["https://huggingface.co/a", ".huggingface.co", true],
    ["https://cdn.huggingface.co/a", ".huggingface.co", true],
    ["https://cdn.huggingface.co/a", "*.huggingface.co", true],
    ["https://HuggingFace.co./a", "huggingface.CO", true],
    ["https://huggingface.co/a", "*", true],
    ["https://huggingface.co/a", "", false],
    ["https://huggingface.co/a", "co.uk", false],
    ["https://huggingface.co/a", "huggingface.co:443", true],
    ["https://huggingface.co/a", "huggingface.co:8443", false],
    ["http://hub.office:8080/a", "hub.office:8080", true],
    ["http://10.1.2.3/a", "10.0.0.0/8", true],
    ["http://11.1.2.3/a", "10.0.0.0/8", false],
    ["http://10.1.2.3/a", "10.0.0.0/99", false],
    ["http://10.1.2.3/a", "10.1.2.3", true],
    ["http://10.1.2.3/a", "2.3", false],
    ["http://192.168.7.9/a", "192.168.*", true],
    ["http://[::1]:8080/a", "[::1]:8080", true],
    ["http://[fd00::7]/a", "fd00::/8", true],
    ["http://[fe00::7]/a", "fd00::/8", false],
    ["http://[::1]/a", "127.0.0.0/8", false],
    ["http://intranet/a", "*.office", false],
    ["http://a.b.office/a", "a.*.office", true],
  ])("%s with %s: %s", (address, entry, expected) => {
    expect(bypassesProxy(new URL(address), ["other.example", entry])).toBe(expected);
  });
});
