import { describe, expect, it } from "vitest";
import {
  formatModelReference,
  parseModelReference,
  parseRemoteReference,
  type ModelReference,
} from "../../../../src/core/models/modelReference.ts";

const HUB = { kind: "hub", repository: "aisingapore/Gemma-SEA-LION-v3-9B-IT-GGUF" } as const;
const REPO = HUB.repository;

describe("a reference", () => {
  it.each<[string, ModelReference]>([
    [`hf:${REPO}`, HUB],
    [` HF:${REPO}\n`, HUB],
    [`hf:${REPO}:Q4_K_M`, { ...HUB, quantization: "Q4_K_M" }],
    [`hf:${REPO}:q8_0`, { ...HUB, quantization: "q8_0" }],
    [`hf:${REPO}/a.gguf`, { ...HUB, file: "a.gguf" }],
    [`hf:${REPO}/BF16/a-00001-of-00003.gguf`, { ...HUB, file: "BF16/a-00001-of-00003.gguf" }],
    [`hf:${REPO}/ภาษาไทย ๑.GGUF`, { ...HUB, file: "ภาษาไทย ๑.GGUF" }],
    [`hf:${REPO}@v1.0:Q4_K_M`, { ...HUB, revision: "v1.0", quantization: "Q4_K_M" }],
    [`hf:${REPO}@refs%2Fpr%2F1/a.gguf`, { ...HUB, revision: "refs/pr/1", file: "a.gguf" }],
    [`https://huggingface.co/${REPO}`, HUB],
    [`https://hf.co/${REPO}/tree/main`, HUB],
    [`https://HuggingFace.co/${REPO}/blob/main/a.gguf`, { ...HUB, file: "a.gguf" }],
    [
      `https://huggingface.co/${REPO}/resolve/abc123/x%20y.gguf?download=true`,
      { ...HUB, revision: "abc123", file: "x y.gguf" },
    ],
    [
      "https://Example.org/models/a.gguf?sig=1#top",
      { kind: "address", url: "https://example.org/models/a.gguf?sig=1" },
    ],
    ["http://127.0.0.1:8080/a.gguf", { kind: "address", url: "http://127.0.0.1:8080/a.gguf" }],
    ["http://[::1]:8080/a.gguf", { kind: "address", url: "http://[::1]:8080/a.gguf" }],
    ["/models/ខ្មែរ.gguf", { kind: "local", ref: "/models/ខ្មែរ.gguf" }],
    ["C:\\models\\a.gguf", { kind: "local", ref: "C:\\models\\a.gguf" }],
    ["sea-tiny", { kind: "local", ref: "sea-tiny" }],
  ])("%j is understood, and written the one way", (given, reference) => {
    expect(parseModelReference(given)).toEqual(reference);
    expect(parseModelReference(formatModelReference(reference))).toEqual(reference);
  });

  it.each([
    "",
    "  ",
    "hf:",
    "hf:owner",
    "hf:owner/",
    "hf:own er/repo",
    "hf:../repo",
    "hf:owner/repo/../../x.gguf",
    "hf:owner/repo//x.gguf",
    "hf:owner/repo/x.bin",
    "hf:owner/repo/x\\y.gguf",
    "hf:owner/repo:",
    "hf:owner/repo:a b",
    "hf:owner/repo@../x:Q4_K_M",
    "hf:owner/repo@%zz",
    "https://",
    "https://example.org/",
    "https://example.org/a.bin",
    "https://user:secret@example.org/a.gguf",
    "https://exam ple.org/a.gguf",
    "https://huggingface.co/owner",
    "https://huggingface.co/owner/repo/resolve/main/readme.md",
    "http://example.org/a.gguf",
    "http://127.0.0.1.example.org/a.gguf",
    "file:///etc/passwd.gguf",
    "ftp://example.org/a.gguf",
    "javascript:alert(1)",
  ])("%j is refused, with the reason", (given) => {
    expect(() => parseModelReference(given)).toThrow(
      expect.objectContaining({
        code: "download.badAddress",
        details: {
          address: given.trim().replace("user:secret@example.org", "..."),
          reason: expect.stringMatching(/^[^.]{5,}$|\.gguf$/u) as string,
        },
      }),
    );
  });

  it.each<[string, ModelReference]>([
    [`https://mirror.example/hub/${REPO}/blob/main/a.gguf`, { ...HUB, file: "a.gguf" }],
    [`https://Mirror.example/hub/${REPO}/resolve/v1/b/a%20b.gguf`, { ...HUB, revision: "v1", file: "b/a b.gguf" }],
    [`https://mirror.example/hub/${REPO}/tree/v1`, { ...HUB, revision: "v1" }],
    [`https://mirror.example/hub/${REPO}`, HUB],
    ["https://mirror.example/hub/files/a.gguf", { kind: "address", url: "https://mirror.example/hub/files/a.gguf" }],
    ["https://mirror.example/a/b/blob/c/a.gguf", { kind: "address", url: "https://mirror.example/a/b/blob/c/a.gguf" }],
  ])("%j is understood as a page of the hub in use, a mirror", (given, reference) => {
    for (const hub of ["https://mirror.example/hub", "https://MIRROR.example/hub/"]) {
      expect(parseRemoteReference(given, hub)).toEqual(reference);
    }
  });

  it("to something on this machine cannot be downloaded", () => {
    for (const given of ["/models/a.gguf", "sea-tiny"]) {
      expect(() => parseRemoteReference(given)).toThrow(expect.objectContaining({ code: "download.badAddress" }));
    }
    expect(parseRemoteReference(`hf:${REPO}`)).toEqual(HUB);
  });
});
