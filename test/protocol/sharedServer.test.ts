/** One server for all of a user's clients: how it is found, started, shared and left. */
import { spawn } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from "vscode-jsonrpc/node";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { readOrMakeToken } from "../../src/client/privateFolder.ts";
import { generationsOf } from "../../src/core/serverNames.ts";
import { PROTOCOL_VERSION } from "../../src/shared/protocol.ts";
import { bundleScriptedServer, isRunning, ServerHome, waitForEnd, waitUntil } from "../support/serverHome.ts";

let bundleFolder: string;
let serverPath: string;
let home: ServerHome;

beforeAll(async () => {
  bundleFolder = mkdtempSync(path.join(os.tmpdir(), "sealion-bundle-"));
  serverPath = await bundleScriptedServer(bundleFolder);
});
afterAll(() => rmSync(bundleFolder, { recursive: true, force: true }));
beforeEach(() => {
  home = new ServerHome(serverPath);
});
afterEach(() => home.dispose());

/** Connects without the client's code, says `line`, and returns all that is answered until the server hangs up. */
function say(line: string): Promise<string> {
  const [pid = 0] = home.serverPids();
  return new Promise((resolve, reject) => {
    const socket = net.connect(path.join(home.paths.runtimeDir, `s${PROTOCOL_VERSION}-${pid}.sock`));
    let answer = "";
    socket.setEncoding("utf8");
    socket.on("data", (chunk: string) => (answer += chunk));
    socket.on("close", () => resolve(answer));
    socket.on("error", reject);
    socket.write(line);
  });
}

