import { describe, expect, it } from "vitest";
import { CATALOGUE, type CatalogueEntry } from "../../../../src/core/models/catalogue.ts";
import { isOfEntry } from "../../../../src/core/models/catalogueMatch.ts";
import { licenceQuestion, withLicence } from "../../../../src/extension/models/licenceQuestion.ts";
import { modelRows, type ModelRow, type RowSources } from "../../../../src/extension/models/modelRow.ts";
import { rowText } from "../../../../src/extension/models/rowText.ts";
import { rowTooltip } from "../../../../src/extension/models/rowTooltip.ts";
import { setUpChoices } from "../../../../src/extension/models/setUpChoices.ts";
import { formatMessage } from "../../../../src/shared/messages/formatMessage.ts";
import { AppError } from "../../../../src/shared/appError.ts";
import type { FitReport } from "../../../../src/shared/fitReport.ts";
import type { ModelFile, Transfer, TransferState } from "../../../../src/shared/modelsProtocol.ts";
import { MODEL_INFO } from "../../../support/scriptedServerApi.ts";

const ENTRY = CATALOGUE.find(({ id }) => id === "qwen-sea-lion-v4-32b-4bit")!;
const STARTER = CATALOGUE.find(({ id }) => id === "qwen3-0.6b")!;
const SOURCE = "hf:mradermacher/Qwen-SEA-LION-v4-32B-IT-GGUF/Qwen-SEA-LION-v4-32B-IT.Q4_K_M.gguf";
const FILE: ModelFile = {
  name: "big",
  path: "/models/big.gguf",
  sizeBytes: 19.8e9,
  loaded: false,
  place: "managed",
  integrity: "verified",
};

function transfer(state: TransferState, change: Partial<Transfer> = {}): Transfer {
  return {
    id: "t",
    kind: "download",
    name: "big",
    ref: ENTRY.ref ?? "",
    path: FILE.path,
    doneBytes: 43,
    totalBytes: 100,
    bytesPerSecond: 0,
    state,
    ...change,
  };
}

function fit(verdict: FitReport["verdict"], exact: boolean): FitReport {
  const none = { weightsBytes: 0, cacheBytes: 0, computeBytes: 0, overheadBytes: 0 };
  return {
    verdict,
    gpuLayers: 40,
    totalLayers: 64,
    contextTokens: 8192,
    parallel: 1,
    largestContextTokens: 8192,
    vram: none,
    ram: { ...none, weightsBytes: 19.8e9 },
    reclaimableBytes: 0,
    machine: {
      backend: "cpu",
      gpus: [],
      ramTotalBytes: 64e9,
      ramFreeBytes: 60e9,
      diskFreeBytes: 1e12,
      modelsDir: "/m",
    },
    downloadBytes: 0,
    exact,
  };
}

function rowsOf(sources: Partial<RowSources>): ModelRow[] {
  return modelRows({
    files: [],
    catalogue: [ENTRY],
    transfers: [],
    states: [],
    chosen: undefined,
    fits: new Map(),
    ...sources,
  });
}

function onlyRow(sources: Partial<RowSources>): ModelRow {
  const rows = rowsOf(sources);
  expect(rows).toHaveLength(1);
  return rows[0]!;
}

const ofFile = (change: Partial<ModelFile> = {}, sources: Partial<RowSources> = {}): ModelRow =>
  onlyRow({ catalogue: [], files: [{ ...FILE, ...change }], ...sources });

describe("rows", () => {
  it("have each model once: an installed one is not offered again, and a transfer stands on its model's row", () => {
    expect(onlyRow({ files: [{ ...FILE, source: SOURCE }] })).toMatchObject({ place: "installed", title: ENTRY.title });
    const state = { kind: "running" } as const;
    expect(onlyRow({ transfers: [transfer(state)] })).toMatchObject({ id: `offer:${ENTRY.id}`, transfer: { id: "t" } });
    expect(onlyRow({ transfers: [transfer(state, { ref: SOURCE })] }).transfer?.id).toBe("t");
  });

  it("have one for a download that no list knows, before what could be had", () => {
    const rows = rowsOf({ transfers: [transfer({ kind: "paused" }, { ref: "hf:some/where:Q8_0", name: "Where" })] });
    expect(rows.map(({ title }) => title)).toEqual(["Where", ENTRY.title]);
  });

  it("put what is on its way before the rest of the catalogue", () => {
    const rows = rowsOf({
      catalogue: [STARTER, ENTRY],
      transfers: [transfer({ kind: "running" })],
    });
    expect(rows.map(({ entry }) => entry?.id)).toEqual([ENTRY.id, STARTER.id]);
  });

  it("know a file by each of its names: chosen, in memory, and told of", () => {
    const [other, otherPaths] = ["/ຮູບແບບ/ແບບ.gguf", ["/ຮູບແບບ/ແບບ.gguf"]];
    const info = { ...MODEL_INFO, path: other };
    const row = ofFile({ otherPaths }, { chosen: "ແບບ", states: [{ kind: "ready", info }] });
    expect(row).toMatchObject({ isChosen: true, memory: { kind: "loaded", info } });
    expect(ofFile({ otherPaths }, { chosen: other }).isChosen).toBe(true);
    expect(ofFile({ otherPaths }, { chosen: "/elsewhere/big.gguf" }).isChosen).toBe(false);
    expect(rowTooltip(row, [])).toContain("/ຮູບແບບ/ແບບ");
  });

  it("tell another quantisation of the same repository apart", () => {
    expect(isOfEntry(ENTRY, SOURCE)).toBe(true);
    expect(isOfEntry(ENTRY, SOURCE.replace("Q4_K_M", "Q4_K_S"))).toBe(false);
    expect(isOfEntry({ ...ENTRY, ref: "hf:a/b:Q4_K", quantization: "Q4_K" }, "hf:a/b/x.Q4_K_M.gguf")).toBe(false);
  });
});

