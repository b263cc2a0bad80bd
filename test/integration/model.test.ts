import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import * as vscode from "vscode";
import { clearWorkbench, serverStatus, waitUntil } from "./workbenchState.ts";

const run = (command: string, ...given: unknown[]): Thenable<unknown> =>
  vscode.commands.executeCommand(`sealion.${command}`, ...given);
const modelSetting = (): unknown => vscode.workspace.getConfiguration("sealion").get("model");

describe("Model commands", () => {
  beforeEach(clearWorkbench);

  it("Load Model loads, Unload Model frees", async () => {
    await run("loadModel");
    const loaded = (await serverStatus())?.model;
    assert.equal(loaded?.kind, "ready");
    assert.equal(loaded.info.architecture, "qwen3");
    await run("unloadModel");
    await waitUntil("the model is gone", async () => (await serverStatus())?.model.kind === "none");
  });

  it("Stop Server ends the process, and the next request starts another", async () => {
    await run("loadModel");
    const former = await serverStatus();
    assert.ok(former);
    await run("stopServer");
    await waitUntil("the process is gone", () => !isAlive(former.pid));
    await waitUntil("the window knows", async () => (await serverStatus()) === undefined);
    await run("loadModel");
    assert.notEqual((await serverStatus())?.pid, former.pid);
  });

  it("Choose a GGUF File keeps a file that loads", async () => {
    const file = process.env.SEALION_MODEL;
    assert.ok(file);
    await run("chooseModel", vscode.Uri.file(file));
    assert.equal(modelSetting(), file);
    await vscode.workspace.getConfiguration("sealion").update("model", undefined, vscode.ConfigurationTarget.Global);
  });

  it("Choose a GGUF File does not keep a file that is no model", async () => {
    const folder = mkdtempSync(path.join(tmpdir(), "sealion-bad-"));
    try {
      const file = path.join(folder, "bad.gguf");
      writeFileSync(file, "not a model at all");
      await run("chooseModel", vscode.Uri.file(file));
      assert.equal(modelSetting(), "");
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe("Models view", () => {
  beforeEach(clearWorkbench);

  it("can be opened and refreshed", async () => {
    await run("models.focus");
    await run("models.browse");
    await run("models.refresh");
    assert.ok(await serverStatus());
  });
});

describe("Open Chat", () => {
  it("shows the view and can be asked again", async () => {
    await run("chat.open");
    await run("chat.newChat");
  });
});

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
