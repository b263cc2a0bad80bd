import { describe, expect, it } from "vitest";
import { networkSettings } from "../../../src/client/networkSettings.ts";

const HUB = "https://huggingface.co";

describe("network settings", () => {
  it("are the public hub, without a proxy and with checked certificates, where nobody says anything", () => {
    expect(networkSettings({})).toEqual({ hub: HUB, noProxy: [], strictSsl: true });
    expect(networkSettings({ HF_ENDPOINT: " ", HTTPS_PROXY: "", HF_TOKEN: "" })).toEqual(networkSettings({}));
  });

  it("come from the environment, and what the caller says goes before", () => {
    const env = { HF_ENDPOINT: "https://mirror.example//", HF_TOKEN: "hf_env", https_proxy: "http://p:1" };
    expect(networkSettings(env)).toMatchObject({ hub: "https://mirror.example", token: "hf_env", proxy: "http://p:1" });
    const own = { hub: "https://own.example/hub/", token: "hf_own", proxy: "socks5://q:2", strictSsl: false };
    expect(networkSettings(env, own)).toMatchObject({ ...own, hub: "https://own.example/hub" });
    expect(networkSettings(env, { hub: "", token: "", proxy: "" })).toEqual(networkSettings(env));
    expect(networkSettings(env, { hub: "https://mirror.example/sub" }).token).toBe("hf_env");
    expect(networkSettings(env, { withoutProxy: true, proxy: "http://q:2" })).not.toHaveProperty("proxy");
  });

  it.each([
    [{ HF_TOKEN: "hf_env" }, "https://mirror.example"],
    [{ HF_TOKEN: "hf_env", HF_ENDPOINT: "https://mirror.example" }, HUB],
    [{ HF_TOKEN: "hf_env" }, "http://huggingface.co"],
    [{ HF_TOKEN: "hf_env" }, "garbage"],
  ])("send the token of %j to no other hub: %s", (env, hub) => {
    expect(networkSettings(env, { hub })).not.toHaveProperty("token");
  });

  it.each<[string, NodeJS.ProcessEnv, string | undefined]>([
    [HUB, { https_proxy: "a", HTTPS_PROXY: "b", http_proxy: "c", all_proxy: "d" }, "a"],
    [HUB, { HTTPS_PROXY: "b", http_proxy: "c", all_proxy: "d" }, "b"],
    [HUB, { http_proxy: "c", all_proxy: "d" }, "d"],
    [HUB, { HTTP_PROXY: "c" }, "c"],
    ["http://mirror.example", { https_proxy: "a", http_proxy: "c", all_proxy: "d" }, "c"],
    ["http://mirror.example", { https_proxy: "a", ALL_PROXY: "d" }, "d"],
    ["http://mirror.example", { https_proxy: "a" }, undefined],
  ])("take for %s of %j the proxy %s", (hub, env, proxy) => {
    expect(networkSettings(env, { hub }).proxy).toBe(proxy);
  });

  it("join the hosts that need no proxy", () => {
    const env = { NO_PROXY: "localhost, .example.org  10.0.0.0/8," };
    expect(networkSettings(env, { noProxy: ["*.corp"] }).noProxy).toEqual([
      "*.corp",
      "localhost",
      ".example.org",
      "10.0.0.0/8",
    ]);
    expect(networkSettings({ ...env, no_proxy: "only" }).noProxy).toEqual(["only"]);
  });
});
