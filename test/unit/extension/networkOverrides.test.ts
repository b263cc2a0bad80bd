import { describe, expect, it } from "vitest";
import { networkSettings } from "../../../src/client/networkSettings.ts";
import { networkOverrides } from "../../../src/extension/network/networkOverrides.ts";

const ENVIRONMENT = { HTTPS_PROXY: "http://from-env:1", NO_PROXY: "env.example" };

function settingsOf(values: Readonly<Record<string, unknown>>, token?: string) {
  return networkSettings(
    ENVIRONMENT,
    networkOverrides((name) => values[name], token),
  );
}

describe("network settings of the editor", () => {
  it("leave the environment's where nothing is set", () => {
    expect(settingsOf({ "http.proxy": "", "http.proxySupport": "override", "http.noProxy": [] })).toEqual({
      hub: "https://huggingface.co",
      proxy: "http://from-env:1",
      noProxy: ["env.example"],
      strictSsl: true,
    });
  });

  it("go before it", () => {
    const values = {
      "http.proxy": "http://proxy.example:8080",
      "http.noProxy": ["a.example", "b.example"],
      "http.proxyStrictSSL": false,
      "sealion.hub": "https://mirror.example/",
    };
    expect(settingsOf(values, "hf_x")).toEqual({
      hub: "https://mirror.example",
      proxy: "http://proxy.example:8080",
      noProxy: ["a.example", "b.example", "env.example"],
      strictSsl: false,
      token: "hf_x",
    });
  });

  it("can want no proxy at all", () => {
    expect(settingsOf({ "http.proxySupport": "off", "http.proxy": "http://p:1" })).not.toHaveProperty("proxy");
  });

  it("carry a Basic authorization in the proxy's address, whatever is in the password", () => {
    const header = `Basic ${Buffer.from("user:p@ss:word/ไทย").toString("base64")}`;
    const { proxy } = settingsOf({ "http.proxy": "http://proxy.example:8080", "http.proxyAuthorization": header });
    const url = new URL(proxy ?? "");
    expect(decodeURIComponent(url.username)).toBe("user");
    expect(decodeURIComponent(url.password)).toBe("p@ss:word/ไทย");
    expect(url.host).toBe("proxy.example:8080");
  });

  it.each([
    ["a user in the address", { "http.proxy": "http://me:own@proxy:1/", "http.proxyAuthorization": "Basic eDp5" }],
    ["another scheme", { "http.proxy": "http://me:own@proxy:1/", "http.proxyAuthorization": "Negotiate abc" }],
  ])("keep the address as it is with %s", (_name, values) => {
    expect(settingsOf(values).proxy).toBe("http://me:own@proxy:1/");
  });

  it("survive values of a wrong type", () => {
    const values = { "http.proxy": 5, "http.noProxy": "x", "http.proxyStrictSSL": "no", "sealion.hub": null };
    expect(settingsOf(values)).toMatchObject({ proxy: "http://from-env:1", noProxy: ["env.example"], strictSsl: true });
  });
});
