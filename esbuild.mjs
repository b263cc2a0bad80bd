/**
 * Builds everything into dist/: `node esbuild.mjs [--watch] [--integration]`. With --integration also the bundle that
 * mocha runs inside the extension host. Prints each bundle's size and fails when a rule about a bundle is broken.
 */
import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { build, context } from "esbuild";

const root = fileURLToPath(new URL(".", import.meta.url));

/** What loads when VS Code activates the extension stays under this; half of it is words and the rules for model files. */
const EXTENSION_LIMIT_BYTES = 250_000;

/** What the chat panel loads, compressed as it would travel: it is read each time the panel is shown. */
const PANEL_LIMIT_GZIP_BYTES = 250_000;

/** Code of Node's own module system in an ESM bundle: bundled CommonJS packages ask for `require`. */
const REQUIRE_BANNER = 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);';

const common = {
  absWorkingDir: root,
  bundle: true,
  minifySyntax: true,
  minifyWhitespace: true,
  sourcemap: true,
  metafile: true,
  logLevel: "warning",
  legalComments: "none",
};
const forNode = { ...common, platform: "node", target: "node20" };
const cjs = { ...forNode, format: "cjs" };
const esm = {
  ...forNode,
  format: "esm",
  banner: { js: REQUIRE_BANNER },
  // Its CommonJS form asks for its own parts in a way that no bundler can follow.
  alias: { "jsonc-parser": "jsonc-parser/lib/esm/main.js" },
};

/** In tests bundled as CommonJS, `import.meta.url` keeps meaning the source file, beside which their data lies. */
const sourceUrls = {
  name: "source-urls",
  setup({ onLoad }) {
    // Go's regular expressions, which esbuild uses, know no `u` flag.
    onLoad({ filter: /[\\/](test|tools)[\\/].*\.(ts|mjs)$/ }, ({ path }) => ({
      contents: readFileSync(path, "utf8").replaceAll("import.meta.url", JSON.stringify(pathToFileURL(path).href)),
      loader: path.endsWith(".ts") ? "ts" : "js",
    }));
  },
};

const bundles = [
  {
    ...cjs,
    // It is read at the start of each window, and so is a sixth shorter. Names of functions and classes stay: logs show them.
    minifyIdentifiers: true,
    keepNames: true,
    entryPoints: ["src/extension/extension.ts"],
    outfile: "dist/extension.cjs",
    external: ["vscode"],
  },
  {
    ...cjs,
    minify: true,
    entryPoints: ["src/extension/connection/languageClientPeer.ts"],
    outfile: "dist/languageClient.cjs",
    external: ["vscode"],
  },
  {
    ...cjs,
    entryPoints: ["src/extension/translate/translationFeatures.ts"],
    outfile: "dist/translation.cjs",
    external: ["vscode"],
  },
  {
    ...cjs,
    entryPoints: ["src/extension/chat/chatFeatures.ts"],
    outfile: "dist/chat.cjs",
    external: ["vscode"],
  },
  { ...esm, entryPoints: ["src/server/main.ts"], outfile: "dist/server.mjs", external: ["node-llama-cpp"] },
  { ...esm, entryPoints: ["src/server/engine/templateChild.ts"], outfile: "dist/templateChild.mjs" },
  { ...esm, entryPoints: ["src/server/documents/documentThread.ts"], outfile: "dist/documentThread.mjs" },
  {
    ...esm,
    entryPoints: ["src/cli/main.ts"],
    outfile: "dist/cli.mjs",
    banner: { js: `#!/usr/bin/env node\n${REQUIRE_BANNER}` },
  },
  {
    ...common,
    minify: true,
    platform: "browser",
    target: "es2022",
    format: "iife",
    jsx: "automatic",
    jsxImportSource: "preact",
    define: { "process.env.NODE_ENV": '"production"' },
    entryPoints: ["webview-ui/src/main.tsx"],
    outfile: "dist/webview/main.js",
  },
];

const integrationBundle = {
  ...cjs,
  minifySyntax: false,
  minifyWhitespace: false,
  entryPoints: ["test/integration/index.ts"],
  outfile: "out/integration/index.cjs",
  external: ["vscode", "mocha"],
  plugins: [sourceUrls],
};

