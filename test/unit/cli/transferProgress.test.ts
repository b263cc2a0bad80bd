import { describe, expect, it } from "vitest";
import { cutDisplay, displayWidth, padDisplay, tableLines } from "../../../src/cli/displayWidth.ts";
import { Terminal } from "../../../src/cli/terminal.ts";
import { TransferProgress } from "../../../src/cli/transferProgress.ts";
import type { Transfer } from "../../../src/shared/modelsProtocol.ts";

function transfer(change: Partial<Transfer> = {}): Transfer {
  return {
    id: "1",
    kind: "download",
    name: "m",
    ref: "hf:o/r",
    path: "/m.gguf",
    doneBytes: 8_500_000_000,
    totalBytes: 19_800_000_000,
    bytesPerSecond: 38_000_000,
    state: { kind: "running" },
    ...change,
  };
}

function recording(isTTY: boolean, columns?: number) {
  const written: string[] = [];
  const output = {
    isTTY,
    write: (text: string | Uint8Array) => written.push(String(text)) > 0,
    ...(columns && { columns }),
  };
  return { terminal: new Terminal({ stdout: output, stderr: output }), written };
}

describe("progress", () => {
  it("is a bar with rate and time on a terminal, within its width", () => {
    const { terminal, written } = recording(true, 80);
    new TransferProgress(terminal, () => 0).show(transfer());
    const [line = ""] = written;
    expect(line).toMatch(/\[#+-+\] downloading 42 %, 8\.5 GB of 19\.8 GB, 38 MB\/s, 5 min left$/u);
    expect(line.replace("\r\u001B[K", "").length).toBeLessThan(80);
    for (const columns of [20, 40, 60, 200]) {
      const narrow = recording(true, columns);
      new TransferProgress(narrow.terminal, () => 0).show(transfer());
      expect(narrow.written.join("").replace("\r\u001B[K", "").length).toBeLessThan(columns);
    }
  });

  it("is a plain line every few seconds elsewhere, and with each change of state", () => {
    const { terminal, written } = recording(false);
    let nowMs = 0;
    const progress = new TransferProgress(terminal, () => nowMs);
    for (let step = 0; step < 100; step += 1) {
      nowMs = step * 100;
      progress.show(transfer({ doneBytes: step * 1e8 }));
    }
    progress.show(transfer({ state: { kind: "verifying" }, doneBytes: 0 }));
    expect(written).toHaveLength(3);
    expect(written.at(-1)).toMatch(/^verifying 0 %/u);
    expect(written.join("")).not.toContain("\u001B");
  });

  it.each<[Partial<Transfer>, RegExp]>([
    [{ bytesPerSecond: 0 }, /^downloading 42 %, 8\.5 GB of 19\.8 GB\n$/u],
    [{ bytesPerSecond: 1_000_000 }, /, 3 h 8 min left\n$/u],
    [{ bytesPerSecond: 1_000_000_000 }, /, 11 s left\n$/u],
    [{ totalBytes: 0 }, /^downloading 0 %/u],
    [{ kind: "import" }, /^copying/u],
    [
      { state: { kind: "retrying", attempt: 2, error: { code: "internal", message: "", details: {} } } },
      /^connection lost at 42 %/u,
    ],
  ])("says of %j what matters", (change, words) => {
    const { terminal, written } = recording(false);
    new TransferProgress(terminal, () => 0).show(transfer(change));
    expect(written.join("")).toMatch(words);
    expect(written.join("")).not.toMatch(/[{}]|undefined|NaN|Infinity/u);
  });
});

describe("the width of a text on a terminal", () => {
  it.each([
    ["abc", 3],
    ["中文", 4],
    ["ที่นี่", 2], // marks stand above
    ["ជ\u17D2រ", 2],
    ["é", 1],
    ["e\u0301", 1],
    ["한국", 4],
    ["🦁", 2],
    ["a\u200Bb", 2],
  ])("of %s is %d", (text, width) => {
    expect(displayWidth(text)).toBe(width);
    expect(displayWidth(padDisplay(text, 9))).toBe(9);
  });

  it("keeps columns straight and letters whole", () => {
    const lines = tableLines(
      [{ heading: "Name" }, { heading: "Size", align: "right" }, { heading: "Path" }],
      [
        ["中文模型", "7 MB", "/a"],
        ["ที่นี่", "12.5 GB", "/b"],
      ],
    );
    const starts = lines.map((line) => displayWidth(line.slice(0, line.search(/\/|Path/u))));
    expect(new Set(starts).size).toBe(1);
    expect(cutDisplay("中文模型", 5)).toBe("中文…");
    expect(cutDisplay("ที่นี่", 2)).toBe("ที่นี่");
    expect(cutDisplay("ที่นี่ไทย", 3)).toBe("ที่นี่…");
  });
});
