/**
 * Which room may import which: `npm run boundaries`. Reads every import of every module, static, dynamic, `require` and
 * types alike, and prints each one that crosses a wall with the reason for the wall. A run that found no modules fails.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { dirname, join, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

const FOLDERS = ["src", "webview-ui", "test", "bench", "tools", "scripts"];

/**
 * The rooms, most specific first. `rooms` are those that may be imported beside the room itself; `node` allows Node's
 * own modules, `packages` those of npm (true: any but the ones that PRIVATE_PACKAGES keeps for somebody).
 */
const ROOMS = [
  { path: "src/shared", rooms: [], node: false, packages: [], why: "the vocabulary has no runtime" },
  {
    path: "src/core/translate/formats",
    rooms: ["src/core", "src/shared"],
    node: false,
    // Each reads one format and gives positions. None of them knows Node, a browser or an editor.
    packages: [
      "@fluent/syntax",
      "@lezer/common",
      "@lezer/markdown",
      "github-slugger",
      "htmlparser2",
      "jsonc-parser",
      "saxes",
      "yaml",
    ],
    why: "a format is decided without any runtime",
  },
  {
    path: "src/core/translate/protect",
    rooms: ["src/core", "src/shared"],
    node: false,
    packages: ["@formatjs/icu-messageformat-parser"],
    why: "messages are taken apart without any runtime",
  },
  { path: "src/core", rooms: ["src/shared"], node: false, packages: [], why: "decisions run anywhere" },
  {
    path: "src/server/documents",
    rooms: ["src/core", "src/shared", "src/server/encodedResult.ts"],
    node: true,
    packages: [],
    why: "a document's thread must not load the engine",
  },
  { path: "src/server", rooms: ["src/core", "src/shared"], node: true, packages: true, why: "it serves every client" },
  {
    path: "src/client",
    // Client and server must agree on the places and names by which they find each other.
    rooms: ["src/shared", "src/core/appPaths.ts", "src/core/serverNames.ts"],
    node: true,
    packages: true,
    why: "it finds the server and knows nothing of its work",
  },
  {
    path: "src/extension",
    rooms: ["src/client", "src/core", "src/shared"],
    node: true,
    packages: true,
    why: "the engine lives in another process",
  },
  {
    path: "src/cli",
    rooms: ["src/client", "src/core", "src/shared"],
    node: true,
    packages: true,
    why: "the engine lives in another process",
  },
  {
    path: "webview-ui",
    rooms: ["src/core", "src/shared"],
    node: false,
    packages: true,
    why: "it runs in a browser and speaks through messages",
  },
  {
    path: "bench",
    // Downloads are measured against the tests' own hub.
    rooms: ["src", "tools", "test/support"],
    node: true,
    packages: true,
    why: "it measures what the product runs",
  },
  {
    path: "test",
    rooms: ["src", "webview-ui", "bench", "tools", "scripts"],
    node: true,
    packages: true,
    why: "it tests all",
  },
  { path: "tools", rooms: ["src/core", "src/shared"], node: true, packages: true, why: "tools make data, no more" },
  { path: "scripts", rooms: ["tools"], node: true, packages: true, why: "they run before anything is built" },
];

/** Packages that only certain files may import, because the rest of the program must not know them. */
const PRIVATE_PACKAGES = [
  {
    pattern: /^(node-llama-cpp|@node-llama-cpp)(\/|$)/u,
    importers: [/^src\/server\/engine\/llamaEngine\.ts$/u, /^tools\/tiny-model\/evaluate\.(ts|mjs)$/u],
    why: "the engine has one door",
  },
  {
    pattern: /^vscode$/u,
    importers: [/^src\/extension\//u, /^test\/integration\//u],
    why: "everything else runs without VS Code",
  },
];

const NODE_MODULES = new Set(builtinModules);

/** All modules below the project's folders, as slashed paths from the root. */
function modulesIn(root) {
  return FOLDERS.filter((folder) => existsSync(join(root, folder))).flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(ts|tsx|mts|cts|mjs|cjs|js)$/u.test(entry.name))
      .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join("/"))
      .filter((path) => !path.includes("node_modules/")),
  );
}

