import { readFileSync, statSync, truncateSync, utimesSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { FileRecord } from "../../../../src/server/models/libraryFile.ts";
import { refuseDamaged } from "../../../../src/server/models/modelList.ts";
import { publishedSums } from "../../../../src/server/models/publishedSums.ts";
import { type VerifyDeps, verifyModel } from "../../../../src/server/models/verifyModel.ts";
import { AppError } from "../../../../src/shared/appError.ts";
import { networkOf } from "../../../support/downloadHome.ts";
import { bytesSource, ModelHub } from "../../../support/modelHub.ts";
import { ModelShelf } from "../../../support/modelShelf.ts";

/** The machine may do something else. */
const PATIENT = { timeout: 20_000 };

let shelf: ModelShelf;
beforeEach(() => (shelf = new ModelShelf()));
afterEach(() => shelf.dispose());

describe("verification", () => {
  const SOURCE = "hf:o/r/m.gguf";
  const COMMIT = "0123456789abcdef0123456789abcdef01234567";
  const OTHER_SUM = "0".repeat(64);
  const unasked = () => Promise.reject(new Error("Nobody may ask the hub"));
  const verifying = (
    filePath: string,
    publishedSums: VerifyDeps["publishedSums"] = unasked,
    signal = new AbortController().signal,
  ) => verifyModel({ library: shelf.library, transfers: shelf.transfers, publishedSums, signal }, filePath);
  const noting = async (filePath: string, change: Partial<FileRecord>) => {
    await shelf.library.noteFile(filePath, { ...(await recordOf(filePath))!, ...change });
  };
  const recordOf = async (filePath: string) => (await shelf.library.read()).files[filePath];

  it("notes the first look, and finds a later change that kept size and time", async () => {
    const model = shelf.write(shelf.ownDir, "m.gguf");
    expect(await verifying(model)).toBe("recorded");
    expect(await shelf.find("m", shelf.ownDir)).toMatchObject({ integrity: "recorded" });
    expect(await verifying(model)).toBe("recorded");
    await noting(model, { sha256: [OTHER_SUM] });
    expect(await verifying(model)).toBe("damaged");
    expect(await shelf.find("m", shelf.ownDir)).toMatchObject({ integrity: "damaged" });
    expect(await verifying(model)).toBe("damaged"); // what it should be is still known
  });

  it("compares with what the hub publishes, and asks for that once", async () => {
    const model = shelf.write(shelf.modelsDir, "m.gguf");
    expect(await verifying(model)).toBe("recorded");
    const record = (await shelf.library.read()).files[model]!;
    await shelf.library.noteFile(model, { ...record, source: SOURCE });
    const asked: string[] = [];
    const publish = (sums: readonly string[]) => (source: string) => {
      asked.push(source);
      return Promise.resolve(sums);
    };
    expect(await verifying(model, publish(record.sha256!))).toBe("verified");
    expect(await verifying(model)).toBe("verified");
    expect(asked).toEqual([SOURCE]);
    writeFileSync(model, Buffer.alloc(statSync(model).size));
    expect(await verifying(model)).toBe("damaged");
  });

  it("takes a file that somebody has replaced for another", async () => {
    const model = shelf.write(shelf.modelsDir, "m.gguf");
    await verifying(model);
    writeFileSync(model, "GGUF another");
    expect(await verifying(model)).toBe("recorded");
  });

  it("can be ended from any window, and then changes nothing", async () => {
    const model = path.join(shelf.modelsDir, "m.gguf");
    writeFileSync(model, "x");
    truncateSync(model, 3_000_000_000);
    const running = verifying(model);
    const outcome = expect(running).rejects.toMatchObject({ name: "CancelledError" });
    await expect.poll(() => shelf.transfers.list[0]?.doneBytes ?? 0, PATIENT).toBeGreaterThan(0);
    const [transfer] = shelf.transfers.list;
    expect(transfer).toMatchObject({ kind: "verify", totalBytes: 3_000_000_000, state: { kind: "verifying" } });
    await expect(verifying(model)).rejects.toMatchObject({ code: "model.inUse" });
    await shelf.transfers.pause(transfer!.id);
    await outcome;
    expect((await shelf.library.read()).files).toEqual({});
    expect(shelf.transfers.list).toEqual([]);
  });

  it("says that a model has gone", async () => {
    await expect(verifying(path.join(shelf.modelsDir, "gone.gguf"))).rejects.toMatchObject({ code: "model.notFound" });
  });

  it("takes a model of another size under a known name for another, and forgets where the old one came from", async () => {
    const model = shelf.write(shelf.modelsDir, "m.gguf");
    await verifying(model);
    await noting(model, { source: SOURCE, commit: COMMIT, licence: "mit", published: true, integrity: "verified" });
    shelf.write(shelf.modelsDir, "m.gguf", { words: ["my", "own", "words", "here"] });
    expect(await verifying(model)).toBe("recorded");
    const record = await recordOf(model);
    expect(record).not.toHaveProperty("source");
    expect(record).not.toHaveProperty("commit");
    expect(record).not.toHaveProperty("licence");
    expect(await verifying(model)).toBe("recorded");
    await expect(refuseDamaged(shelf.library, model)).resolves.toBeUndefined();
  });

  it("finds one that is cut off damaged, and still knows where it came from", async () => {
    const model = shelf.write(shelf.modelsDir, "m.gguf");
    await verifying(model);
    await noting(model, { source: SOURCE, published: true });
    truncateSync(model, statSync(model).size - 10);
    expect(await verifying(model)).toBe("damaged");
    expect(await recordOf(model)).toMatchObject({ source: SOURCE, published: true });
  });

  it("asks for the sums of the revision that it came from", async () => {
    const model = shelf.write(shelf.modelsDir, "m.gguf");
    await verifying(model);
    await noting(model, { source: SOURCE, commit: COMMIT });
    const asked: unknown[] = [];
    const sums = (await recordOf(model))!.sha256!;
    const publish: VerifyDeps["publishedSums"] = (source, commit) => {
      asked.push([source, commit]);
      return Promise.resolve(sums);
    };
    expect(await verifying(model, publish)).toBe("verified");
    expect(asked).toEqual([[SOURCE, COMMIT]]);
    expect(await recordOf(model)).toMatchObject({ source: SOURCE, commit: COMMIT, published: true });
  });

  it.each([COMMIT, undefined])(
    "never finds a file damaged that is as it came, whatever is published (%s)",
    async (commit) => {
      const model = shelf.write(shelf.modelsDir, "m.gguf");
      await verifying(model);
      await noting(model, { source: SOURCE, ...(commit !== undefined && { commit }) });
      expect(await verifying(model, () => Promise.resolve([OTHER_SUM]))).toBe("recorded");
      expect(await recordOf(model)).not.toHaveProperty("published");
    },
  );

  it("does not call a replaced file damaged because of what its author has uploaded since", async () => {
    const model = shelf.write(shelf.modelsDir, "m.gguf");
    await verifying(model);
    await noting(model, { source: SOURCE });
    utimesSync(model, 1000, 1000);
    expect(await verifying(model, () => Promise.resolve([OTHER_SUM]))).toBe("recorded");
    await noting(model, { source: SOURCE, commit: COMMIT });
    utimesSync(model, 2000, 2000);
    expect(await verifying(model, () => Promise.resolve([OTHER_SUM]))).toBe("damaged");
    expect(await recordOf(model)).toMatchObject({ sha256: [OTHER_SUM], published: true });
  });

  it("compares with the first look where the hub cannot be asked", async () => {
    const away = () => Promise.reject(new AppError("download.network", "no route"));
    const model = shelf.write(shelf.modelsDir, "m.gguf");
    await verifying(model);
    await noting(model, { source: SOURCE, commit: COMMIT });
    expect(await verifying(model, away)).toBe("recorded");
    await noting(model, { sha256: [OTHER_SUM] });
    expect(await verifying(model, away)).toBe("damaged");
    utimesSync(model, 1000, 1000); // and where there is none of this file, it says so
    await expect(verifying(model, away)).rejects.toMatchObject({ code: "download.network" });
    expect(shelf.transfers.list).toEqual([]);
  });

  it("is on the list while the hub is asked, so that nobody hashes the file twice", async () => {
    const model = shelf.write(shelf.modelsDir, "m.gguf");
    await verifying(model);
    await noting(model, { source: SOURCE });
    let answer: ((sums: undefined) => void) | undefined;
    const running = verifying(model, () => new Promise((resolve) => (answer = resolve)));
    await expect.poll(() => answer).toBeDefined();
    expect(shelf.transfers.list).toMatchObject([{ kind: "verify", path: model }]);
    await expect(verifying(model)).rejects.toMatchObject({ code: "model.inUse" });
    answer?.(undefined);
    expect(await running).toBe("recorded");
  });

  it("asks a real hub: the file as it came is good, also when its author has uploaded another", async () => {
    const hub = await ModelHub.start();
    try {
      const model = shelf.write(shelf.modelsDir, "m.gguf");
      await verifying(model);
      const publish = (bytes: Buffer) => hub.addRepository("o/r", { "m.gguf": bytesSource(bytes) });
      const fromHub: VerifyDeps["publishedSums"] = (...asked) => publishedSums(networkOf(hub.url), ...asked);
      publish(readFileSync(model));
      await noting(model, { source: SOURCE });
      expect(await verifying(model, fromHub)).toBe("verified");
      const { sha256, parts, integrity } = (await recordOf(model))!;
      for (const commit of [{}, { commit: COMMIT }]) {
        await shelf.library.noteFile(model, { source: SOURCE, sha256: sha256!, parts, integrity, ...commit });
        publish(Buffer.alloc(500, "GGUF"));
        expect(await verifying(model, fromHub)).toBe("recorded");
      }
    } finally {
      await hub.dispose();
    }
  });
});
