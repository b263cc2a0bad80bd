import { expect, it } from "vitest";
import { parseRemoteReference, type HubReference } from "../../../../../src/core/models/modelReference.ts";
import { chooseHubFiles, partUrls } from "../../../../../src/server/models/download/modelParts.ts";

const LISTED = [
  "README.md",
  "mmproj-model-Q8_0.gguf",
  "model.imatrix.gguf",
  "model-Q4_K_M.gguf",
  "model-Q4_K_S.gguf",
  "model.Q8_0.gguf",
  "model-UD-Q3_K_XL.gguf",
  "BF16/model-BF16-00001-of-00002.gguf",
  "BF16/model-BF16-00002-of-00002.gguf",
].map((path, index) => ({ path, sizeBytes: 1000 + index }));

const chosen = (ref: string, listed = LISTED): string[] =>
  chooseHubFiles(parseRemoteReference(ref) as HubReference, listed).map(({ path }) => path);

it.each([
  ["hf:a/b", ["model-Q4_K_M.gguf"]],
  ["hf:a/b:q4_k_m", ["model-Q4_K_M.gguf"]],
  ["hf:a/b:Q8_0", ["model.Q8_0.gguf"]],
  ["hf:a/b:Q3_K_XL", ["model-UD-Q3_K_XL.gguf"]],
  ["hf:a/b:UD-Q3_K_XL", ["model-UD-Q3_K_XL.gguf"]],
  ["hf:a/b:bf16", ["BF16/model-BF16-00001-of-00002.gguf", "BF16/model-BF16-00002-of-00002.gguf"]],
  ["hf:a/b/mmproj-model-Q8_0.gguf", ["mmproj-model-Q8_0.gguf"]],
  [
    "hf:a/b/BF16/model-BF16-00001-of-00002.gguf",
    ["BF16/model-BF16-00001-of-00002.gguf", "BF16/model-BF16-00002-of-00002.gguf"],
  ],
])("%s is %j", (ref, paths) => {
  expect(chosen(ref)).toEqual(paths);
});

it.each([
  ["hf:a/b:Q4_K", "download.notFound", "the repository has Q4_K_M, Q4_K_S, Q8_0, UD-Q3_K_XL, BF16"],
  ["hf:a/b/BF16/model-BF16-00002-of-00002.gguf", "download.badAddress", "it is not the first part of its model"],
])("%s is refused with what there is", (ref, code, reason) => {
  expect(() => chosen(ref)).toThrow(expect.objectContaining({ code, details: { address: ref, reason } }));
});

it("says so when a part is missing, when nothing is there, and when a choice is needed", () => {
  const [half] = LISTED.filter(({ path }) => path.includes("00001"));
  expect(() => chosen("hf:a/b:BF16", [half!])).toThrow("part 2 of 2 is missing there");
  for (const ref of ["hf:a/b", "hf:a/b:Q4_K_M"]) {
    expect(() => chosen(ref, [])).toThrow(
      expect.objectContaining({ details: { address: ref, reason: "the repository has no GGUF file of a model" } }),
    );
  }
  const large = ["m-Q8_0.gguf", "m-Q6_K.gguf"].map((path) => ({ path, sizeBytes: 1 }));
  expect(() => chosen("hf:a/b", large)).toThrow("name a quantisation: it has Q8_0, Q6_K");
  expect(chosen("hf:a/b", large.slice(1))).toEqual(["m-Q6_K.gguf"]);
});

it("takes no thousand parts for all of more", () => {
  const numbers = Array.from({ length: 1001 }, (_, index) => String(index + 1).padStart(5, "0"));
  const listed = numbers.map((number) => ({ path: `m-${number}-of-01001.gguf`, sizeBytes: 1 }));
  const reason = "it has more than 1000 parts";
  expect(() => chosen("hf:a/b/m-00001-of-01001.gguf", listed)).toThrow(
    expect.objectContaining({
      code: "download.badAddress",
      details: { address: "hf:a/b/m-00001-of-01001.gguf", reason },
    }),
  );
  const first = new URL("https://example.org/m-00001-of-01001.gguf");
  expect(() => partUrls(first)).toThrow(expect.objectContaining({ details: { address: first.href, reason } }));
});
