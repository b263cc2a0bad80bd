import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { headerFigures, pacedFigures, verificationFigures } from "../../../bench/groups/download.ts";
import { speedFigures } from "../../../bench/groups/engine.ts";
import { firstTokenFiguresOf } from "../../../bench/groups/firstToken.ts";
import { estimateFigures } from "../../../bench/groups/memory.ts";
import { rpcFigure } from "../../../bench/groups/overhead.ts";
import { bundleFigure, heavyFiguresOf, openingFiguresOf, streamFiguresOf } from "../../../bench/groups/panel.ts";
import { parallelFiguresOf } from "../../../bench/groups/parallel.ts";
import { cancelFigures, emptyServerFigures, memoryFigures } from "../../../bench/groups/server.ts";
import { instantFigures, largeDocumentFigures, overheadFigure } from "../../../bench/groups/translation.ts";
import { REQUIREMENTS } from "../../../bench/requirements.ts";

const NAMES = ["ours", "llama-server", "llama-bench"] as const;
const SUBJECTS = NAMES.map((name) => ({ name }));

/** Two rounds of the same values for each subject; a first one warms up. */
function taken<Value>(value: Value): Map<{ readonly name: (typeof NAMES)[number] }, Value[]> {
  return new Map(SUBJECTS.map((subject) => [subject, [value, value, value]]));
}

const speeds = taken({ prompt: 1, decode: 1 });
const cancelled = [{ answeredMs: 1, atRestMs: 2 }];

const TRANSLATED = { liveBytes: 1, residentBytes: 1, longestWaitMs: 1, segments: 1 };
const DOWNLOADED = { kind: "done", ms: 1, processorMs: 1, delayMs: { p99: 1, most: 1 }, announcements: 1 };

const LONGEST_TASK = { wallMs: 2, processorMs: 1 };

const MADE_BY_MAIN = [
  ...speedFigures("200M", "prompt", speeds),
  ...speedFigures("200M", "decode", speeds),
  ...speedFigures("tiny", "decode", speeds),
  ...firstTokenFiguresOf(taken({ cold: 1, repeated: 1, secondTurn: 1 })),
  ...parallelFiguresOf(taken([1, 1, 1, 1])),
  ...cancelFigures("reading a prompt", cancelled),
  ...cancelFigures("writing", cancelled),
  ...emptyServerFigures([1], 1),
  ...memoryFigures({ memoryBytes: 3, fileBytes: 1, weightsBytes: 1, cacheBytes: 1, detail: "" }),
  rpcFigure([1]),
  ...instantFigures([1], [1]),
  ...largeDocumentFigures("Markdown", TRANSLATED),
  ...largeDocumentFigures("JSON", TRANSLATED),
  overheadFigure([1]),
  ...pacedFigures([DOWNLOADED], 1),
  ...headerFigures({ requests: 2, receivedBytes: 1 }),
  ...estimateFigures([{ estimatedLibraryBytes: 1, libraryBytes: 1 }]),
  ...verificationFigures([{ oursMs: 1, theirsMs: 1 }], 1),
  bundleFigure(1),
  ...openingFiguresOf({ paintMs: [1], bareMs: [1], openMs: [1], scrolls: [LONGEST_TASK] }),
  ...heavyFiguresOf({ typing: LONGEST_TASK, scrolling: LONGEST_TASK }),
  ...streamFiguresOf({ longest: LONGEST_TASK, busiestMs: 1 }, { longest: LONGEST_TASK, busiestMs: 2 }),
];

describe("requirements", () => {
  it("judge a translation's memory by what the system gave, not by what was in use of it", () => {
    const cost = { ...TRANSLATED, liveBytes: 60_000_000, residentBytes: 300_000_000, longestWaitMs: 50 };
    const figures = largeDocumentFigures("Markdown", cost);
    expect(figures.filter(({ limit }) => limit !== undefined).map(({ value }) => value)).toEqual([300, 50]);
    expect(figures).toContainEqual(
      expect.objectContaining({ name: "translation, memory in use for 10 MB of Markdown", value: 60 }),
    );
  });

  const script = readFileSync(new URL("../../../scripts/bench.mjs", import.meta.url), "utf8");
  const bundler = readFileSync(new URL("../../../esbuild.mjs", import.meta.url), "utf8");

  it.each([...REQUIREMENTS.keys()])("%s is a figure that is measured", (name) => {
    const isMade = MADE_BY_MAIN.some((figure) => figure.name === name);
    const isOfTheProduct = name.startsWith("dist/") ? bundler.includes(`"${name}"`) : script.includes(`"${name}"`);
    expect(isMade || isOfTheProduct).toBe(true);
  });

  it("gives each figure its own name", () => {
    const names = MADE_BY_MAIN.map(({ name }) => name);
    expect(names.toSorted()).toEqual([...new Set(names)].toSorted());
  });
});

describe("speedFigures", () => {
  it("leaves the first round out: it warms up", () => {
    const rounds = [10, 2, 2].map((rate) => ({ prompt: rate, decode: rate }));
    const figures = speedFigures("200M", "decode", new Map([[{ name: "ours" }, rounds]]));
    expect(figures).toEqual([{ name: "200M: decode, ours", value: 2, unit: "tok/s", spread: [2, 2] }]);
  });

  it("says of the tiny model why llama-bench's ratio is not required", () => {
    const figures = speedFigures("tiny", "decode", speeds);
    const ratio = figures.find(({ name }) => name === "tiny: decode, ours / llama-bench");
    expect(ratio).toMatchObject({ value: 1, note: expect.stringContaining("does not sample") as string });
    expect(ratio).not.toHaveProperty("limit");
  });
});
