/** `sealion models` as a process of its own, with the real server and a hub on loopback. */
import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { FitResult, ModelFile, Transfer } from "../../src/shared/modelsProtocol.ts";
import { CliHome, resultOf, type CliResult } from "../support/cliProcess.ts";
import { bytesSource, fileSource, ModelHub } from "../support/modelHub.ts";
import { tinyModelPath } from "../support/tinyEngine.ts";

/** The machine may do something else. */
const PATIENT = { timeout: 20_000 };

const REF = "hf:sea/tiny-GGUF:Q4_0";
const NAME = "ภาษาไทย ๑";
const THAI_REF = `hf:sea/thai-GGUF/${NAME}.gguf`;

let hub: ModelHub;
let home: CliHome;

beforeAll(async () => {
  hub = await ModelHub.start({ bytesPerSecond: 12_000_000 });
  const tiny = fileSource(tinyModelPath());
  hub.addRepository("sea/tiny-GGUF", { "sea-tiny.Q4_0.gguf": tiny }, { licence: "apache-2.0" });
  hub.addRepository("sea/thai-GGUF", { [`${NAME}.gguf`]: tiny }, { licence: "mit" });
  const cut = bytesSource(readFileSync(tinyModelPath()).subarray(0, -1000));
  hub.addRepository("sea/cut-GGUF", { "cut.Q4_0.gguf": cut }, { licence: "mit" });
  hub.addRepository("sea/words", { "README.md": bytesSource(Buffer.from("# Words")) });
  home = new CliHome({ HF_ENDPOINT: hub.url, SEALION_MODEL_DIRS: "" });
});
afterAll(async () => {
  await home.dispose();
  await hub.dispose();
});

const models = (...words: string[]): Promise<CliResult> => home.run(["models", ...words]);
const modelPath = (name: string): string => path.join(home.folder, "models", `${name}.gguf`);

async function listed(): Promise<{ models: ModelFile[]; transfers: Transfer[] }> {
  return JSON.parse((await models("list", "--json")).stdout) as { models: ModelFile[]; transfers: Transfer[] };
}

