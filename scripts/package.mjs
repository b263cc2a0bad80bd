/**
 * `npm run package [-- --out FILE] [--no-build]`: the VSIX for this platform. What goes in is staged in a folder first:
 * the bundles, and of node_modules only the engine with what it needs at run time. Fails when the result is too large or
 * holds what users do not need.
 */
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative, resolve, sep } from "node:path";
import { ensurePackages } from "./setup/packages.mjs";
import { runOrFail } from "./setup/processes.mjs";
import { cacheFolder, readManifest, root, runScript, SetupError, toolEnvironment, toolNode } from "./setup/project.mjs";

const LIMIT_BYTES = 20_000_000;
const BUDGET_MS = 5 * 60_000;

const ENGINE = "node-llama-cpp";
const ENGINE_BINARIES = {
  "linux-x64": "linux-x64",
  "linux-arm64": "linux-arm64",
  "darwin-arm64": "mac-arm64-metal",
  "darwin-x64": "mac-x64",
  "win32-x64": "win-x64",
  "win32-arm64": "win-arm64",
};

/** Beside node_modules the stage holds these of the project, where they exist. The first tells vsce what goes in. */
const OWN_FILES = [".vscodeignore", "dist", "media", "l10n", "README.md", "CHANGELOG.md", "LICENSE"];

/** Parts of packages that only their makers, compilers and type checkers read. */
const UNUSED_IN_PACKAGES = [
  /\.(map|md|markdown|ts|cts|mts|tsbuildinfo|flow)$/u,
  /(^|\/)(\.github|\.vscode|test|tests|__tests__|docs?|examples?|coverage)\//u,
  /^node-llama-cpp\/llama\/(gitRelease\.bundle|(addon|cmake|grammars|patches|profiles|toolchains|xpack)\/)/u,
  /^node-llama-cpp\/(bins|templates)\//u,
  /(^|\/)\.(package-lock\.json|eslintrc.*|npmignore|editorconfig|prettierrc.*)$/u,
];

/** None of these belongs in front of a user; one in the list of files is a fault of this script. */
const FORBIDDEN = [/sea-tiny/u, /\.gguf$/u, /\.map$/u, /\.tsx?$/u, /^(src|webview-ui|samples|test|tools|scripts)\//u];

function target() {
  const name = `${process.platform}-${process.arch}`;
  if (ENGINE_BINARIES[name] === undefined) throw new SetupError(`The engine has no binary for ${name}.`);
  return name;
}

/** The packages that `names` need at run time, as paths in package-lock.json: `node_modules/a/node_modules/b`. */
function runtimeClosure(names) {
  const { packages } = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8"));
  const found = new Set();
  const visit = (path) => {
    if (found.has(path)) return;
    found.add(path);
    for (const name of Object.keys(packages[path].dependencies ?? {})) visit(locate(packages, path, name));
  };
  for (const name of names) visit(locate(packages, "", name));
  return [...found];
}

/** Where Node finds `name` when the package at `from` imports it. */
function locate(packages, from, name) {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf("/node_modules/")))) {
    const path = folder === "" ? `node_modules/${name}` : `${folder}/node_modules/${name}`;
    if (packages[path] !== undefined) return path;
    if (folder === "") throw new SetupError(`package-lock.json lacks ${name}, which ${from} needs.`);
  }
}

function stageFolder(folder) {
  const { dependencies, ...manifest } = readManifest();
  for (const name of OWN_FILES) {
    const source = join(root, name);
    if (statSync(source, { throwIfNoEntry: false }) === undefined) continue;
    cpSync(source, join(folder, name), { recursive: true, filter: (path) => !path.endsWith(".map") });
  }
  // vsce would ask npm for the dependencies at the top and pack them whole; below dist/ they are files like others, and
  // dist/server.mjs finds them there first.
  const packages = [ENGINE, `@node-llama-cpp/${ENGINE_BINARIES[target()]}`];
  for (const path of runtimeClosure(packages)) stagePackage(path, join(folder, "dist", path));
  const ofTheProject = ["devDependencies", "optionalDependencies", "scripts", "private", "bin", "files"];
  const kept = Object.entries(manifest).filter(([key]) => !ofTheProject.includes(key));
  const staged = { ...Object.fromEntries(kept), engineVersion: dependencies[ENGINE] };
  writeFileSync(join(folder, "package.json"), JSON.stringify(staged, null, 2));
}

