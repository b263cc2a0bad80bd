import { describe, expect, it } from "vitest";
import { networkFor } from "../../../src/extension/network/networkOverrides.ts";
import { storedToken, tokenFor } from "../../../src/extension/network/storedToken.ts";

const HUB = "https://huggingface.co";

describe("a token that is kept", () => {
  it("belongs to the origin that it was given for, whatever the path", () => {
    const stored = storedToken(`${HUB}/a`, "hf_secret");
    expect(tokenFor(stored, HUB)).toBe("hf_secret");
    for (const other of ["https://mirror.example", "http://huggingface.co", `${HUB}:8443`, `${HUB}.example`, "", "x"]) {
      expect(tokenFor(stored, other)).toBeUndefined();
    }
  });

  it("is none where nothing can be read, or no hub was known", () => {
    for (const stored of [undefined, "", "hf_plain", "null", "[]", '{"token":"a"}', storedToken("no address", "a")]) {
      expect(tokenFor(stored, HUB)).toBeUndefined();
      expect(tokenFor(stored, "no address")).toBeUndefined();
    }
  });
});

describe("what travels with a request", () => {
  const read = (hub: string) => (name: string) => (name === "sealion.hub" ? hub : undefined);
  const stored = storedToken(HUB, "hf_stored");

  it("is the token of the very hub that is asked, and none for a mirror that a setting names", () => {
    expect(networkFor({}, read(""), stored).token).toBe("hf_stored");
    expect(networkFor({}, read("https://mirror.example"), stored)).toMatchObject({ hub: "https://mirror.example" });
    expect(networkFor({}, read("https://mirror.example"), stored)).not.toHaveProperty("token");
  });

  it("takes the environment's token only to the environment's hub", () => {
    const env = { HF_TOKEN: "hf_env", HF_ENDPOINT: "https://own.example" };
    expect(networkFor(env, read(""), undefined)).toMatchObject({ hub: "https://own.example", token: "hf_env" });
    expect(networkFor(env, read("https://mirror.example"), undefined)).not.toHaveProperty("token");
    expect(networkFor({ HF_TOKEN: "hf_env" }, read(""), undefined).token).toBe("hf_env");
    expect(networkFor({ HF_TOKEN: "hf_env" }, read(""), stored).token).toBe("hf_stored");
  });
});
