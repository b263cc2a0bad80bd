import { expect, it } from "vitest";
import { isOfFile, transferStep } from "../../../../src/core/models/transferProgress.ts";
import type { Transfer } from "../../../../src/shared/modelsProtocol.ts";

function transfer(change: Partial<Transfer>): Transfer {
  const bytes = { doneBytes: 8_500_000_000, totalBytes: 19_800_000_000, bytesPerSecond: 38_000_000 };
  return {
    id: "1",
    kind: "import",
    name: "m",
    ref: "/s/m.gguf",
    path: "/m.gguf",
    ...bytes,
    state: { kind: "running" },
    ...change,
  };
}

it("says how far it is, how fast and how long it takes", () => {
  expect(transferStep(transfer({}))).toBe("42 %, 8.5 GB of 19.8 GB, 38 MB/s, 5 min left");
  expect(transferStep(transfer({ bytesPerSecond: 0 }))).toBe("42 %, 8.5 GB of 19.8 GB");
});

it.each([
  ["/stick/m-00001-of-00003.gguf", "/stick/m-00003-of-00003.gguf", true],
  ["C:\\stick\\m.gguf", "C:\\stick\\m.gguf", true],
  ["/stick/m-00001-of-00003.gguf", "/stick/n-00001-of-00003.gguf", false],
  ["/stick/m.gguf", "/stick/m-00001-of-00003.gguf", false],
])("of %s is about %s: %s", (ref, file, expected) => {
  expect(isOfFile(transfer({ ref }), file)).toBe(expected);
});