function stagePackage(path, destination) {
  const source = join(root, path);
  const name = path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length);
  cpSync(source, destination, {
    recursive: true,
    filter: (file) => {
      const inside = relative(source, file).split(sep).join("/");
      // Nested packages are in the closure themselves, if they are needed.
      if (inside === "node_modules" || inside.startsWith("node_modules/")) return false;
      const slash = statSync(file).isDirectory() ? "/" : "";
      return inside === "" || !UNUSED_IN_PACKAGES.some((pattern) => pattern.test(`${name}/${inside}${slash}`));
    },
  });
}

/** Packs the staged folder and prints what is in it. @throws SetupError when it breaks a rule */
async function packStage(folder, vsixPath) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .filter((path) => path !== ".vscodeignore");
  const unwanted = files.filter((path) => FORBIDDEN.some((pattern) => pattern.test(path)));
  if (unwanted.length > 0) throw new SetupError(`These do not belong in the VSIX: ${unwanted.join(", ")}`);
  const vsce = join(root, "node_modules", "@vscode", "vsce", "vsce");
  const options = ["--no-dependencies", "--allow-missing-repository", "--no-rewrite-relative-links", "--no-yarn"];
  await runOrFail("vsce", toolNode(), [vsce, "package", "--target", target(), ...options, "--out", vsixPath], {
    cwd: folder,
    env: toolEnvironment(),
    logPath: join(cacheFolder, "logs", "vsce.log"),
    budgetMs: BUDGET_MS,
  });
  printContents(folder, files);
  const { size } = statSync(vsixPath);
  const megabytes = (size / 1e6).toFixed(1);
  if (size > LIMIT_BYTES)
    throw new SetupError(`${vsixPath} has ${megabytes} MB, the limit is ${LIMIT_BYTES / 1e6} MB.`);
  console.log(`${vsixPath}: ${files.length} files, ${megabytes} MB`);
}

/** Our own files one by one, packages as sums: largest first. */
function printContents(folder, files) {
  const sizes = new Map();
  for (const path of files) {
    const packageName = /^dist\/node_modules\/((?:@[^/]+\/)?[^/]+)/u.exec(path)?.[1];
    const name = packageName === undefined ? path : `${packageName} (package)`;
    sizes.set(name, (sizes.get(name) ?? 0) + statSync(join(folder, path)).size);
  }
  const rows = [...sizes].sort(([, a], [, b]) => b - a);
  const small = rows.filter(([name, size]) => name.endsWith("(package)") && size < 300_000);
  for (const [name, size] of rows.filter((row) => !small.includes(row))) printRow(size, name);
  printRow(
    small.reduce((sum, [, size]) => sum + size, 0),
    `${small.length} smaller packages`,
  );
}

function printRow(sizeBytes, name) {
  console.log(`${String(Math.ceil(sizeBytes / 1000)).padStart(7)} kB  ${name}`);
}

function optionsOf(args) {
  const options = { build: true, out: undefined };
  for (let index = 0; index < args.length; index += 1) {
    if (args[index] === "--no-build") options.build = false;
    else if (args[index] === "--out" && args[index + 1] !== undefined) options.out = resolve(args[(index += 1)]);
    else throw new SetupError(`What is ${args[index]}? Known: --out FILE, --no-build.`);
  }
  return options;
}

runScript(async (args) => {
  const { build, out } = optionsOf(args);
  await ensurePackages();
  if (build)
    await runOrFail("The build", toolNode(), [join(root, "esbuild.mjs")], { cwd: root, env: toolEnvironment() });
  const { name, version } = readManifest();
  const vsixPath = out ?? join(root, `${name}-${target()}-${version}.vsix`);
  mkdirSync(dirname(vsixPath), { recursive: true });
  const folder = mkdtempSync(join(tmpdir(), "sealion-vsix-"));
  try {
    stageFolder(folder);
    await packStage(folder, vsixPath);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return 0;
});