describe("a row's words and actions", () => {
  it.each<[string, ModelRow, RegExp, string]>([
    ["available", onlyRow({}), /^19\.8 GB · Q4_K_M/u, "download fit details"],
    [
      "downloading",
      onlyRow({ transfers: [transfer({ kind: "running" })] }),
      /^downloading 43 %/u,
      "pause cancel details",
    ],
    ["paused", onlyRow({ transfers: [transfer({ kind: "paused" })] }), /^paused at 43 %/u, "resume cancel fit details"],
    [
      "interrupted",
      onlyRow({ transfers: [transfer({ kind: "interrupted" })] }),
      /^interrupted at 43 %/u,
      "resume cancel fit details",
    ],
    [
      "verifying",
      onlyRow({ transfers: [transfer({ kind: "verifying" })] }),
      /^verifying 43 %/u,
      "pause cancel fit details",
    ],
    ["ready", ofFile(), /^ready · 19\.8 GB/u, "load use fit verify details copyPath reveal delete"],
    ["imported", ofFile({ place: "reference" }), /^ready/u, "load use fit verify details copyPath reveal forget"],
    ["damaged", ofFile({ integrity: "damaged" }), /^damaged/u, "verify details copyPath reveal delete"],
    [
      "damaged, and known where from",
      ofFile({ integrity: "damaged", source: SOURCE }),
      /^damaged/u,
      "download verify details copyPath reveal delete",
    ],
    [
      "copying",
      onlyRow({ catalogue: [], transfers: [transfer({ kind: "running" }, { kind: "import" })] }),
      /^copying 43 %/u,
      "stopCopy",
    ],
    [
      "vanished",
      ofFile({ place: "reference", problem: { code: "model.notFound", message: "", details: { model: "big" } } }),
      /^not found/u,
      "details copyPath forget",
    ],
    [
      "loaded",
      ofFile({}, { chosen: FILE.path, states: [{ kind: "ready", info: onGpu() }] }),
      /^loaded on CUDA, 40\/64 layers .* your model/u,
      "unload fit verify details copyPath reveal",
    ],
  ])("%s", (_name, row, words, actions) => {
    const text = rowText(row);
    expect(text.description).toMatch(words);
    expect(text.actions.join(" ")).toBe(actions);
    expect(text.spoken).toContain(row.title);
  });

  it("give each verdict words and an icon of its own, and mark an estimate", () => {
    const verdicts = (["gpu", "partial", "ram", "no"] as const).map((verdict) =>
      rowText(onlyRow({ fits: new Map([[`offer:${ENTRY.id}`, fit(verdict, false)]]) })),
    );
    expect(new Set(verdicts.map(({ icon }) => icon)).size).toBe(4);
    expect(new Set(verdicts.map(({ description }) => description)).size).toBe(4);
    for (const { description } of verdicts) expect(description).toContain("(estimate)");
  });

  it("have the verdict of what is installed: beside its state, and as the icon of what is not loaded", () => {
    const verdict = (kind: FitReport["verdict"]) => ({ fits: new Map([[`file:${FILE.path}`, fit(kind, true)]]) });
    const loaded = { states: [{ kind: "ready", info: onGpu() }] } as const;
    expect(rowText(ofFile({}, verdict("ram")))).toMatchObject({ icon: "clockface" });
    expect(rowText(ofFile({}, verdict("no"))).description).toContain("Does not fit");
    expect(rowText(ofFile({}, { ...verdict("partial"), ...loaded })).description).toContain("Fits with 40 of 64");
    expect(rowText(ofFile({}, { ...verdict("no"), ...loaded })).description).not.toContain("Does not fit");
  });

  it("have the size that a model's own header has told, where the catalogue knows none", () => {
    const { sizeBytes, ...entry } = ENTRY;
    expect(sizeBytes).toBeDefined();
    const read = { ...fit("gpu", true), downloadBytes: 5e9 };
    const sized = (report: FitReport) =>
      onlyRow({ catalogue: [entry], fits: new Map([[`offer:${ENTRY.id}`, report]]) }).sizeBytes;
    expect(sized(read)).toBe(5e9);
    expect(sized({ ...read, exact: false })).toBeUndefined();
  });

  it("offer no download of a model that no file is known of", () => {
    const { ref, ...rest } = ENTRY;
    expect(ref).toBeDefined();
    expect(rowText(onlyRow({ catalogue: [rest] })).actions).toEqual(["details"]);
  });
});