/** Every import in a module: what it names (undefined when that is computed), its line, and whether it is types only. */
function importsOf(path, text) {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const found = [];
  const add = (node, specifier, typeOnly) => {
    const line = source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;
    const name = specifier !== undefined && ts.isStringLiteralLike(specifier) ? specifier.text : undefined;
    found.push({ name, line, typeOnly });
  };
  const visit = (node) => {
    if (ts.isImportDeclaration(node)) {
      add(node, node.moduleSpecifier, node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword);
    } else if (ts.isExportDeclaration(node) && node.moduleSpecifier !== undefined) {
      add(node, node.moduleSpecifier, node.isTypeOnly);
    } else if (ts.isImportEqualsDeclaration(node) && ts.isExternalModuleReference(node.moduleReference)) {
      add(node, node.moduleReference.expression, node.isTypeOnly);
    } else if (ts.isImportTypeNode(node)) {
      add(node, ts.isLiteralTypeNode(node.argument) ? node.argument.literal : undefined, true);
    } else if (ts.isCallExpression(node) && isImportCall(node.expression)) {
      add(node, node.arguments[0], false);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** `import(...)`, `require(...)` and `require.resolve(...)`. */
function isImportCall(callee) {
  if (callee.kind === ts.SyntaxKind.ImportKeyword) return true;
  if (ts.isIdentifier(callee)) return callee.text === "require";
  return (
    ts.isPropertyAccessExpression(callee) && ts.isIdentifier(callee.expression) && callee.expression.text === "require"
  );
}

/** The reason why `path` may not import `name`, or undefined when it may. */
function wallBetween(root, path, name) {
  const room = ROOMS.find((candidate) => path.startsWith(`${candidate.path}/`));
  if (name === undefined) {
    return path.startsWith("src/") ? "a computed import cannot be checked" : undefined;
  }
  if (name.startsWith(".")) {
    const target = resolvedPath(root, path, name);
    if (target === undefined) return "there is no such file";
    const allowed = [room.path, ...room.rooms].some((place) => target === place || target.startsWith(`${place}/`));
    const isData = target.endsWith(".json") || target.endsWith(".css");
    return allowed || isData ? undefined : `${room.path} may not: ${room.why}`;
  }
  const owner = PRIVATE_PACKAGES.find(({ pattern }) => pattern.test(name));
  if (owner !== undefined) {
    return owner.importers.some((pattern) => pattern.test(path)) ? undefined : owner.why;
  }
  if (name.startsWith("node:") || NODE_MODULES.has(name)) {
    return room.node ? undefined : `${room.path} may not use Node: ${room.why}`;
  }
  return room.packages === true || room.packages.includes(name)
    ? undefined
    : `${room.path} may not use packages: ${room.why}`;
}

function resolvedPath(root, path, name) {
  const target = resolve(root, dirname(path), name);
  return existsSync(target) ? relative(root, target).split(sep).join("/") : undefined;
}

/** Rings of modules that import each other, types aside: which of them runs first would be luck. */
function ringsIn(graph) {
  const rings = [];
  const state = new Map();
  const walk = (path, trail) => {
    if (state.get(path) === "done") return;
    if (state.get(path) === "open") {
      rings.push([...trail.slice(trail.indexOf(path)), path]);
      return;
    }
    state.set(path, "open");
    for (const next of graph.get(path) ?? []) walk(next, [...trail, path]);
    state.set(path, "done");
  };
  for (const path of graph.keys()) walk(path, []);
  return rings;
}

function checkBoundaries(root) {
  const modules = modulesIn(root);
  const violations = [];
  const graph = new Map();
  let importCount = 0;
  for (const path of modules) {
    const imports = importsOf(path, readFileSync(join(root, path), "utf8"));
    importCount += imports.length;
    for (const { name, line } of imports) {
      const reason = wallBetween(root, path, name);
      if (reason !== undefined) violations.push(`${path}:${line} imports ${name ?? "something"}: ${reason}`);
    }
    const values = imports.filter(({ name, typeOnly }) => !typeOnly && name?.startsWith("."));
    graph.set(
      path,
      values.map(({ name }) => resolvedPath(root, path, name)).filter((target) => target !== undefined),
    );
  }
  for (const ring of ringsIn(graph)) violations.push(`${ring.join(" -> ")}: modules that import each other in a ring`);
  return { moduleCount: modules.length, importCount, violations };
}

const root = resolve(process.argv[2] ?? fileURLToPath(new URL("..", import.meta.url)));
const { moduleCount, importCount, violations } = checkBoundaries(root);
for (const violation of violations) console.error(violation);
console.log(`${moduleCount} modules, ${importCount} imports, ${violations.length} violations`);
if (moduleCount === 0 || importCount === 0)
  console.error("Nothing was looked at: the folders are not where they should be.");
if (violations.length > 0 || moduleCount === 0 || importCount === 0) process.exitCode = 1;
