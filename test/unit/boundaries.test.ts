/** The walls between rooms hold: each rule of scripts/boundaries.mjs is broken once in a copy, and the check fails. */
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));
const script = join(root, "scripts", "boundaries.mjs");
let copy: string;

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), "sealion-boundaries-"));
  for (const folder of ["src", "webview-ui", "tools", "package.json"]) {
    cpSync(join(root, folder), join(copy, folder), {
      recursive: true,
      filter: (path) => !path.includes("node_modules"),
    });
  }
});

afterAll(() => rmSync(copy, { recursive: true, force: true }));

function check(folder: string): { status: number | null; output: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, folder], { encoding: "utf8" });
  return { status, output: stdout + stderr };
}

describe("boundaries", () => {
  it("looks at the project's modules and finds them in order", () => {
    const { status, output } = check(copy);
    expect(output).toMatch(/^\d{2,} modules, \d{2,} imports, 0 violations$/mu);
    expect(status).toBe(0);
  });

  it("fails where there is nothing to look at", () => {
    const empty = mkdtempSync(join(tmpdir(), "sealion-boundaries-"));
    try {
      expect(check(empty)).toMatchObject({
        status: 1,
        output: expect.stringContaining("Nothing was looked at") as string,
      });
    } finally {
      rmSync(empty, { recursive: true });
    }
  });

  describe("planted violations", () => {
    // The text stands in a module of its own in the folder; the check must name exactly that module and this reason.
    const planted: readonly [rule: string, folder: string, text: string, reason: string][] = [
      ["shared imports core", "src/shared", 'import "../core/languages.ts";', "src/shared may not: "],
      ["shared uses Node", "src/shared", 'import "node:fs";', "src/shared may not use Node"],
      ["shared uses Node without its prefix", "src/shared", 'import "fs";', "src/shared may not use Node"],
      ["shared uses a package", "src/shared", 'import "vscode-jsonrpc";', "src/shared may not use packages"],
      ["core imports the server", "src/core", 'import "../server/target.ts";', "src/core may not: "],
      ["core uses Node, dynamically", "src/core", 'export const os = import("node:os");', "src/core may not use Node"],
      ["core uses Node, by require", "src/core", 'export const os = require("node:os");', "src/core may not use Node"],
      ["core uses vscode's types", "src/core", 'export type { Uri } from "vscode";', "runs without VS Code"],
      ["the server imports the client", "src/server", 'export * from "../client/target.ts";', "src/server may not: "],
      ["the server imports the extension", "src/server", 'import "../extension/target.ts";', "src/server may not: "],
      ["the server uses vscode", "src/server", 'export const api = import("vscode");', "runs without VS Code"],
      ["the client imports the server", "src/client", 'import "../server/target.ts";', "src/client may not: "],
      ["the client imports a decision", "src/client", 'import "../core/prompts.ts";', "src/client may not: "],
      ["the client uses vscode", "src/client", 'import "vscode";', "runs without VS Code"],
      ["the extension imports the server", "src/extension", 'import "../server/target.ts";', "src/extension may not: "],
      [
        "the extension imports the server's types",
        "src/extension",
        'export type Target = import("../server/target.ts").Target;',
        "src/extension may not: ",
      ],
      ["the extension imports the engine", "src/extension", 'void import("node-llama-cpp");', "one door"],
      ["the extension imports the webview", "src/extension", 'import "../../webview-ui/target.ts";', "may not: "],
      ["the command line imports the server", "src/cli", 'import "../server/target.ts";', "src/cli may not: "],
      ["the command line imports the extension", "src/cli", 'import "../extension/target.ts";', "src/cli may not: "],
      ["the webview imports the extension", "webview-ui", 'import "../src/extension/target.ts";', "may not: "],
      ["the webview imports the server", "webview-ui", 'import "../src/server/target.ts";', "webview-ui may not: "],
      ["the webview uses Node", "webview-ui", 'import "node:path";', "webview-ui may not use Node"],
      ["another file of the server imports the engine", "src/server", 'import "node-llama-cpp";', "one door"],
      [
        "a document's thread imports the engine",
        "src/server/documents",
        'import "../engine/llamaEngine.ts";',
        "src/server/documents may not: ",
      ],
      ["a tool imports the engine", "tools", 'import "node-llama-cpp";', "one door"],
      ["a test imports the engine", "test", 'import "node-llama-cpp";', "one door"],
      ["a script imports the product", "scripts", 'import "../src/core/languages.ts";', "scripts may not: "],
      ["an import is computed", "src/server", "export const load = (name: string) => import(name);", "computed"],
      ["a file does not exist", "src/core", 'import "./absent.ts";', "there is no such file"],
    ];
    const moduleOf = (index: number, folder: string): string => `${folder}/planted${index}.ts`;
    let output: string;

    beforeAll(() => {
      for (const folder of ["src/server", "src/client", "src/extension", "webview-ui"]) {
        write(`${folder}/target.ts`, "export interface Target {}");
      }
      planted.forEach(([, folder, text], index) => write(moduleOf(index, folder), text));
      write("src/core/ringA.ts", 'import "./ringB.ts";');
      write("src/core/ringB.ts", 'import "./ringA.ts";');
      const result = check(copy);
      expect(result.status).toBe(1);
      output = result.output;
    });

    it.each(planted.map((row, index) => [...row, index] as const))(
      "sees that %s",
      (_rule, folder, _text, reason, index) => {
        const lines = output.split("\n").filter((line) => line.startsWith(`${moduleOf(index, folder)}:1 `));
        expect(lines).toHaveLength(1);
        expect(lines[0]).toContain(reason);
      },
    );

    it("sees modules that import each other in a ring", () => {
      expect(output).toContain("src/core/ringA.ts -> src/core/ringB.ts -> src/core/ringA.ts");
    });

    it("counts them, and nothing else", () => {
      expect(output).toMatch(new RegExp(`, ${planted.length + 1} violations$`, "mu"));
    });
  });
});

function write(path: string, text: string): void {
  mkdirSync(dirname(join(copy, path)), { recursive: true });
  writeFileSync(join(copy, path), text);
}
