import { describe, expect, it } from "vitest";
import { cancelQuestion } from "../../../../src/extension/models/cancelQuestion.ts";
import type { Transfer, TransferState } from "../../../../src/shared/modelsProtocol.ts";

const transfer = (state: TransferState, kind: Transfer["kind"] = "download"): Transfer => ({
  id: "t",
  kind,
  name: "big",
  ref: "hf:a/b",
  path: "/models/big.gguf",
  doneBytes: 43e9,
  totalBytes: 100e9,
  bytesPerSecond: 0,
  state,
});

describe("what is asked before work is thrown away", () => {
  it("offers to pause only what moves", () => {
    for (const kind of ["running", "verifying"] as const) {
      expect(cancelQuestion(transfer({ kind }), "Big")).toMatchObject({ pause: "Pause Instead" });
    }
    for (const kind of ["paused", "interrupted"] as const) {
      const question = cancelQuestion(transfer({ kind }), "Big");
      expect(question).not.toHaveProperty("pause");
      expect(question.detail).not.toContain("Pause");
    }
  });

  it("says of a copy that it is one, that the file stays, and offers no pause, which would delete it", () => {
    const question = cancelQuestion(transfer({ kind: "running" }, "import"), "Big");
    expect(JSON.stringify(question)).not.toMatch(/download|pause/iu);
    expect(question.message).toBe("Stop copying “Big”?");
    expect(question.detail).toMatch(/43\.0 GB .* stays/u);
  });
});