describe("finding and starting", () => {
  it("makes one server out of twenty clients that come together", async () => {
    const clients = await Promise.all(Array.from({ length: 20 }, () => home.acquire()));
    expect(new Set(clients.map(({ hello }) => hello.pid)).size).toBe(1);
    expect(home.log().match(/listens in/gu)).toHaveLength(1);
    for (const { socket } of clients) socket.destroy();
  });

  it("leaves one of eight servers that start together, without any lock of a client", async () => {
    const first = await home.acquire(); // makes the folder and the token
    process.kill(first.hello.pid, "SIGKILL");
    await waitForEnd(first.hello.pid);
    const args = [serverPath, "--runtime-dir", home.paths.runtimeDir, "--data-dir", home.paths.dataDir];
    const children = Array.from({ length: 8 }, () => spawn(process.execPath, args, { env: home.env, stdio: "ignore" }));
    const codes: (number | null)[] = [];
    for (const child of children) child.once("exit", (code) => codes.push(code));
    await waitUntil(() => codes.length === 7, "seven servers to leave", 10_000);
    expect(codes).toEqual(Array(7).fill(0));
    const { hello, socket } = await home.acquire();
    expect(children.map(({ pid }) => pid)).toContain(hello.pid);
    expect(children.filter((child) => child.exitCode === null && isRunning(child.pid!))).toHaveLength(1);
    socket.destroy();
  });

  it("takes the place of a server that was killed, and clears up after it", async () => {
    const first = await home.acquire();
    process.kill(first.hello.pid, "SIGKILL");
    await waitForEnd(first.hello.pid);
    expect(home.serverPids()).toEqual([first.hello.pid]);
    const second = await home.acquire();
    expect(home.serverPids()).toEqual([second.hello.pid]);
    const names = readdirSync(home.paths.runtimeDir);
    expect(generationsOf(names)).toEqual([2]);
    expect(readlinkSync(path.join(home.paths.runtimeDir, `m${PROTOCOL_VERSION}-2.sock`))).toContain(
      String(second.hello.pid),
    );
    expect(names).not.toContain("spawn.lock");
    second.socket.destroy();
  });

  it("takes over a spawn lock whose holder is dead", async () => {
    await home.acquire().then(({ hello }) => process.kill(hello.pid, "SIGKILL"));
    writeFileSync(path.join(home.paths.runtimeDir, "spawn.lock"), "999999999");
    const { hello } = await home.acquire({ deadlineMs: 4000 });
    expect(isRunning(hello.pid)).toBe(true);
  });

  it("is not misled by what a power cut left behind", async () => {
    const { runtimeDir } = home.paths;
    await home.acquire().then(({ hello }) => process.kill(hello.pid, "SIGKILL"));
    // Torn, and with numbers that belong to a process of today which is no server.
    writeFileSync(path.join(runtimeDir, "token"), "abc");
    const lockPath = path.join(runtimeDir, "spawn.lock");
    writeFileSync(lockPath, String(process.pid));
    const later = new Date(Date.now() + 3_600_000); // the clock had been wrong
    utimesSync(lockPath, later, later);
    const socketName = `s${PROTOCOL_VERSION}-${process.pid}.sock`;
    writeFileSync(path.join(runtimeDir, socketName), "");
    symlinkSync(socketName, path.join(runtimeDir, `m${PROTOCOL_VERSION}-7.sock`));
    const clients = await Promise.all([1, 2, 3].map(() => home.acquire({ deadlineMs: 8000 })));
    expect(new Set(clients.map(({ hello }) => hello.pid)).size).toBe(1);
    expect(generationsOf(readdirSync(runtimeDir))).toEqual([8]);
    expect(home.leftovers()).toEqual([]);
    for (const { socket } of clients) socket.destroy();
  });

  it("replaces a server that is stopped and does not greet", async () => {
    const first = await home.acquire();
    process.kill(first.hello.pid, "SIGSTOP");
    const second = await home.acquire({ helloTimeoutMs: 300 });
    expect(second.hello.pid).not.toBe(first.hello.pid);
    await waitForEnd(first.hello.pid);
    second.socket.destroy();
  });

  it("leaves a silent server alone that is only looked for, and ends it when told to stop", async () => {
    const first = await home.acquire();
    const { pid } = first.hello;
    process.kill(pid, "SIGSTOP");
    const look = home.look({ helloTimeoutMs: 300 });
    await expect(look).rejects.toMatchObject({ code: "server.notResponding", details: { pid, ended: false } });
    expect(home.serverPids()).toEqual([pid]);
    const stop = home.look({ helloTimeoutMs: 300, endsHung: true });
    await expect(stop).rejects.toMatchObject({ code: "server.notResponding", details: { pid, ended: true } });
    await waitForEnd(pid);
    first.socket.destroy();
  });

  it("says at once that a file is in the place of its folder, and looks for a server all the same", async () => {
    writeFileSync(path.join(home.folder, "file"), "");
    const dataDir = path.join(home.folder, "file", "data");
    const paths = { ...home.paths, dataDir, logFile: path.join(dataDir, "server.log") };
    await expect(home.acquire({ paths })).rejects.toMatchObject({
      code: "folder.notWritable",
      details: { path: dataDir },
    });
    const runtimeDir = path.join(dataDir, "run");
    expect(await home.look({ paths: { ...paths, runtimeDir } })).toBeUndefined();
  });

  it("says why a server does not start, in its own words", async () => {
    const broken = path.join(bundleFolder, "broken.mjs");
    writeFileSync(broken, 'throw new Error("the library is missing");\n');
    await expect(home.acquire({ serverPath: broken })).rejects.toMatchObject({
      code: "server.unavailable",
      details: { reason: expect.stringContaining("Node.js v") as string },
    });
    expect(home.log().match(/the library is missing/gu)?.length).toBeGreaterThanOrEqual(3); // tried three times
  });

  it("finds a short place for the socket when the user's folder is too deep for one", async () => {
    const deep = path.join(home.folder, "d".repeat(60), "e".repeat(60));
    const deepHome = new ServerHome(serverPath, { TMPDIR: os.tmpdir() });
    const { systemPaths } = await import("../../src/client/systemPaths.ts");
    const paths = systemPaths({ ...home.env, SEALION_HOME: deep });
    try {
      const { socket } = await deepHome.acquire({ paths });
      expect(paths.runtimeDir.length).toBeLessThan(68);
      expect(paths.dataDir).toBe(deep);
      socket.destroy();
    } finally {
      await deepHome.dispose();
      rmSync(paths.runtimeDir, { recursive: true, force: true });
    }
  });
});

