import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import * as vscode from "vscode";
import { extension, waitUntil } from "./workbenchState.ts";

interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly title: string; readonly category: string }[];
    readonly keybindings: readonly { readonly command: string; readonly key: string }[];
  };
}

interface Keybinding {
  readonly key: string;
  readonly command: string;
}

const manifest = (): Manifest => extension().packageJSON as Manifest;

/** Files that this extension host has loaded so far. */
function loadedFiles(): string[] {
  return Object.keys(createRequire(__filename).cache);
}

describe("activation", () => {
  it("loads neither the engine nor the language client, and starts no server, also when VS Code has started", async () => {
    await waitUntil("VS Code to activate it by itself", () => extension().isActive);
    const { serverStatus } = await extension().activate();
    assert.equal(serverStatus(), undefined);
    assert.equal(existsSync(process.env.SEALION_HOME ?? ""), false, "nothing was written either");
    const loaded = loadedFiles();
    assert.ok(loaded.some((path) => path.endsWith("extension.cjs")));
    assert.deepEqual(
      loaded.filter((path) =>
        /node-llama-cpp|(languageClient|translation|chat)\.cjs|vscode-languageclient/u.test(path),
      ),
      [],
    );
  });

  it("registers every command that it promises, each with the product's category", async () => {
    await extension().activate();
    const registered = new Set(await vscode.commands.getCommands(true));
    const { commands } = manifest().contributes;
    assert.deepEqual(
      commands.filter(({ command }) => !registered.has(command)),
      [],
    );
    assert.deepEqual(
      commands.filter(({ category }) => category !== "SEA-LION"),
      [],
    );
  });

  it("takes no key that the editor uses itself", async () => {
    const defaults = await vscode.workspace.openTextDocument(
      vscode.Uri.parse("vscode://defaultsettings/keybindings.json"),
    );
    const all = JSON.parse(defaults.getText().replace(/^\s*\/\/.*$/gmu, "")) as Keybinding[];
    const chords = manifest().contributes.keybindings.filter(({ key }) => key !== "escape");
    assert.ok(chords.length > 0);
    for (const { key, command } of chords) {
      const others = all.filter((binding) => binding.key === key && binding.command !== command);
      assert.deepEqual(others, [], `${key} is free`);
      assert.doesNotMatch(key, /alt\+shift|shift\+alt/u, "it switches keyboard layouts");
    }
  });
});