describe("sealion models", () => {
  it("begins with nothing, and says how to go on", async () => {
    const { stdout, stderr, exitCode } = await models("list");
    expect([stdout, exitCode]).toEqual(["", 0]);
    expect(stderr).toContain("--available");
    const available = (await models("list", "--available")).stdout;
    expect(available).toMatch(/^qwen-sea-lion-v4-32b-4bit +19\.8 GB +not downloaded/mu);
    expect(available).toMatch(/^nemotron-\S+ +- +no address is known/mu);
    expect(hub.requests).toEqual([]);
  });

  it("tells before a download whether it would fit, with the sum", async () => {
    const { requests, receivedBytes } = JSON.parse((await models("fit", REF, "--json")).stdout) as FitResult;
    expect(requests).toBeGreaterThan(0);
    expect(receivedBytes).toBeLessThan(10_000_000);
    const asked = hub.fileRequests.length;
    const { stdout, exitCode } = await models("fit", REF, "--explain", "--gpu", "off");
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^hf:sea\/tiny-GGUF\/sea-tiny\.Q4_0\.gguf: Fits in main memory/u);
    expect(stdout).toContain("Main memory:");
    expect(hub.fileRequests).toHaveLength(asked); // the header is known by now
  });

  it("downloads nothing before its licence is accepted", async () => {
    const bytesAsked = hub.fileRequests.length; // for the verdict
    const { stdout, stderr, exitCode } = await models("pull", REF);
    expect(hub.fileRequests).toHaveLength(bytesAsked);
    expect([stdout, exitCode]).toEqual(["", 1]);
    expect(stderr).toContain("apache-2.0");
    expect(stderr).toContain("--yes");
    expect(existsSync(modelPath("sea-tiny.Q4_0"))).toBe(false);
  });

  it("pulls with lines of progress and nothing but JSON on standard output", async () => {
    const { stdout, stderr, exitCode } = await models("pull", REF, "--yes", "--json");
    expect(exitCode, stderr).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ path: modelPath("sea-tiny.Q4_0"), integrity: "verified" });
    expect(stderr).toMatch(/^downloading \d+ %/mu);
    expect(stderr).not.toContain("\u001B");
    expect(readFileSync(modelPath("sea-tiny.Q4_0")).equals(readFileSync(tinyModelPath()))).toBe(true);
    const { models: all } = await listed();
    expect(all).toMatchObject([{ name: "sea-tiny.Q4_0", place: "managed", integrity: "verified" }]);
    expect((await models("verify", "sea-tiny.Q4_0")).exitCode).toBe(0);
  });

  async function pulledAndPaused(): Promise<CliResult> {
    await models("pull", THAI_REF, "--yes", "--background");
    const child = home.start("models", "pull", THAI_REF);
    const ended = resultOf(child);
    await expect
      .poll(async () => (await listed()).transfers.at(-1)?.doneBytes ?? 0, PATIENT)
      .toBeGreaterThan(1_000_000);
    child.kill("SIGINT");
    return ended;
  }

  it("pauses with Ctrl-C, says how to go on, gives up what was paused, and goes on where it was", async () => {
    const { stderr, exitCode } = await pulledAndPaused();
    expect(exitCode, stderr).toBe(130);
    expect(stderr).toMatch(/Paused at \d+ %\. “sealion models pull 'hf:sea\/thai-GGUF\/[^']+'” goes on/u);
    expect((await listed()).transfers.at(-1)).toMatchObject({ state: { kind: "paused" } });
    expect((await models("list")).stdout).toMatch(/^ภาษาไทย ๑ .* paused at \d+ %/mu);
    expect((await models("remove", NAME)).exitCode).toBe(2); // nobody can be asked
    expect((await models("remove", NAME, "--yes")).stderr).toMatch(/given up/u);
    expect((await listed()).transfers.filter(({ state }) => state.kind !== "done")).toEqual([]);
    expect(readdirSync(path.join(home.folder, "models")).filter((name) => name.includes("partial"))).toEqual([]);
    await pulledAndPaused();
    expect((await models("pull", THAI_REF)).exitCode).toBe(0);
    expect(readFileSync(modelPath(NAME)).equals(readFileSync(tinyModelPath()))).toBe(true);
  });

  it("goes on through a server that is killed in the middle", async () => {
    await models("remove", NAME, "--yes");
    const child = home.start("models", "pull", THAI_REF);
    const ended = resultOf(child);
    await expect.poll(async () => (await listed()).transfers.at(-1)?.state.kind, PATIENT).toBe("running");
    const { pid } = JSON.parse((await home.run(["status", "--json"])).stdout) as { pid: number };
    process.kill(pid, "SIGKILL");
    const { stderr, exitCode } = await ended;
    expect(exitCode, stderr).toBe(0);
    expect(stderr).toContain("Going on with a new one");
    expect(readFileSync(modelPath(NAME)).equals(readFileSync(tinyModelPath()))).toBe(true);
  });

  it("imports from a path with spaces and Khmer letters, and forgets or deletes again", async () => {
    const stick = path.join(home.folder, "usb stick");
    mkdirSync(stick);
    const own = path.join(stick, "ខ្មែរ ភាសា.gguf");
    copyFileSync(tinyModelPath(), own);
    const byReference = await models("import", "usb stick/ខ្មែរ ភាសា.gguf", "--json");
    expect(JSON.parse(byReference.stdout)).toEqual({ path: own, mode: "reference" });
    expect((await models("show", "ខ្មែរ ភាសា")).stdout).toMatch(/^Place +imported/mu);
    expect((await models("remove", "ខ្មែរ ភាសា")).exitCode).toBe(2); // nobody can be asked
    expect((await models("remove", "ខ្មែរ ភាសា", "--yes")).stderr).toContain("where it was");
    const copied = await models("import", own, "--copy", "--json");
    const { path: copy } = JSON.parse(copied.stdout) as { path: string };
    expect(copy).toBe(modelPath("ខ្មែរ ភាសា"));
    expect(JSON.parse((await models("remove", copy, "--yes", "--json")).stdout)).toMatchObject({ forgotten: false });
    expect([existsSync(own), existsSync(copy)]).toEqual([true, false]);
  });

  it.each<[string, string[], number, RegExp]>([
    ["no name", ["pull"], 2, /name a model/u],
    ["a file: address", ["pull", "file:///etc/passwd"], 1, /file: is none of/u],
    ["a repository that is not there", ["pull", "hf:sea/none", "--yes"], 1, /was not found/u],
    ["a quantisation that is not there", ["pull", "hf:sea/tiny-GGUF:Q8_0"], 1, /Q4_0/u],
    ["a path that is not there", ["fit", "/nope.gguf"], 1, /\/nope\.gguf was not found/u],
    ["a repository without a model", ["fit", "hf:sea/words"], 1, /has no GGUF file/u],
    ["a model that is cut off, before", ["fit", "hf:sea/cut-GGUF"], 1, /it is cut off/u],
    ["a model that is cut off", ["pull", "hf:sea/cut-GGUF", "--yes"], 1, /it is cut off/u],
    ["a model that nobody has", ["remove", "nobody", "--yes"], 1, /no model “nobody”/u],
    ["an entry without a file", ["pull", "nemotron-sea-lion-v4.8-30b-a3b"], 1, /no address of a GGUF file/u],
    ["a token on the command line", ["pull", REF, "--token", "x"], 2, /no option --token/u],
    ["a mirror that is none", ["fit", REF, "--hub", "ftp://x"], 1, /ftp/u],
  ])("says of %s in one sentence what is wrong", async (_name, words, code, sentence) => {
    const { stdout, stderr, exitCode } = await models(...words);
    expect([stdout, exitCode]).toEqual(["", code]);
    expect(stderr).toMatch(sentence);
    expect(stderr).not.toMatch(/[{}]|undefined|\n {4}at /u);
  });

  it("says yes to no longer context than the model was trained on", async () => {
    const { stdout } = await models("fit", REF, "--context", "1000000", "--gpu", "off");
    expect(stdout).toMatch(/with 40,960 tokens of context, not 1,000,000/u);
  });

  it("takes entries of a catalogue file, and says what is wrong with one", async () => {
    const file = path.join(home.folder, "catalogue.json");
    writeFileSync(file, JSON.stringify([{ id: "mine", ref: REF }, { ref: "nowhere" }]));
    home.env.SEALION_CATALOGUE = file;
    const { stdout, stderr } = await models("list", "--available");
    expect(stdout).toMatch(/^mine +- +installed/mu);
    expect(stderr).toContain("Entry nowhere of the catalogue cannot be used");
    expect((await models("pull", "mine")).exitCode).toBe(0);
    delete home.env.SEALION_CATALOGUE;
  });

  it("leaves nothing unfinished behind", () => {
    expect(readdirSync(path.join(home.folder, "models")).sort()).toEqual(["sea-tiny.Q4_0.gguf", `${NAME}.gguf`]);
  });
});