describe("keeping strangers out", () => {
  it("refuses a runtime folder that others may open", async () => {
    await home.acquire();
    chmodSync(home.paths.runtimeDir, 0o755);
    await expect(home.acquire()).rejects.toMatchObject({ code: "server.unavailable" });
    chmodSync(home.paths.runtimeDir, 0o700);
  });

  it("refuses a wrong token, another protocol and noise, with one line of reason", async () => {
    const { socket } = await home.acquire();
    const token = readOrMakeToken(home.paths.runtimeDir);
    const wrong = `${"0".repeat(63)}${token.endsWith("1") ? "2" : "1"}`;
    const protocol = PROTOCOL_VERSION;
    expect(await say(`${JSON.stringify({ protocol, token: wrong })}\n`)).toBe('{"refused":"wrong token"}\n');
    expect(await say(`${JSON.stringify({ protocol, token: "" })}\n`)).toBe('{"refused":"wrong token"}\n');
    expect(await say(`${JSON.stringify({ protocol: protocol + 1, token })}\n`)).toMatch(
      /^\{"refused":".*protocol.*\n$/u,
    );
    expect(await say("GET / HTTP/1.1\r\n\r\n")).toBe('{"refused":"not a greeting"}\n');
    expect(await say("x".repeat(5000))).toBe('{"refused":"no greeting"}\n');
    expect((await home.connect().status()).clients).toBe(2); // they were never counted
    socket.destroy();
  });

  it("keeps token, socket and log from other users", async () => {
    const { statSync } = await import("node:fs");
    const { socket, hello } = await home.acquire();
    const { runtimeDir, logFile } = home.paths;
    expect(statSync(runtimeDir).mode & 0o777).toBe(0o700);
    expect(statSync(path.join(runtimeDir, "token")).mode & 0o777).toBe(0o600);
    expect(statSync(path.join(runtimeDir, `s${PROTOCOL_VERSION}-${hello.pid}.sock`)).mode & 0o077).toBe(0);
    expect(statSync(logFile).mode & 0o777).toBe(0o600);
    socket.destroy();
  });
});

describe("leaving", () => {
  it("outlives LSP's shutdown and exit, the client's own process id, and the end of a stream", async () => {
    const { socket, hello } = await home.acquire();
    const rpc = createMessageConnection(new StreamMessageReader(socket), new StreamMessageWriter(socket));
    rpc.listen();
    // A process that is dead: a language server that watches its client would leave now.
    const initialized = await rpc.sendRequest("initialize", { processId: 999_999_999, capabilities: {} });
    expect(initialized).toMatchObject({ serverInfo: { name: "sealion" } });
    await rpc.sendNotification("initialized", {});
    expect(await rpc.sendRequest("shutdown")).toBeNull();
    const closed = new Promise((resolve) => socket.once("close", resolve));
    await rpc.sendNotification("exit");
    await closed;
    const second = await home.acquire();
    second.socket.end();
    const third = await home.acquire();
    third.socket.destroy();
    await new Promise((resolve) => setTimeout(resolve, 3500)); // longer than a language server's watchdog
    expect((await home.connect().status()).pid).toBe(hello.pid);
  });

  it("leaves when nobody was there for the idle time, and not before", async () => {
    const idle = new ServerHome(serverPath, { SEALION_IDLE_MS: "300" });
    try {
      const first = await idle.acquire();
      await new Promise((resolve) => setTimeout(resolve, 600));
      expect(idle.log()).not.toContain("Leaving"); // its client is there
      first.socket.destroy();
      await waitForEnd(first.hello.pid);
      expect(idle.log()).toContain("Leaving: idle");
      expect(idle.serverPids()).toEqual([]);
      const second = await idle.acquire();
      expect(second.hello.pid).not.toBe(first.hello.pid);
      second.socket.destroy();
    } finally {
      await idle.dispose();
    }
  });

  it("stops for all windows when one says so, and starts again with the next request", async () => {
    const [one, two] = [home.connect(), home.connect()];
    const { pid } = await one.status();
    await two.status();
    const health: string[] = [];
    two.onDidChangeHealth((state) => health.push(state));
    const running = two.chat({ messages: [{ role: "user", content: "stream 1000 5" }], thinking: false });
    const outcome = expect(running).rejects.toMatchObject({ code: "server.stopped" });
    await waitUntil(() => two.lastStatus?.model.kind === "busy", "the answer to begin");
    await one.stopServer();
    await outcome;
    await waitForEnd(pid);
    await waitUntil(() => two.lastStatus === undefined, "the other window to know");
    expect(health).toEqual([]); // on purpose: no alarm
    expect(home.serverPids()).toEqual([]); // and no restart by itself
    expect((await two.status()).pid).not.toBe(pid);
  });

  it("does not start a server in order to stop it or to unload its model", async () => {
    const client = home.connect();
    await client.stopServer();
    expect(await client.unloadModel()).toBe(false);
    expect(existsSync(home.paths.logFile)).toBe(false);
  });
});