/** Writes the words of each language to dist/messages/<tag>.json: a window reads the one that it shows. */
async function writeCatalogues() {
  const { outputFiles } = await build({
    ...common,
    sourcemap: false,
    format: "esm",
    write: false,
    entryPoints: ["src/shared/messages/catalogues.ts"],
  });
  const source = Buffer.from(outputFiles[0].contents).toString("base64");
  const { CATALOGUES } = await import(`data:text/javascript;base64,${source}`);
  const folder = join(root, "dist", "messages");
  // One that is not there any more would be packed for ever.
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [tag, messages] of Object.entries(CATALOGUES)) {
    writeFileSync(join(folder, `${tag}.json`), JSON.stringify(messages));
  }
}

/** What must not be in a bundle, and how large one may be. Returns the sentences to print. */
function brokenRules(outputs) {
  const problems = [];
  const forbid = (outfile, pattern, why) => {
    const inputs = Object.keys(outputs[outfile]?.inputs ?? {});
    const found = inputs.find((path) => pattern.test(path));
    if (found !== undefined) problems.push(`${outfile} contains ${found}: ${why}`);
  };
  const extension = outputs["dist/extension.cjs"];
  if (extension !== undefined && extension.bytes > EXTENSION_LIMIT_BYTES) {
    problems.push(`dist/extension.cjs has ${extension.bytes} bytes, the limit is ${EXTENSION_LIMIT_BYTES}`);
  }
  if (outputs["dist/webview/main.js"] !== undefined) {
    const { length } = gzipSync(readFileSync(join(root, "dist/webview/main.js")), { level: 9 });
    if (length > PANEL_LIMIT_GZIP_BYTES) {
      problems.push(`dist/webview/main.js has ${length} bytes with gzip, the limit is ${PANEL_LIMIT_GZIP_BYTES}`);
    }
  }
  forbid("dist/extension.cjs", /node_modules\/vscode-languageclient\//u, "it belongs in dist/languageClient.cjs");
  forbid("dist/extension.cjs", /extension\/translate\/translationFeatures\.ts$/u, "it belongs in dist/translation.cjs");
  forbid("dist/translation.cjs", /node_modules\//u, "the model server reads documents, this window does not");
  forbid("dist/documentThread.mjs", /src\/server\/engine\//u, "the model stays with the server");
  forbid("dist/extension.cjs", /extension\/chat\/chatFeatures\.ts$/u, "it belongs in dist/chat.cjs");
  for (const outfile of ["dist/extension.cjs", "dist/translation.cjs", "dist/chat.cjs", "dist/webview/main.js"]) {
    forbid(outfile, /shared\/messages\/cli\b/u, "the command line's words are read in a terminal only");
  }
  for (const outfile of Object.keys(outputs).filter((path) => path.startsWith("dist/"))) {
    forbid(outfile, /shared\/messages\/catalogues\.ts$/u, "words of other languages are read from dist/messages");
  }
  for (const outfile of Object.keys(outputs)) {
    forbid(outfile, /node_modules\/(node-llama-cpp|@node-llama-cpp)\//u, "the engine is loaded from node_modules");
  }
  return problems;
}

function printSizes(outputs) {
  for (const [path, { bytes }] of Object.entries(outputs)) {
    if (!path.endsWith(".map")) console.log(`${String(Math.ceil(bytes / 1000)).padStart(6)} kB  ${path}`);
  }
}

async function buildAll(options) {
  const results = await Promise.all(options.map((option) => build(option)));
  return Object.assign({}, ...results.map(({ metafile }) => metafile.outputs));
}

async function watchAll(options) {
  for (const option of options) await (await context({ ...option, logLevel: "info" })).watch();
}

const withIntegration = process.argv.includes("--integration");
const wanted = withIntegration ? [...bundles, integrationBundle] : bundles;

if (process.argv.includes("--watch")) {
  await writeCatalogues();
  await watchAll(wanted);
} else {
  // What is wrong has been printed by esbuild itself.
  const [outputs] = await Promise.all([buildAll(wanted), writeCatalogues()]).catch(() => process.exit(1));
  printSizes(outputs);
  // npx runs it as a program.
  chmodSync(join(root, "dist", "cli.mjs"), 0o755);
  const problems = brokenRules(outputs);
  for (const problem of problems) console.error(`error: ${problem}`);
  if (problems.length > 0) process.exitCode = 1;
}
