/** Child processes of the scripts: each in a process group of its own, so that stopping it stops what it started. */
import { spawn } from "node:child_process";
import { appendFileSync, createWriteStream, existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { SetupError } from "./project.mjs";

const KILL_GRACE_MS = 4000;
const PARENT_CHECK_MS = 1000;
const running = new Set();

/** Names a file to which every started group is added: who kills this script knows then what it leaves behind. */
const GROUP_LIST = "SEALION_GROUP_LIST";

/**
 * Starts a program in its own process group. It is stopped when this script is interrupted or ends.
 * `stdio` as in node:child_process.
 */
export function startProcess(command, args, options = {}) {
  stopAllWhenInterrupted();
  const child = spawn(command, args, { ...options, detached: process.platform !== "win32", windowsHide: true });
  running.add(child);
  const listPath = process.env[GROUP_LIST];
  if (listPath !== undefined && child.pid !== undefined) appendFileSync(listPath, `${child.pid}\n`);
  child.once("exit", () => running.delete(child));
  child.once("error", () => running.delete(child));
  return child;
}

/** Ends a process and what it started; by force when it is still there after a few seconds. */
export async function stopProcess(child) {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) {
    signalGroup(child, "SIGKILL");
    return;
  }
  const ended = new Promise((resolve) => child.once("exit", resolve));
  signalGroup(child, "SIGTERM");
  const timer = setTimeout(() => signalGroup(child, "SIGKILL"), KILL_GRACE_MS);
  await ended;
  clearTimeout(timer);
  // Members of the group that outlived their leader.
  signalGroup(child, "SIGKILL");
}

function signalGroup({ pid }, signal) {
  if (pid === undefined) return;
  try {
    if (process.platform === "win32") spawn("taskkill", ["/pid", String(pid), "/t", "/f"], { stdio: "ignore" });
    else process.kill(-pid, signal);
  } catch {
    // The group is gone already.
  }
}

export async function stopAllProcesses() {
  await Promise.all([...running].map((child) => stopProcess(child)));
}

let interruptible = false;
/** Work to do before an interrupted script leaves, when its processes are gone, in reverse order. */
const farewells = [];

/** Registers work for the moment when the script is interrupted with Ctrl-C or ended with SIGTERM. */
export function beforeInterrupt(work) {
  stopAllWhenInterrupted();
  farewells.push(work);
}

function stopAllWhenInterrupted() {
  if (interruptible) return;
  interruptible = true;
  const leave = async (exitCode) => {
    await stopAllProcesses();
    for (const work of farewells.splice(0).reverse()) await work();
    process.exit(exitCode);
  };
  process.once("SIGINT", () => void leave(130));
  process.once("SIGTERM", () => void leave(143));
  process.once("SIGHUP", () => void leave(129));
  if (process.env.npm_lifecycle_event === undefined) return;
  // npm runs a script through a shell, which a signal to npm alone ends without passing it on.
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    void leave(143);
  }, PARENT_CHECK_MS);
  watch.unref();
}

let runCount = 0;

/**
 * Runs a program to its end. Its output goes to `logPath` when that is given, into the result's `output`, and to the
 * terminal with `echo`. When `budgetMs` is over its whole group is killed and `timedOut` is true.
 */
export async function run(command, args, { logPath, budgetMs, echo = false, env = process.env, ...options } = {}) {
  const listPath = join(tmpdir(), `sealion-groups-${process.pid}-${(runCount += 1)}`);
  const child = startProcess(command, args, {
    ...options,
    env: { ...env, [GROUP_LIST]: listPath },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const log = logPath === undefined ? undefined : openLog(logPath);
  const chunks = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk) => {
      chunks.push(chunk);
      log?.write(chunk);
      if (echo) process.stdout.write(chunk);
    });
  }
  let timedOut = false;
  const timer =
    budgetMs === undefined
      ? undefined
      : setTimeout(() => {
          timedOut = true;
          void stopProcess(child);
        }, budgetMs);
  const { code, error } = await new Promise((resolve) => {
    child.once("error", (cause) => resolve({ code: 127, error: cause }));
    child.once("close", (exitCode, signal) => resolve({ code: exitCode ?? (signal === null ? 1 : 128) }));
    // A grandchild that left the group can hold the pipes open for ever.
    child.once("exit", (exitCode) => setTimeout(() => resolve({ code: exitCode ?? 128 }), 2000).unref());
  });
  clearTimeout(timer);
  // What a program forgot to stop, or could not when it was killed, does not outlive it.
  signalGroup(child, "SIGKILL");
  if (existsSync(listPath)) {
    for (const pid of readFileSync(listPath, "utf8").trim().split("\n")) signalGroup({ pid: Number(pid) }, "SIGKILL");
    rmSync(listPath);
  }
  if (error !== undefined) chunks.push(Buffer.from(`${command}: ${error.message}\n`));
  await new Promise((resolve) => (log === undefined ? resolve() : log.end(resolve)));
  return { code, timedOut, output: Buffer.concat(chunks).toString("utf8") };
}

function openLog(path) {
  mkdirSync(dirname(path), { recursive: true });
  return createWriteStream(path);
}

const TAIL_LINES = 30;

/** Like `run`, for steps that must succeed. @throws SetupError with the end of the output. */
export async function runOrFail(what, command, args, options) {
  const result = await run(command, args, options);
  if (result.code === 0 && !result.timedOut) return result.output;
  const tail = result.output.trimEnd().split("\n").slice(-TAIL_LINES).join("\n");
  const how = result.timedOut ? "took too long" : `failed (exit code ${result.code})`;
  throw new SetupError(`${tail}\n\n${what} ${how}.`);
}

/** How to call npm: the very one that runs this script where there is one, with the Node that belongs to it. */
export function npmCommand(args) {
  const { npm_execpath: cliPath, npm_node_execpath: nodePath } = process.env;
  if (cliPath?.endsWith(".js") && nodePath !== undefined) return [nodePath, [cliPath, ...args], {}];
  return process.platform === "win32" ? ["npm.cmd", args, { shell: true }] : ["npm", args, {}];
}
