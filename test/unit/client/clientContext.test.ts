import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { clientContext } from "../../../src/client/clientContext.ts";
import { DEFAULT_LOAD_SETTINGS } from "../../../src/shared/protocol.ts";

let cwd: string;
beforeEach(() => (cwd = mkdtempSync(path.join(os.tmpdir(), "sealion-context-"))));
afterEach(() => rmSync(cwd, { recursive: true, force: true }));

const refOf = (model: string) => clientContext({}, { model, cwd }).model.ref;

it("names no model and no folder when nobody does", () => {
  expect(clientContext({}, { model: " ", cwd })).toEqual({ model: { dirs: [] }, settings: DEFAULT_LOAD_SETTINGS });
});

it("takes the environment's model unless the caller has one", () => {
  const env = { SEALION_MODEL: "from-env" };
  expect(clientContext(env, { cwd }).model.ref).toBe("from-env");
  expect(clientContext(env, { cwd, model: "" }).model.ref).toBe("from-env");
  expect(clientContext(env, { cwd, model: "given" }).model.ref).toBe("given");
});

it("makes paths absolute, because the server's current folder is another, and leaves names alone", () => {
  expect(refOf("./m.gguf")).toBe(path.join(cwd, "m.gguf"));
  expect(refOf("sub/m.gguf")).toBe(path.join(cwd, "sub", "m.gguf"));
  expect(refOf("~/m.gguf")).toBe(path.join(os.homedir(), "m.gguf"));
  expect(refOf("sea-tiny")).toBe("sea-tiny");
  expect(refOf("here.gguf")).toBe("here.gguf");
  writeFileSync(path.join(cwd, "here.gguf"), "");
  expect(refOf("here.gguf")).toBe(path.join(cwd, "here.gguf"));
});

it("puts the caller's folders before the environment's, each once and absolute", () => {
  const env = { SEALION_MODEL_DIRS: ["/models", "", "own", "/more"].join(path.delimiter) };
  const { dirs } = clientContext(env, { cwd, modelDirs: ["own"] }).model;
  expect(dirs).toEqual([path.join(cwd, "own"), "/models", "/more"]);
});

it("lays the given settings over the defaults", () => {
  expect(clientContext({}, { cwd, settings: { threads: 3 } }).settings).toEqual({
    ...DEFAULT_LOAD_SETTINGS,
    threads: 3,
  });
});