describe("a tooltip", () => {
  it("makes no link, icon or page of what a file's name says", () => {
    const name = "$(bug) [x](command:quit) <img src=x> ![y](https://e) ភាសា\n# big";
    const text = rowTooltip(ofFile({ name }), []);
    expect(text).not.toMatch(/(?<!\\)\]\(command|<img|(?<!\\)\$\(bug|(?<!\\)!\[/u);
    expect(text).toContain("ភាសា");
  });

  it("leads to the licence only by an encrypted address", () => {
    const entry = (url: string): CatalogueEntry => ({ ...ENTRY, licence: { name: "L", url } });
    expect(rowTooltip(onlyRow({ catalogue: [entry("https://l.example/x")] }), [])).toContain("](https://l.example/x)");
    for (const url of ["command:x", "http://l.example", "https://l.example/) [y](command:z"]) {
      expect(rowTooltip(onlyRow({ catalogue: [entry(url)] }), [])).not.toContain("](");
    }
  });
});

describe("the licence", () => {
  const refusal = new AppError("download.licence", "", {
    details: { name: "m", licence: "mit", url: "https://l.example" },
  });
  const refused = (accepted: boolean) => (accepted ? Promise.resolve("begun") : Promise.reject(refusal));

  it("is asked for once, and the work done again after a yes", async () => {
    expect(await withLicence(refused, () => Promise.resolve(true))).toBe("begun");
    expect(await withLicence(refused, () => Promise.resolve(false))).toBeUndefined();
    const neverAsked = () => Promise.reject(new Error("asked"));
    expect(await withLicence(() => Promise.resolve("begun"), neverAsked)).toBe("begun");
    const other = new AppError("download.network", "");
    await expect(withLicence(() => Promise.reject(other), neverAsked)).rejects.toBe(other);
  });

  it("is shown with the size and the verdict of a model", () => {
    const { detail } = licenceQuestion(refusal, ENTRY, ["Size: 19.8 GB. On this machine: Fits."]);
    expect(detail).toMatch(/^Size: 19\.8 GB/u);
  });

  it("of a user's own entry is named where no address of it is known, with the model's page", () => {
    const own: CatalogueEntry = { ...ENTRY, licence: { name: "My Terms", url: "" } };
    const unknown = { licence: formatMessage("download.licenceUnknown"), url: "https://hub.example/m" };
    const { message, url } = licenceQuestion(new AppError("download.licence", "", { details: unknown }), own);
    expect(message).toContain("My Terms");
    expect(url).toBe("https://hub.example/m");
    const [choice] = setUpChoices(rowsOf({ catalogue: [own] }), undefined).filter(({ kind }) => kind === "model");
    expect(choice).toMatchObject({ detail: expect.stringContaining("My Terms") as string });
  });

  it("is shown with its address and with what the card warns of", () => {
    const { message, detail, url } = licenceQuestion(refusal, ENTRY);
    expect(message).toContain("mit");
    expect(url).toBe("https://l.example");
    expect(detail).toContain("https://l.example");
    expect(detail).toContain("harmful");
  });
});

describe("Set Up a Model", () => {
  const titles = (recommended: string | undefined, sources: Partial<RowSources>) =>
    setUpChoices(rowsOf({ catalogue: CATALOGUE, ...sources }), recommended).map(({ label }) => label);

  it("puts the recommended one first, what fits before what does not, and other ways last", () => {
    const fits = new Map([
      [`offer:${ENTRY.id}`, fit("no", false)],
      ["offer:gemma-sea-lion-v3-9b", fit("gpu", false)],
    ]);
    const labels = titles(STARTER.id, { fits });
    expect(labels.slice(0, 2)).toEqual(["Recommended for this machine", STARTER.title]);
    expect(labels.slice(2, 4)).toEqual(["Other models", "Gemma-SEA-LION v3 9B, 4-bit"]);
    expect(labels.indexOf(ENTRY.title)).toBeGreaterThan(labels.indexOf("Apertus-SEA-LION v4 8B"));
    expect(labels.slice(-3)).toEqual(["Something else", "Import a GGUF File...", "Download from Address..."]);
  });

  it("recommends nothing before the machine is known, and lists what is here already", () => {
    const labels = titles(undefined, { files: [FILE] });
    expect(labels).not.toContain("Recommended for this machine");
    expect(labels.slice(0, 2)).toEqual(["On this machine already", "big"]);
  });

  it("is found by the English names of languages, and by their own", () => {
    const [choice] = setUpChoices(rowsOf({}), undefined).filter(({ kind }) => kind === "model");
    for (const name of ["Thai", "Burmese", "ไทย"]) {
      expect(choice).toMatchObject({ detail: expect.stringContaining(name) as string });
    }
  });

  it("offers none that cannot be had", () => {
    expect(titles(undefined, {})).not.toContain("Qwen-SEA-LION v4 32B, BF16");
  });
});

function onGpu() {
  return { ...MODEL_INFO, path: FILE.path, backend: "cuda" as const, gpuLayers: 40 };
}
